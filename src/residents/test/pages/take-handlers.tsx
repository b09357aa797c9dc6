import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { Deps } from '#deps'
import { listPlaces } from '#network'
import { type Env, page, Refusal } from '#platform/http'
import { href, patterns } from '#routes'
import { giveRun } from '../actions.ts'
import { testAsShown, testAt, type TestHere } from '../place-test.ts'
import {
  faultsIn,
  givenOf,
  pageIdIn,
  readSaid,
  readSent,
  readVersions,
  type SentForm,
  valueIn,
  valuesIn,
} from '../sent.ts'
import { IntroPage } from './intro.tsx'
import { PrintPage } from './print.tsx'
import { QuestionsPage } from './questions.tsx'
import { ResultPage } from './result.tsx'
import { ThanksPage } from './thanks.tsx'

export type Needs = Pick<Deps, 'db' | 'editions' | 'now'>

/** The test alone: no cookie, no account; answers come once, at the end, and are kept only when they are given. */
export function takePages(deps: Needs): Hono<Env> {
  const pages = new Hono<Env>()
  const here = (c: Context<Env>) => testAt(deps, c.req.query('place'))
  pages.get(patterns.citizenshipTest, async (c) => page(c, <IntroPage view={c.var.view} here={await here(c)} />))
  pages.get(patterns.citizenshipTestQuestions, async (c) => {
    const empty = { typed: new Map(), tried: [], faults: new Map() }
    return page(c, <QuestionsPage view={c.var.view} here={await here(c)} {...empty} />)
  })
  pages.post(patterns.citizenshipTestQuestions, (c) => showResult(c, deps))
  pages.post(patterns.citizenshipTestGive, (c) => give(c, deps))
  pages.get(patterns.citizenshipTestThanks, async (c) => {
    // It is asked for the moment answers were given.
    c.set('unlogged', true)
    return page(c, <ThanksPage view={c.var.view} place={(await here(c)).place} />)
  })
  pages.get(patterns.citizenshipTestPrint, async (c) => {
    const large = c.req.query('large') !== undefined
    return page(c, <PrintPage view={c.var.view} here={await here(c)} large={large} />)
  })
  return pages
}

const formOf = async (c: Context<Env>): Promise<SentForm> => c.req.parseBody({ all: true })

async function showResult(c: Context<Env>, deps: Needs) {
  c.set('unlogged', true)
  const { view } = c.var
  const form = await formOf(c)
  c.header('cache-control', 'no-store')
  const here = await shownTo(deps, form, valueIn(form, 'place'))
  const sent = readSent(here.edition, form)
  if (sent.unfit.length > 0) {
    const typed = new Map(here.edition.items.map(({ key }) => [key, valuesIn(form, key)]))
    const faults = faultsIn(here.edition, form)
    return page(c, <QuestionsPage view={view} here={here} typed={typed} tried={sent.tried} faults={faults} />, 422)
  }
  const places = here.place ? [] : (await listPlaces(deps.db)).toSorted((a, b) => view.speech.compare(a.name, b.name))
  const shown = { here, sent, form, pageId: randomUUID(), places }
  return page(c, <ResultPage view={view} {...shown} />)
}

/** Their answers belong to the questions they saw, though the place may have changed them since. */
const shownTo = (deps: Needs, form: SentForm, place: string): Promise<TestHere> =>
  testAsShown(deps, place || undefined, (edition) => readVersions(edition, form))

async function give(c: Context<Env>, deps: Needs) {
  c.set('unlogged', true)
  const { speech, lang } = c.var.view
  const form = await formOf(c)
  c.header('cache-control', 'no-store')
  const asked = await shownTo(deps, form, valueIn(form, 'asked') || valueIn(form, 'place'))
  const named = valueIn(form, 'place') !== ''
  if (named && asked.place?.id !== valueIn(form, 'place')) {
    throw new Refusal('invalid', speech.words('citizenshipTest')('give.unknown'))
  }
  const { edition } = asked
  const own = new Set(asked.adaptations.map(({ item }) => item))
  const answers = Object.entries(givenOf(edition, readSent(edition, form).answers))
  const run = {
    edition: asked.common,
    placeId: named && asked.place ? asked.place.id : null,
    channel: 'alone' as const,
    ...readSaid(form),
    // A question of a place is answered for that place alone.
    answers: Object.fromEntries(named ? answers : answers.filter(([key]) => !own.has(key))),
    versions: named ? asked.adaptations.map(({ item, version }) => ({ item, version })) : [],
    now: deps.now(),
  }
  if (Object.keys(run.answers).length === 0)
    throw new Refusal('invalid', speech.words('citizenshipTest')('give.nothing'))
  await giveRun(deps.db, run, pageIdIn(form))
  return c.redirect(href('citizenshipTestThanks', { lang }, { place: asked.place?.id }), 303)
}
