import type { Policy } from '../roles.ts'

export const obligationsPolicy: Policy = {
  'membership.see': {
    sentence: {
      en: 'See the commitments of a member, what it has done, and its fee; download the dates for a calendar.',
      fr: 'Voir les engagements d’un membre, ce qu’il a fait et sa cotisation ; télécharger les dates pour un agenda.',
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
      fr: 'Noter qu’un membre a répondu à l’enquête, partagé une pratique ou participé à la réunion ; l’annuler.',
    },
    routes: ['POST obligationsKept', 'POST obligationTakeBack'],
    allow: { secretariat: 'any', network_coordinator: 'own network' },
    target: 'place',
  },
  'fee.change': {
    sentence: {
      en: 'Raise the fee of a member, record that it is invoiced, paid or waived, and choose the terms that apply to the member.',
      fr: 'Établir la cotisation d’un membre, noter qu’elle est facturée ou réglée ou qu’une dispense est accordée, et choisir les conditions qui s’appliquent à lui.',
    },
    routes: ['POST membershipFees', 'POST membershipTerms'],
    allow: { secretariat: 'any' },
    target: 'place',
  },
}
