import { type Context, Hono } from 'hono'
import type { Deps } from '#deps'
import { textsIn } from '#instruments'
import { mandateDay } from '#network'
import { type Env, page, Refusal } from '#platform/http'
import { href, patterns } from '#routes'
import { actingIn, surveyOf } from '../../request.ts'
import { openSurvey } from '../actions.ts'
import { chosenFrom, phaseOf } from '../model.ts'
import { type Faults, faultsOf, readOpening, suggested, type TypedOpening } from '../opening.ts'
import { listCandidates } from '../people-store.ts'
import { type Collected, listInvited } from '../store.ts'
import { OpenPage } from './open.tsx'

export type Needs = Pick<Deps, 'db' | 'now' | 'editions' | 'surveyLinks' | 'config'>

export function openingPages(deps: Needs): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.surveyOpen, async (c) => {
    const survey = await surveyOf(c, deps)
    const edition = await editionOf(c, deps, survey)
    const typed = suggested(survey.letter, (lang) => textsIn(edition, lang).edition.title)
    return show(c, deps, survey, { typed: { ...typed, until: survey.answersUntil ?? '' }, faults: {} })
  })
  pages.post(patterns.surveyOpen, (c) => open(c, deps))
  return pages
}

/** Throws Refusal conflict where nothing is published, or it is closed: with a sentence on what to do. */
async function editionOf(c: Context<Env>, { editions }: Needs, survey: Collected) {
  const t = c.var.view.speech.words('surveys')
  if (survey.editionId === null) throw new Refusal('conflict', t('open.unpublished'))
  if (phaseOf(survey) === 'closed') throw new Refusal('conflict', t('open.closed'))
  return editions.get(survey.editionId)
}

interface Shown {
  readonly typed: TypedOpening
  readonly faults: Faults
  readonly sentence?: string
}

async function show(c: Context<Env>, deps: Needs, survey: Collected, { typed, faults, sentence }: Shown) {
  const { view } = c.var
  const today = mandateDay(deps.now())
  const [candidates, invited, edition] = await Promise.all([
    listCandidates(deps.db, survey.demonstration, today),
    listInvited(deps.db, survey.id, today),
    editionOf(c, deps, survey),
  ])
  const shown = {
    survey,
    title: textsIn(edition, view.lang).edition.title,
    candidates,
    asked: chosenFrom(candidates, typed.choice),
    before: new Set(invited.map(({ placeId, networkId }) => placeId ?? networkId ?? '')),
    typed,
    faults,
    sentence,
  }
  return page(c, <OpenPage view={view} {...shown} />, sentence === undefined ? 200 : 422)
}

async function open(c: Context<Env>, deps: Needs): Promise<Response> {
  const { lang, speech } = c.var.view
  const t = speech.words('surveys')
  const survey = await surveyOf(c, deps)
  await editionOf(c, deps, survey)
  const body = await c.req.parseBody({ all: true })
  const typed = readOpening(body)
  if (body['do'] === 'count') return show(c, deps, survey, { typed, faults: {} })
  const today = mandateDay(deps.now())
  const faults = faultsOf(typed, today, speech)
  if (Object.keys(faults).length > 0) return show(c, deps, survey, { typed, faults, sentence: t('open.faults') })
  const asked = chosenFrom(await listCandidates(deps.db, survey.demonstration, today), typed.choice)
  if (asked.length === 0) return show(c, deps, survey, { typed, faults, sentence: t('open.nobody') })
  const { letter, until } = typed
  const opening = { asked, letter, answersUntil: until || null }
  const added = await openSurvey(deps.db, actingIn(c, deps), survey.id, opening)
  return c.redirect(href('survey', { lang, survey: survey.id }, { done: 'opened', count: added }), 303)
}
