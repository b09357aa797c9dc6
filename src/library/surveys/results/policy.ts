import type { Policy } from '#network'

const secretariat = { secretariat: 'any' } as const

export const resultsPolicy: Policy = {
  'survey.read': {
    sentence: {
      en: 'See the totals of a survey that are public; for the secretariat, who has answered.',
      fr: 'Voir les totaux publics d’une enquête ; pour le secrétariat, qui a répondu.',
    },
    routes: ['GET survey'],
    allow: secretariat,
    target: 'survey',
    orPublic: true,
  },
  'survey.results': {
    sentence: {
      en: 'Read the answers to a survey, take them away, make the totals public, and begin a practice from an answer.',
      fr: 'Lire les réponses à une enquête, les emporter, rendre les totaux publics et commencer une pratique à partir d’une réponse.',
    },
    routes: ['GET surveyResults', 'GET surveyResultsFile', 'POST surveyTotals', 'POST surveyPractice'],
    allow: secretariat,
    target: 'survey',
  },
  'survey.takeOut': {
    sentence: {
      en: 'Take words that lead to a person out of an answer to a survey.',
      fr: 'Retirer d’une réponse à une enquête les mots qui désignent une personne.',
    },
    routes: ['GET surveyTakeOut', 'POST surveyTakeOut'],
    allow: secretariat,
    target: 'survey',
  },
}
