import type { Actor } from '#platform/access'
import type { Policy } from '#network'
import { roundPolicy } from '../policy.ts'

/** Whoever may read a round may hear of it. */
const readers = roundPolicy['round.read']?.allow ?? {}
const writers = roundPolicy['round.answer']?.allow ?? {}

export const livePolicy: Policy = {
  'round.follow': {
    sentence: {
      en: 'Follow a round while others answer it.',
      fr: 'Suivre une campagne pendant que d’autres y répondent.',
    },
    routes: ['GET roundLive'],
    allow: readers,
    target: 'round',
  },
  'round.show_presence': {
    sentence: {
      en: 'Show the others which question of a round one is at.',
      fr: 'Montrer aux autres à quelle question d’une campagne on se trouve.',
    },
    routes: ['POST roundLive'],
    allow: writers,
    target: 'round',
  },
}

/** Only those who may answer are shown as answering. */
export const answers = (actor: Actor, placeId: string): boolean =>
  typeof writers !== 'string' &&
  actor.mandates.some((mandate) => mandate.placeId === placeId && Object.hasOwn(writers, mandate.role))
