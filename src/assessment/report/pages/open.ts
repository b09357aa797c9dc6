import type { Deps } from '#deps'
import { findResultOfRound, levelOfResult, type PublicationLevel } from '#insight'
import { type Actor, getPlace, type Place } from '#network'
import { Refusal, type View } from '#platform/http'
import { readerOf, reviewOf, seatOf } from '../../review/index.ts'
import { type Round, stateOf } from '../../model.ts'
import { getRound } from '../../targets.ts'
import type { Acting } from '../actions.ts'
import type { ReportVersion } from '../model.ts'
import { isPublicAt, type Rights, rightsOf } from '../policy.ts'
import { listVersions } from '../store.ts'

export type Needs = Pick<Deps, 'db' | 'editions' | 'now'>

/** A report in the hands of somebody whom the permission table lets read it. */
export interface OpenedReport {
  readonly round: Round
  readonly place: Place
  readonly rights: Rights
  /** Reads it for the place, the review or the secretariat, whatever is public. */
  readonly inside: boolean
  /** Scores the round blind and has not finished: reads what everybody reads, whatever other mandates they hold. */
  readonly blind: boolean
  /** What everybody may read of the result it rests on. */
  readonly level: PublicationLevel
  /** The newest first. */
  readonly versions: readonly ReportVersion[]
}

/** Throws Refusal: not_found, and forbidden for whoever scores blind where nothing is public. */
export async function reportOf({ db }: Needs, view: View, id: string): Promise<OpenedReport> {
  const round = await getRound({ db }, view, id)
  const [place, review, versions, result] = await Promise.all([
    getPlace(db, round.placeId),
    reviewOf(db, id),
    listVersions(db, id),
    findResultOfRound(db, id),
  ])
  const actor = view.actor as Actor | null
  const lead = seatOf(review, 'lead')?.accountId ?? null
  const level = result ? await levelOfResult(db, result.id) : 'nothing'
  const blind = actor !== null && !readerOf(actor, round.placeId, review).seesFirst
  if (blind && !isPublicAt(versions.length > 0, level)) throw new Refusal('forbidden')
  const ours = actor !== null && !blind && actor.demonstration === round.demonstration
  const inside =
    ours &&
    (review.seats.some(({ accountId }) => accountId === actor.accountId) ||
      actor.mandates.some(({ role, placeId }) => role === 'secretariat' || placeId === round.placeId))
  const rights = rightsOf(ours ? actor : null, { placeId: round.placeId, state: stateOf(round), lead })
  return { round, place, rights, inside, blind, versions, level }
}

/** Throws Refusal sign_in. */
export function actingOn({ now }: Needs, view: View, { round }: Pick<OpenedReport, 'round'>): Acting {
  if (!view.actor) throw new Refusal('sign_in')
  return { actor: view.actor, round, now: now() }
}
