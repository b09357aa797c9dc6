import { leadsPlace, type Policy } from '#network'

export const roundPracticesPolicy: Policy = {
  'practice.from_answer': {
    sentence: {
      en: 'Begin the draft of a practice from an answer of a round.',
      fr: 'Commencer le brouillon d’une pratique à partir d’une réponse d’une campagne.',
    },
    routes: ['POST practiceFromAnswer'],
    allow: { ...leadsPlace, contributor: 'own place' },
    target: 'round',
  },
}
