import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { Deps } from '#deps'
import { findResultOfRound } from '#insight'
import { findLatestEdition, latestEdition, ourIndex } from '#instruments'
import type { Place } from '#network'
import { type Env, page } from '#platform/http'
import { href, patterns } from '#routes'
import { openRound, submitRound } from '../actions.ts'
import { type Round, stateOf, yearsToAnswerFor } from '../model.ts'
import type { Actor } from '../policy.ts'
import { listRounds } from '../store.ts'
import { answerByScript } from './answer.tsx'
import { areaPage, saveArea } from './area.tsx'
import { actorOf, closed, orClosed, roundFor, standingOf } from './open.ts'
import { OverviewPage } from './overview.tsx'
import { type ListedRound, RoundsPage } from './rounds.tsx'

export function assessmentPages(deps: Deps): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.rounds, (c) => showRounds(c, deps))
  pages.post(patterns.roundOpen, (c) => open(c, deps))
  pages.get(patterns.roundOpen, (c) => c.redirect(href('rounds', { lang: c.var.view.lang })))
  pages.get(patterns.round, (c) => showOverview(c, deps, c.req.param('round')))
  pages.post(patterns.roundSubmit, (c) => submit(c, deps, c.req.param('round')))
  pages.get(patterns.roundSubmit, (c) => {
    return c.redirect(href('round', { lang: c.var.view.lang, round: c.req.param('round') }))
  })
  pages.get(patterns.roundArea, (c) => areaPage(c, deps, c.req.param()))
  pages.post(patterns.roundArea, (c) => saveArea(c, deps, c.req.param()))
  pages.put(patterns.roundAnswer, (c) => answerByScript(c, deps, c.req.param()))
  return pages
}

async function showRounds(c: Context<Env>, deps: Deps, rejected?: { placeId?: string; sentence: string }) {
  const { view } = c.var
  const actor = await actorOf(deps, view)
  const places = new Map(actor.places.map((place) => [place.id, place]))
  const rounds = await listRounds(deps.db, [...places.keys()])
  const listed = rounds.map((round) => listedRound(deps, actor, places.get(round.placeId), round))
  const known = (await Promise.all(listed)).filter((one) => one !== undefined)
  const edition = findLatestEdition(deps.editions, ourIndex)
  const years = yearsToAnswerFor(deps.now())
  const node = (
    <RoundsPage view={view} places={actor.places} rounds={known} edition={edition} years={years} {...rejected} />
  )
  return page(c, node, rejected ? 422 : 200)
}

async function listedRound(
  deps: Deps,
  actor: Actor,
  place: Place | undefined,
  round: Round,
): Promise<ListedRound | undefined> {
  if (!place) return undefined
  const opened = { actor, round, place, edition: await deps.editions.get(round.editionId) }
  if (stateOf(round) === 'open') return { ...opened, counts: (await standingOf(deps, opened)).progress.counts }
  return { ...opened, resultId: (await findResultOfRound(deps.db, round.id))?.id }
}

async function open(c: Context<Env>, deps: Deps) {
  const { view } = c.var
  const t = view.speech.words('assessment')
  const actor = await actorOf(deps, view)
  const Opening = z.object({
    place: z
      .string()
      .max(200)
      .refine((id) => actor.places.some((place) => place.id === id)),
    year: z.coerce.number().refine((year) => yearsToAnswerFor(deps.now()).includes(year)),
  })
  const opening = Opening.safeParse(await c.req.parseBody())
  if (!opening.success) return showRounds(c, deps, { sentence: t('open.invalid') })
  const { place: placeId, year } = opening.data
  const edition = latestEdition(deps.editions, ourIndex)
  const { id, already } = await openRound(deps.db, { actor, placeId, edition, year, now: deps.now() })
  return c.redirect(href('round', { lang: view.lang, round: id }, already ? { already: 'yes' } : {}), 303)
}

async function showOverview(c: Context<Env>, deps: Deps, id: string, unconfirmed = false) {
  const { view } = c.var
  const opened = await roundFor(deps, view, id)
  const [standing, result] = await Promise.all([standingOf(deps, opened), findResultOfRound(deps.db, opened.round.id)])
  const already = c.req.query('already') === 'yes'
  const node = (
    <OverviewPage
      view={view}
      {...opened}
      {...standing}
      resultId={result?.id}
      already={already}
      unconfirmed={unconfirmed}
    />
  )
  return page(c, node, unconfirmed ? 422 : 200)
}

async function submit(c: Context<Env>, deps: Deps, id: string) {
  const { view } = c.var
  const opened = await roundFor(deps, view, id)
  if (stateOf(opened.round) !== 'open') throw closed(view)
  const form = await c.req.parseBody()
  if (form['confirm'] !== 'yes') return showOverview(c, deps, id, true)
  const { resultId } = await orClosed(view, submitRound(deps.db, { ...opened, now: deps.now() }))
  return c.redirect(href('result', { lang: view.lang, result: resultId }), 303)
}
