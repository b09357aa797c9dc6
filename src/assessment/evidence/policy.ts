import { leadsPlace, type Policy } from '#network'
import type { Actor } from '#platform/access'

const answersForPlace = { ...leadsPlace, contributor: 'own place' } as const
const writesForPlace = { ...answersForPlace, elected: 'own place' } as const
const ofPlace = { ...answersForPlace, elected: 'own place', reader: 'own place' } as const

export const evidencePolicy: Policy = {
  'evidence.read': {
    sentence: {
      en: 'See the evidence of a round and open its files.',
      fr: 'Voir les preuves d’une campagne et en ouvrir les fichiers.',
    },
    routes: ['GET roundEvidence', 'GET roundEvidenceFile'],
    allow: { ...ofPlace, expert: 'assigned', secretariat: 'any' },
    target: 'round',
  },
  'evidence.give': {
    sentence: {
      en: 'Add evidence to an item of a round, change its title, remove it and put it back.',
      fr: 'Ajouter une preuve à une question d’une campagne, en changer le titre, la retirer et la rétablir.',
    },
    routes: [
      'POST roundEvidence',
      'POST roundEvidenceChange',
      'POST roundEvidenceRemove',
      'POST roundEvidenceRestore',
      'POST roundEvidenceAgain',
    ],
    allow: answersForPlace,
    target: 'round',
  },
  'round.comment': {
    sentence: {
      en: 'Write to the other people of one’s place about an item of a round; change and delete what one wrote.',
      fr: 'Écrire aux autres personnes de son territoire à propos d’une question ; modifier et supprimer ce qu’on a écrit.',
    },
    routes: ['POST roundComments', 'POST roundCommentChange', 'POST roundCommentRemove'],
    allow: writesForPlace,
    target: 'round',
  },
}

const holds = (actor: Actor, placeId: string, roles: object) =>
  actor.mandates.some((mandate) => mandate.placeId === placeId && Object.hasOwn(roles, mandate.role))

/** Comments are between the people of a place: whoever reviews does not see them. */
export const mayReadComments = (actor: Actor, placeId: string): boolean => holds(actor, placeId, ofPlace)

export const mayComment = (actor: Actor, placeId: string): boolean => holds(actor, placeId, writesForPlace)

export const mayGiveEvidence = (actor: Actor, placeId: string): boolean => holds(actor, placeId, answersForPlace)
