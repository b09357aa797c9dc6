import type { Policy } from '#network'

const secretariat = { secretariat: 'any' } as const

export const surveysPolicy: Policy = {
  'surveys.read': {
    sentence: {
      en: 'See which surveys have public totals; for the secretariat, every survey and how far it is.',
      fr: 'Voir les enquêtes dont les totaux sont publics ; pour le secrétariat, toutes les enquêtes et leur avancement.',
    },
    routes: ['GET surveys'],
    allow: 'everyone',
  },
  'survey.create': {
    sentence: {
      en: 'Begin a survey, or open a crisis collection to all members at once.',
      fr: 'Commencer une enquête, ou ouvrir aussitôt une collecte de crise à tous les membres.',
    },
    routes: ['GET surveyNew', 'POST surveyNew', 'GET surveyOpenNow', 'POST surveyOpenNow'],
    allow: secretariat,
  },
  'survey.write': {
    sentence: {
      en: 'Write the questionnaire of a survey, see it as members will, and publish its versions.',
      fr: 'Rédiger le questionnaire d’une enquête, le voir tel qu’il sera présenté aux membres et en publier les versions.',
    },
    routes: ['GET surveyEdit', 'POST surveyEdit', 'GET surveyPreview', 'GET surveyPublish', 'POST surveyPublish'],
    allow: secretariat,
    target: 'survey',
  },
}
