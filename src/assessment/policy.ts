import type { Actor as AnyActor } from '#platform/access'

import { leadsPlace, type Place, type Policy } from '#network'
import { stateOf } from './model.ts'

/** Somebody signed in, and the places whose rounds are theirs to read today. */
export interface Actor extends AnyActor {
  readonly places: readonly Place[]
}

const answersForPlace = { ...leadsPlace, contributor: 'own place' } as const
const readsForPlace = { ...answersForPlace, elected: 'own place', reader: 'own place' } as const

export const roundPolicy: Policy = {
  'rounds.list': {
    sentence: {
      en: 'See the rounds of the places one acts for.',
      fr: 'Voir les campagnes des territoires pour lesquels on agit.',
    },
    routes: ['GET rounds', 'GET roundOpen'],
    allow: 'signed in',
  },
  'round.open': {
    sentence: {
      en: 'Open a round of a place: begin to answer the Index for a year.',
      fr: 'Ouvrir une campagne d’un territoire : commencer à répondre à l’Index pour une année.',
    },
    routes: ['POST roundOpen'],
    allow: leadsPlace,
  },
  'round.read': {
    sentence: {
      en: 'Read a round of a place with its answers.',
      fr: 'Lire une campagne d’un territoire et ses réponses.',
    },
    routes: ['GET round', 'GET roundArea', 'GET roundSubmit'],
    allow: { ...readsForPlace, expert: 'assigned', secretariat: 'any' },
    target: 'round',
  },
  'round.answer': {
    sentence: { en: 'Answer items of a round.', fr: 'Répondre aux questions d’une campagne.' },
    routes: ['POST roundArea', 'PUT roundAnswer'],
    allow: answersForPlace,
    target: 'round',
  },
  'round.submit': {
    sentence: {
      en: 'Sign off a round: stand by its answers and have them scored.',
      fr: 'Approuver une campagne : en endosser les réponses et en obtenir le résultat.',
    },
    routes: ['POST roundSubmit'],
    allow: leadsPlace,
    target: 'round',
  },
  'round.reopen': {
    sentence: {
      en: 'Reopen a signed-off round, with a reason, until its review is validated.',
      fr: 'Rouvrir une campagne approuvée, en donnant une raison, tant que sa relecture n’est pas validée.',
    },
    routes: ['POST roundReopen'],
    allow: { ...leadsPlace, secretariat: 'any' },
    target: 'round',
  },
}

/** The form names the place, the address does not: the table alone cannot tell whose it is. */
export const mayOpen = (actor: AnyActor, placeId: string): boolean =>
  actor.mandates.some((mandate) => mandate.placeId === placeId && Object.hasOwn(leadsPlace, mandate.role))

type Times = Parameters<typeof stateOf>[0]

/** Answers change until the round is signed off. */
export const isOpen = (round: Times): boolean => stateOf(round) === 'open'

/** Until review has come to its result. */
export const mayReopen = (round: Times): boolean => stateOf(round) === 'signed_off'
