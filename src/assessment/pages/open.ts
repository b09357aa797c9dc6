import type { Deps } from '#deps'
import { answersOf, type Edition, listAnswers, listUndecided, type Revision } from '#instruments'
import { getPlace, mandateDay, mandatedPlaces, type Place } from '#network'
import { Refusal, type View } from '#platform/http'
import type { Round } from '../model.ts'
import type { Actor } from '../policy.ts'
import { type Progress, progressOf } from '../progress.ts'
import { getRound } from '../targets.ts'

/** Throws Refusal sign_in when nobody is signed in. */
export async function actorOf({ db, now }: Deps, { actor }: View): Promise<Actor> {
  if (!actor) throw new Refusal('sign_in')
  return { ...actor, places: await mandatedPlaces(db, actor.accountId, mandateDay(now())) }
}

/** A round in the hands of somebody whom the permission table lets read it. */
export interface OpenedRound {
  readonly actor: Actor
  readonly round: Round
  readonly place: Place
  readonly edition: Edition
}

/** Throws Refusal: sign_in, not_found. */
export async function roundFor(deps: Deps, view: View, id: string): Promise<OpenedRound> {
  const actor = await actorOf(deps, view)
  const round = await getRound(deps, view, id)
  const [place, edition] = await Promise.all([getPlace(deps.db, round.placeId), deps.editions.get(round.editionId)])
  return { actor, round, place, edition }
}

export interface Standing {
  readonly answers: ReadonlyMap<string, Revision>
  readonly progress: Progress
  /** Items for which somebody has to choose between two answers. */
  readonly undecided: readonly string[]
}

export async function standingOf({ db }: Deps, { round, edition }: OpenedRound): Promise<Standing> {
  const [answers, undecided] = await Promise.all([
    listAnswers(db, round.responseId),
    listUndecided(db, round.responseId),
  ])
  return { answers, undecided, progress: progressOf(edition, answersOf(answers)) }
}

/** What a save or a submission says when the round has been submitted meanwhile. */
export function closed(view: View): Refusal {
  return new Refusal('conflict', view.speech.words('assessment')('round.closed'))
}

export const isClosed = (error: unknown): boolean => error instanceof Refusal && error.code === 'conflict'
