import type { Policy } from '../roles.ts'

export const obligationsPolicy: Policy = {
  'membership.see': {
    sentence: {
      en: 'See what a place owes as a member, what it has done, and its fee; take the dates along as a calendar.',
      fr: 'Voir ce qu’un territoire doit faire comme membre, ce qu’il a fait et sa cotisation ; emporter les dates dans un agenda.',
    },
    routes: ['GET membership', 'GET membershipCalendar'],
    allow: {
      secretariat: 'any',
      network_coordinator: 'own network',
      place_coordinator: 'own place',
      deputy: 'own place',
      contributor: 'own place',
      elected: 'own place',
    },
    target: 'place',
  },
  'obligation.record': {
    sentence: {
      en: 'Record that a member answered the survey, shared a practice or came to the meeting; take it back.',
      fr: 'Noter qu’un membre a répondu à l’enquête, partagé une pratique ou participé à la réunion ; l’annuler.',
    },
    routes: ['POST obligationsKept', 'POST obligationTakeBack'],
    allow: { secretariat: 'any', network_coordinator: 'own network' },
    target: 'place',
  },
  'fee.change': {
    sentence: {
      en: 'Raise the fee of a member, say what has become of it, and to which terms the member belongs.',
      fr: 'Établir la cotisation d’un membre, dire ce qu’il en est advenu, et de quelles conditions il relève.',
    },
    routes: ['POST membershipFees', 'POST membershipTerms'],
    allow: { secretariat: 'any' },
    target: 'place',
  },
}
