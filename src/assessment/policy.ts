import type { Place } from '#network'
import { type Round, stateOf } from './model.ts'

/** Somebody signed in, and the places they coordinate today. */
export interface Actor {
  readonly accountId: string
  readonly places: readonly Place[]
}

export const coordinates = (actor: Actor, placeId: string): boolean => actor.places.some(({ id }) => id === placeId)

type Owned = Pick<Round, 'placeId' | 'submittedAt'>

export const mayOpen = (actor: Actor, placeId: string): boolean => coordinates(actor, placeId)
export const mayRead = (actor: Actor, round: Owned): boolean => coordinates(actor, round.placeId)
export const mayAnswer = (actor: Actor, round: Owned): boolean => mayRead(actor, round) && stateOf(round) === 'open'
export const maySubmit = (actor: Actor, round: Owned): boolean => mayAnswer(actor, round)
