import { type Context, Hono } from 'hono'
import type { Deps } from '#deps'
import { getPlace, type Actor } from '#network'
import { type Env, notFound, page, Refusal } from '#platform/http'
import { languages } from '#platform/i18n'
import { href, patterns } from '#routes'
import { findRound } from '../../store.ts'
import { actorOf } from '../../strategy/pages/read.ts'
import { planVisit } from '../actions.ts'
import { emptyContent } from '../model.ts'
import { listVisits } from '../store.ts'
import { VisitsBoard } from './board.tsx'
import { checkPages } from './check-handlers.tsx'
import { visitFiles } from './files.ts'
import { findingPages } from './finding-handlers.tsx'
import { type Faults, isFaulty, readPlan, type Typed } from './forms.ts'
import { PlanPage } from './plan.tsx'
import { programmePages } from './programme-handlers.tsx'
import { readRecorded, RecordedVisitsPage } from './recorded.tsx'
import { overviewPages } from './visit-handlers.tsx'

export function visitPages(deps: Deps): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.visits, (c) => showBoard(c, deps))
  // Before a visit: its address lies where an id stands.
  pages.get(patterns.recordedVisits, async (c) => {
    const { view } = c.var
    return page(c, <RecordedVisitsPage view={view} {...await readRecorded(deps, view)} />)
  })
  pages.get(patterns.visitOfRound, (c) => showOfRound(c, deps, c.req.param('round')))
  pages.post(patterns.visitOfRound, (c) => plan(c, deps, c.req.param('round')))
  pages.route('/', overviewPages(deps))
  pages.route('/', programmePages(deps))
  pages.route('/', findingPages(deps))
  pages.route('/', checkPages(deps))
  pages.route('/', visitFiles(deps))
  return pages
}

/** The secretariat sees all of its world; others what they are assigned to and those of their places. */
async function showBoard(c: Context<Env>, { db }: Deps) {
  const { accountId, demonstration, mandates } = actorOf(c) as Actor
  const runs = mandates.some(({ role }) => role === 'secretariat')
  const placeIds = mandates.flatMap(({ placeId }) => placeId ?? [])
  const visits = await listVisits(db, runs ? { demonstration } : { demonstration, placeIds, expertId: accountId })
  return page(c, <VisitsBoard view={c.var.view} visits={visits} demonstration={demonstration} runs={runs} />)
}

/** Throws notFound. */
async function placedRound({ db }: Deps, id: string) {
  const round = await findRound(db, id)
  if (!round) throw notFound()
  return { round, place: await getPlace(db, round.placeId) }
}

async function showOfRound(c: Context<Env>, deps: Deps, id: string, refused?: { typed: Typed; faults: Faults }) {
  const { view } = c.var
  const { round, place } = await placedRound(deps, id)
  const visits = await listVisits(deps.db, { demonstration: round.demonstration, roundId: id })
  const runs = (actorOf(c) as Actor).mandates.some(({ role }) => role === 'secretariat')
  const [only] = visits
  // Whoever plans no other one is led to the only one there is.
  if (visits.length === 1 && only && !runs) return c.redirect(href('visit', { lang: view.lang, visit: only.id }))
  const sent = { typed: refused?.typed ?? {}, faults: refused?.faults ?? {} }
  return page(c, <PlanPage view={view} {...{ round, place, visits, runs }} {...sent} />, refused ? 422 : 200)
}

async function plan(c: Context<Env>, deps: Deps, id: string) {
  const { lang, speech } = c.var.view
  const { round } = await placedRound(deps, id)
  if (!round.submittedAt) throw new Refusal('conflict', speech.words('visits')('plan.early'))
  const { typed, faults, plan: planned } = readPlan(await c.req.parseBody(), languages)
  if (isFaulty(faults)) return showOfRound(c, deps, id, { typed, faults })
  const { kind, language, ...basics } = planned
  const content = { ...emptyContent, ...basics }
  const visit = await planVisit(deps.db, { actor: actorOf(c), now: deps.now() }, round, { kind, language, content })
  return c.redirect(href('visit', { lang, visit }, { done: 'planned' }), 303)
}
