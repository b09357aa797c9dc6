import type { Context } from 'hono'
import type { Deps } from '#deps'
import { type Edition, listAnswers, type Revision } from '#instruments'
import { type Actor, getPlace, type Place } from '#network'
import { type Env, Refusal, type View } from '#platform/http'
import { type Round, stateOf } from '../../model.ts'
import { getRound } from '../../targets.ts'
import type { Acting } from '../actions.ts'
import type { Review } from '../model.ts'
import { type Reader, readerOf } from '../policy.ts'
import { type ItemStanding, standingsOf } from '../standing.ts'
import { findReview } from '../store.ts'

export type Needs = Pick<Deps, 'db' | 'now' | 'editions'>

/** A review in the hands of somebody whom the permission table lets read it. */
export interface OpenedReview {
  readonly actor: Actor
  readonly reader: Reader
  readonly round: Round
  readonly place: Place
  readonly edition: Edition
  readonly review: Review
  /** What the place says. */
  readonly given: ReadonlyMap<string, Revision>
  /** In the order of the edition. */
  readonly standings: readonly ItemStanding[]
  /** Something can still be said. */
  readonly open: boolean
  readonly now: Date
}

/** Throws Refusal sign_in when nobody is signed in. */
export function actorOf({ actor }: View): Actor {
  if (!actor) throw new Refusal('sign_in')
  return actor as Actor
}

/** Throws Refusal: sign_in, not_found. */
export async function reviewFor({ db, editions, now }: Needs, view: View, id: string): Promise<OpenedReview> {
  const actor = actorOf(view)
  const round = await getRound({ db }, view, id)
  const [place, edition, said, given] = await Promise.all([
    getPlace(db, round.placeId),
    editions.get(round.editionId),
    findReview(db, round.id),
    listAnswers(db, round.responseId),
  ])
  const reader = readerOf(actor, round.placeId, said)
  const review = readableBy(reader, round, said)
  const standings = standingsOf(edition, given, review)
  const open = stateOf(round) === 'signed_off'
  return { actor, reader, round, place, edition, review, given, standings, open, now: now() }
}

/** That there is a second reading, and where it differs, is between the experts and the secretariat until validation. */
function readableBy({ part, runs }: Reader, { validatedAt }: Round, review: Review): Review {
  if (part !== null || runs || validatedAt) return review
  return { ...review, turns: review.turns.filter(({ step }) => step !== 'settled') }
}

export const actingOf = ({ actor, round, edition, now }: OpenedReview): Acting => ({ actor, round, edition, now })

export function refuseClosed(c: Context<Env>, error: unknown): never {
  if (!(error instanceof Refusal) || error.code !== 'conflict') throw error
  throw new Refusal('conflict', c.var.view.speech.words('review')('conflict'))
}
