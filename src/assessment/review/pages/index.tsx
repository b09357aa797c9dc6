import { type Context, Hono } from 'hono'
import { findResultOfRound } from '#insight'
import { listAnswers } from '#instruments'
import { actsAs, findPlaceTarget, listExperts, mandateDay } from '#network'
import { type Env, page, Refusal } from '#platform/http'
import { href, patterns } from '#routes'
import { finishReview, validateReview } from '../actions.ts'
import { boardStateOf, byClock, isListed, readFilter } from '../board.ts'
import { byFitness, fitnessOf } from '../fitness.ts'
import { comparedAt } from '../model.ts'
import { missingIn } from '../standing.ts'
import { type BoardRow, findReview, listBoard, listPlaceLanguages, listSeats } from '../store.ts'
import { reviewAreaPages } from './area.tsx'
import { assignPages } from './assign.ts'
import { type BoardEntry, BoardPage } from './board.tsx'
import { actingOf, actorOf, type Needs, type OpenedReview, refuseClosed, reviewFor } from './open.ts'
import { type ReviewProps, ReviewPage } from './review-view.tsx'
import { stepPages } from './steps.ts'
import { ValidatePage } from './validate.tsx'

export function reviewPages(deps: Needs): Hono<Env> {
  const pages = new Hono<Env>()
  pages.get(patterns.reviews, (c) => showBoard(c, deps))
  pages.get(patterns.review, (c) => showReview(c, deps, c.req.param('round')))
  pages.post(patterns.reviewFinish, (c) => finish(c, deps, c.req.param('round')))
  pages.get(patterns.reviewValidate, (c) => showValidate(c, deps, c.req.param('round')))
  pages.post(patterns.reviewValidate, (c) => validate(c, deps, c.req.param('round')))
  pages.route('/', reviewAreaPages(deps))
  pages.route('/', assignPages(deps, showReview))
  pages.route('/', stepPages(deps, showReview))
  return pages
}

async function showBoard(c: Context<Env>, deps: Needs) {
  const { view } = c.var
  const actor = actorOf(view)
  const { demonstration, accountId } = actor
  const now = deps.now()
  const filter = actsAs(actor, 'secretariat') ? readFilter(c.req.query()) : null
  const rows = await listBoard(deps.db, { demonstration, ...(filter ? {} : { accountId }) })
  const entries = await entriesOf(deps, rows, filter ? null : accountId)
  const shown = entries.filter((entry) => isListed(entry, filter, now)).sort(byClock)
  const experts = filter ? await listExperts(deps.db, { demonstration, on: mandateDay(now) }) : []
  return page(c, <BoardPage view={view} {...{ entries: shown, filter, experts, demonstration, now }} />)
}

async function entriesOf(deps: Needs, rows: readonly BoardRow[], reader: string | null): Promise<BoardEntry[]> {
  const seats = await listSeats(
    deps.db,
    rows.map(({ id }) => id),
  )
  return Promise.all(
    rows.map(async (round) => {
      const own = seats.get(round.id) ?? []
      const edition = await deps.editions.get(round.editionId)
      const part = own.find(({ accountId }) => accountId === reader)?.part
      const blind = part === 'blind' && comparedAt({ seats: own }) === null
      const state = boardStateOf(round, own, !blind && (await isReady(deps, round, own)))
      return { round, seats: own, state, items: edition.items.length, blind }
    }),
  )
}

/** Asked only where all experts have finished: the answer needs the whole review. */
async function isReady(deps: Needs, round: BoardRow, seats: BoardEntry['seats']): Promise<boolean> {
  const over = seats.length > 0 && seats.every(({ finishedAt }) => finishedAt)
  if (!round.submittedAt || round.validatedAt || !over) return false
  const [review, given, edition] = await Promise.all([
    findReview(deps.db, round.id),
    listAnswers(deps.db, round.responseId),
    deps.editions.get(round.editionId),
  ])
  return missingIn(edition, given, review).length === 0
}

export type Shown = Pick<ReviewProps, 'refusedStep' | 'refusedAssign'>
export type Show = (c: Context<Env>, deps: Needs, id: string, refused?: Shown) => Promise<Response>

async function showReview(c: Context<Env>, deps: Needs, id: string, refused?: Shown) {
  const { view } = c.var
  const opened = await reviewFor(deps, view, id)
  const [result, fitnesses] = await Promise.all([
    findResultOfRound(deps.db, opened.round.id),
    opened.reader.runs && !opened.round.validatedAt ? fitnessesFor(deps, opened) : [],
  ])
  const asked = c.req.query('done')
  const done = (['experts', 'said', 'finished', 'validated'] as const).find((one) => one === asked)
  const props = { ...opened, fitnesses, resultId: result?.id, done: refused ? undefined : done, ...refused }
  return page(c, <ReviewPage view={view} {...props} />, refused ? 422 : 200)
}

/** Every expert of the same world, with the reviews they have under way. */
async function fitnessesFor({ db }: Needs, { round, now }: OpenedReview) {
  const today = mandateDay(now)
  const { demonstration, placeId: id } = round
  const [experts, target, rows, languages] = await Promise.all([
    listExperts(db, { demonstration, on: today }),
    findPlaceTarget(db, id),
    listBoard(db, { demonstration }),
    listPlaceLanguages(db, id),
  ])
  const underWay = rows.filter((row) => row.validatedAt === null && row.id !== round.id)
  const seats = await listSeats(
    db,
    underWay.map((row) => row.id),
  )
  const taken = [...seats.values()].flat()
  const place = { id, networkIds: target?.networkIds ?? [] }
  return experts
    .map((expert) => {
      const load = taken.filter(({ accountId }) => accountId === expert.accountId).length
      return fitnessOf(expert, { place, languages, load }, today)
    })
    .sort(byFitness)
}

async function finish(c: Context<Env>, deps: Needs, id: string) {
  const opened = await reviewFor(deps, c.var.view, id)
  await finishReview(deps.db, actingOf(opened)).catch((error: unknown) => {
    if (!(error instanceof Refusal) || error.code !== 'conflict') throw error
    throw new Refusal('conflict', c.var.view.speech.words('review')('finish.unread'))
  })
  return c.redirect(href('review', { lang: c.var.view.lang, round: opened.round.id }, { done: 'finished' }), 303)
}

async function showValidate(c: Context<Env>, deps: Needs, id: string, unconfirmed = false) {
  const { view } = c.var
  const opened = await reviewFor(deps, view, id)
  return page(c, <ValidatePage view={view} {...opened} unconfirmed={unconfirmed} />, unconfirmed ? 422 : 200)
}

async function validate(c: Context<Env>, deps: Needs, id: string) {
  const { view } = c.var
  const opened = await reviewFor(deps, view, id)
  if ((await c.req.parseBody())['confirm'] !== 'yes') return showValidate(c, deps, id, true)
  await validateReview(deps.db, actingOf(opened)).catch((error: unknown) => refuseClosed(c, error))
  return c.redirect(href('review', { lang: view.lang, round: opened.round.id }, { done: 'validated' }), 303)
}
