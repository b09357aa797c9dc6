import type { Deps } from '#deps'
import {
  atLeast,
  findDocument,
  findResultOfRound,
  levelOfResult,
  type ResultDocument,
  type ResultHead,
  standingOf,
} from '#insight'
import type { Edition } from '#instruments'
import { getPlace, mandateDay, type Place } from '#network'
import type { Actor } from '#platform/access'
import { notFound, Refusal, type View } from '#platform/http'
import type { Round } from '../../model.ts'
import { movesOf } from '../../report/index.ts'
import { findRound, listReviewerIds, listRounds } from '../../store.ts'
import type { Strategy } from '../model.ts'
import { type Moved, movedBetween } from '../planned.ts'
import { strategyRights, type StrategyRights } from '../policy.ts'
import { openOf, type Recommendation, recommendationsOf } from '../recommendations.ts'
import { findStrategy, listVisitorIds, versions } from '../store.ts'

export type Needs = Pick<Deps, 'db' | 'editions' | 'now'>

/** A strategy in the hands of a reader, with the round it came out of. */
export interface OpenedStrategy {
  readonly round: Round
  readonly place: Place
  readonly edition: Edition
  readonly rights: StrategyRights
  readonly strategy: Strategy
  readonly version: number
  readonly restoredFrom: number | null
  readonly publicSince: Date | null
  readonly result: ResultHead | undefined
  readonly document: ResultDocument | undefined
  readonly today: string
}

/** Throws Refusal sign_in. */
export function actorOf(c: { var: { view: View } }): Actor {
  if (!c.var.view.actor) throw new Refusal('sign_in')
  return c.var.view.actor
}

/** Throws notFound. */
export async function strategyFor({ db, editions, now }: Needs, view: View, id: string): Promise<OpenedStrategy> {
  const round = /^[\w-]{1,100}$/.test(id) ? await findRound(db, id) : undefined
  if (!round) throw notFound()
  const [place, edition, head, known, result, reviewers, visitors] = await Promise.all([
    getPlace(db, round.placeId),
    editions.get(round.editionId),
    versions.newest(db, id),
    findStrategy(db, id),
    findResultOfRound(db, id),
    listReviewerIds(db, id),
    listVisitorIds(db, id),
  ])
  return {
    round,
    place,
    edition,
    rights: strategyRights(view.actor, { ...round, assigned: [...reviewers, ...visitors] }),
    strategy: head.content,
    version: head.version,
    restoredFrom: head.restoredFrom,
    publicSince: known?.publicSince ?? null,
    result,
    document: result && (await findDocument(db, result.id)),
    today: mandateDay(now()),
  }
}

/** What could still be taken up; empty before there is a result. */
export async function recommendationsFor(
  deps: Needs,
  { document, result, strategy }: OpenedStrategy,
): Promise<Recommendation[]> {
  if (!document || !result) return []
  const { edition, others } = await standingOf(deps, result.id)
  return openOf(recommendationsOf(document.gains, movesOf(edition, document, others)), strategy)
}

/** How the items of a strategy stand in the place's next result. */
export interface NextResult {
  readonly round: Round
  readonly edition: Edition
  readonly moves: readonly Moved[]
  /** Of the widest index, where both results have it. */
  readonly index: { readonly before: number; readonly after: number } | null
}

/** Undefined until a round of a later year has a result that the reader may read as far as this. */
export async function findNextResult(
  { db, editions }: Needs,
  { round, result, document, strategy, rights }: OpenedStrategy,
): Promise<NextResult | undefined> {
  const later = (await listRounds(db, [round.placeId])).filter(
    ({ year, submittedAt }) => year > round.year && submittedAt,
  )
  const next = later.at(-1)
  const head = next && (await findResultOfRound(db, next.id))
  const after = head && (await findDocument(db, head.id))
  if (!after || !document || !result) return undefined
  // Points of single questions tell answers: the public sees what the place opened to it.
  if (!rights.whole) {
    const levels = await Promise.all([result.id, head.id].map((id) => levelOfResult(db, id)))
    if (!levels.every((level) => atLeast(level, 'answers'))) return undefined
  }
  const edition = await editions.get(next.editionId)
  const [before, since] = [document.scores.extended, after.scores.extended]
  return {
    round: next,
    edition,
    moves: movedBetween(
      strategy,
      { editionId: round.editionId, items: document.items },
      { edition, items: after.items },
    ),
    index: typeof before === 'number' && typeof since === 'number' ? { before, after: since } : null,
  }
}
