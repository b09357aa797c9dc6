import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { Deps } from '#deps'
import { findResultOfRound } from '#insight'
import { findLatestEdition, latestEdition, ourIndex } from '#instruments'
import type { Place } from '#network'
import { type Env, page } from '#platform/http'
import { href, patterns } from '#routes'
import { openRound } from '../actions.ts'
import { togetherOf } from '../departments/pages/together.ts'
import { listSteps } from '../life-store.ts'
import { type Round, stateOf, yearsLeft, yearsToAnswerFor } from '../model.ts'
import { type Actor, mayOpen } from '../policy.ts'
import { listRounds } from '../store.ts'
import { answerByScript } from './answer.tsx'
import { areaPage, saveArea } from './area.tsx'
import { actorOf, roundFor, standingOf } from './open.ts'
import { OverviewPage } from './overview.tsx'
import { reopen, signingOf, type SigningRefused, signOff } from './signing.ts'
import { type ListedRound, type Rejection, RoundsPage } from './rounds.tsx'

export function roundPages(deps: Deps): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.rounds, (c) => showRounds(c, deps))
  pages.post(patterns.roundOpen, (c) => open(c, deps))
  pages.get(patterns.roundOpen, (c) => c.redirect(href('rounds', { lang: c.var.view.lang })))
  pages.get(patterns.round, (c) => showOverview(c, deps, c.req.param('round')))
  pages.post(patterns.roundSubmit, (c) => signOff(c, deps, c.req.param('round'), showOverview))
  pages.post(patterns.roundReopen, (c) => reopen(c, deps, c.req.param('round'), showOverview))
  pages.get(patterns.roundSubmit, (c) => {
    return c.redirect(href('round', { lang: c.var.view.lang, round: c.req.param('round') }))
  })
  pages.get(patterns.roundArea, (c) => areaPage(c, deps, c.req.param()))
  pages.post(patterns.roundArea, (c) => saveArea(c, deps, c.req.param()))
  pages.put(patterns.roundAnswer, (c) => answerByScript(c, deps, c.req.param()))
  return pages
}

async function showRounds(c: Context<Env>, deps: Deps, rejection?: Rejection) {
  const { view } = c.var
  const actor = await actorOf(deps, view)
  const places = new Map(actor.places.map((place) => [place.id, place]))
  const rounds = await listRounds(deps.db, [...places.keys()])
  const listed = rounds.map((round) => listedRound(deps, actor, places.get(round.placeId), round))
  const known = (await Promise.all(listed)).filter((one) => one !== undefined)
  const edition = findLatestEdition(deps.editions, ourIndex)
  const years = yearsToAnswerFor(deps.now())
  const openings = actor.places.flatMap((place) =>
    edition && mayOpen(actor, place.id)
      ? yearsLeft(rounds, { placeId: place.id, editionId: edition.id, years }).map((year) => ({ place, year }))
      : [],
  )
  const shown = { places: actor.places, rounds: known, edition, openings, rejection }
  const refused = rejection?.round ? 409 : 422
  return page(c, <RoundsPage view={view} {...shown} />, rejection ? refused : 200)
}

async function listedRound(
  deps: Deps,
  actor: Actor,
  place: Place | undefined,
  round: Round,
): Promise<ListedRound | undefined> {
  if (!place) return undefined
  const opened = { actor, round, place, edition: await deps.editions.get(round.editionId) }
  if (stateOf(round) === 'open') {
    const [{ progress }, together] = await Promise.all([standingOf(deps, opened), togetherOf(deps, opened)])
    return { ...opened, progress, together }
  }
  return { ...opened, resultId: (await findResultOfRound(deps.db, round.id))?.id }
}

/** The form's one field: `PLACE:YEAR`. */
const Opening = z.object({
  round: z
    .string()
    .regex(/^[^:]{1,200}:\d{4}$/)
    .transform((round) => round.split(':'))
    .transform(([place, year]) => ({ place, year: Number(year) })),
})

async function open(c: Context<Env>, deps: Deps) {
  const { view } = c.var
  const t = view.speech.words('assessment')
  const actor = await actorOf(deps, view)
  const asked = Opening.safeParse(await c.req.parseBody())
  const place = actor.places.find(({ id }) => id === asked.data?.round.place && mayOpen(actor, id))
  const year = yearsToAnswerFor(deps.now()).find((one) => one === asked.data?.round.year)
  if (!place || year === undefined) return showRounds(c, deps, { sentence: t('open.invalid') })
  const edition = latestEdition(deps.editions, ourIndex)
  const { id, already } = await openRound(deps.db, { actor, placeId: place.id, edition, year, now: deps.now() })
  if (already && already !== 'open') {
    const sentence = t('open.answered', { place: place.name, year: String(year) })
    return showRounds(c, deps, {
      sentence,
      round: { id, name: t('round.name', { place: place.name, year: String(year) }) },
    })
  }
  return c.redirect(href('round', { lang: view.lang, round: id }, already ? { already: 'yes' } : {}), 303)
}

async function showOverview(c: Context<Env>, deps: Deps, id: string, refused?: SigningRefused) {
  const { view } = c.var
  const opened = await roundFor(deps, view, id)
  const [standing, together, steps, result, signing] = await Promise.all([
    standingOf(deps, opened),
    togetherOf(deps, opened),
    listSteps(deps.db, opened.round.id),
    findResultOfRound(deps.db, opened.round.id),
    signingOf(deps, opened.round, refused),
  ])
  const already = c.req.query('already') === 'yes'
  const node = (
    <OverviewPage
      view={view}
      {...opened}
      {...standing}
      together={together}
      steps={steps}
      resultId={result?.id}
      already={already}
      signing={signing}
    />
  )
  return page(c, node, refused ? 422 : 200)
}
