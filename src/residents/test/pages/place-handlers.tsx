import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { type Context, Hono } from 'hono'
import { findItem } from '#instruments'
import type { Actor } from '#network'
import { type Env, notFound, page, Refusal } from '#platform/http'
import { href, patterns } from '#routes'
import { giveRun, saveAdaptation } from '../actions.ts'
import { readAdaptation, typedOf } from '../adapt-form.ts'
import { testAsShown, testAt, type TestHere, type TestPlace } from '../place-test.ts'
import { leads } from '../policy.ts'
import { publishedOf } from '../published.ts'
import { faultsIn, givenOf, pageIdIn, readSaid, readSent, readVersions, type SentForm, valueIn } from '../sent.ts'
import { listVersions } from '../store.ts'
import type { Part } from '../summary.ts'
import { isFilter } from '../model.ts'
import { AdaptPage } from './adapt.tsx'
import { AdaptQuestionPage } from './adapt-question.tsx'
import { CityPage } from './city.tsx'
import { LeafletPage } from './leaflet.tsx'
import { PaperPage } from './paper.tsx'
import type { Needs } from './take-handlers.tsx'

export function placePages(deps: Needs): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.placeTest, async (c) => {
    const here = await placeHere(c, deps)
    const part = partIn(c)
    const published = await publishedOf(deps, here, part)
    const shown = published?.summary.sizes[part?.filter ?? 'channel'][part?.category ?? '']
    // A part that is not shown, or nobody's, is as if none had been asked for.
    const known = part && typeof shown === 'number' ? part : undefined
    const seen = part && !known ? await publishedOf(deps, here, undefined) : published
    const leading = leads(c.var.view.actor as Actor | null, here.place)
    return page(c, <CityPage view={c.var.view} here={here} published={seen} part={known} leads={leading} />)
  })
  pages.get(patterns.placeTestLeaflet, async (c) =>
    page(c, <LeafletPage view={c.var.view} here={await placeHere(c, deps)} />),
  )
  pages.get(patterns.placeTestAdapt, (c) => showAdapt(c, deps))
  pages.post(patterns.placeTestAdapt, (c) => adaptQuestion(c, deps))
  pages.get(patterns.placeTestPaper, async (c) => {
    const shown = { typed: {}, faults: new Map(), empty: false, entered: c.req.query('done') !== undefined }
    const here = await placeHere(c, deps)
    return page(c, <PaperPage view={c.var.view} here={here} {...shown} pageId={randomUUID()} />)
  })
  pages.post(patterns.placeTestPaper, (c) => enterPaper(c, deps))
  return pages
}

type PlaceHere = TestHere & { place: TestPlace }

/** Throws notFound for a place that is not in the record. */
async function placeHere(c: Context<Env>, deps: Needs): Promise<PlaceHere> {
  return ofPlace(await testAt(deps, c.req.param('id')))
}

function ofPlace(here: TestHere): PlaceHere {
  if (!here.place) throw notFound()
  return { ...here, place: here.place }
}

function partIn(c: Context<Env>): Part {
  const [filter, category] = [c.req.query('by'), c.req.query('is')]
  return isFilter(filter) && category ? { filter, category } : undefined
}

function actorOf(c: Context<Env>): Actor {
  if (!c.var.view.actor) throw new Refusal('sign_in')
  return c.var.view.actor as Actor
}

async function showAdapt(c: Context<Env>, deps: Needs) {
  const here = await placeHere(c, deps)
  const { view } = c.var
  const item = c.req.query('item')
  if (item !== undefined) {
    const typed = typedOf(here.adaptations.find((one) => one.item === item)?.content)
    const shown = { item: adaptableOf(here, item), typed, faults: {}, preview: undefined }
    return page(c, <AdaptQuestionPage view={view} here={here} {...shown} />)
  }
  const done = c.req.query('done')
  const said = done === 'saved' || done === 'back' ? done : undefined
  const versions = await listVersions(deps.db, here.place.id)
  return page(c, <AdaptPage view={view} here={here} versions={versions} done={said} />)
}

/** Throws notFound for a question that stays the same everywhere. */
function adaptableOf({ common }: TestHere, item: string): string {
  if (!findItem(common, item)?.adaptable) throw notFound()
  return item
}

async function adaptQuestion(c: Context<Env>, deps: Needs) {
  const here = await placeHere(c, deps)
  const { view } = c.var
  const form: SentForm = await c.req.parseBody({ all: true })
  const item = adaptableOf(here, valueIn(form, 'item'))
  const adapting = { actor: actorOf(c), now: deps.now(), placeId: here.place.id, item }
  const back = (done: string) =>
    c.redirect(href('placeTestAdapt', { lang: view.lang, id: here.place.id }, { done }), 303)
  if (valueIn(form, 'do') === 'back') {
    if (here.adaptations.some((one) => one.item === item)) await saveAdaptation(deps.db, adapting, null)
    return back('back')
  }
  const { content, faults } = readAdaptation(here.common.languages, form)
  if (content && valueIn(form, 'do') === 'save') {
    const asked = here.adaptations.find((one) => one.item === item)
    if (!isDeepStrictEqual(asked?.content, content)) await saveAdaptation(deps.db, adapting, content)
    return back('saved')
  }
  const shown = { item, typed: form, faults, preview: content }
  return page(c, <AdaptQuestionPage view={view} here={here} {...shown} />, content ? 200 : 422)
}

async function enterPaper(c: Context<Env>, deps: Needs) {
  const form: SentForm = await c.req.parseBody({ all: true })
  const placeId = c.req.param('id')
  const here = ofPlace(await testAsShown(deps, placeId, (edition) => readVersions(edition, form)))
  const { view } = c.var
  const sent = readSent(here.edition, form)
  const answers = givenOf(here.edition, sent.answers)
  const empty = Object.keys(answers).length === 0
  if (sent.unfit.length > 0 || empty) {
    const shown = { typed: form, faults: faultsIn(here.edition, form), empty, entered: false, pageId: pageIdIn(form) }
    return page(c, <PaperPage view={view} here={here} {...shown} />, 422)
  }
  const versions = here.adaptations.map(({ item, version }) => ({ item, version }))
  const run = { edition: here.common, placeId: here.place.id, channel: 'paper' as const, answers, versions }
  await giveRun(deps.db, { ...run, ...readSaid(form), now: deps.now() }, pageIdIn(form))
  return c.redirect(href('placeTestPaper', { lang: view.lang, id: here.place.id }, { done: 1 }), 303)
}
