import type { Policy } from '#network'

export const instrumentsPolicy: Policy = {
  'instruments.read': {
    sentence: {
      en: 'Read how the Index works, and a whole questionnaire with its points.',
      fr: 'Lire le fonctionnement de l’Index et un questionnaire entier avec ses points.',
    },
    routes: ['GET about', 'GET instrument'],
    allow: 'everyone',
  },
}
