import type { Policy } from '#network'

const secretariat = { secretariat: 'any' } as const

export const collectionPolicy: Policy = {
  'survey.answer': {
    sentence: {
      en: 'Answer a survey with the link that its invitation holds, send the answers and take them back.',
      fr: 'Répondre à une enquête avec le lien de son invitation, envoyer les réponses et les reprendre.',
    },
    routes: ['GET surveyAnswer', 'POST surveyAnswer'],
    allow: 'everyone',
  },
  'survey.collect': {
    sentence: {
      en: 'Open a survey to members, remind the silent, set its last day, close it and open it again.',
      fr: 'Ouvrir une enquête aux membres, relancer les silencieux, fixer son dernier jour, la clore et la rouvrir.',
    },
    routes: [
      'GET surveyOpen',
      'POST surveyOpen',
      'GET surveyLinks',
      'POST surveyNewLink',
      'POST surveyRemind',
      'POST surveyLastDay',
      'POST surveyClose',
    ],
    allow: secretariat,
    target: 'survey',
  },
}
