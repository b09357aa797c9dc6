import type { Policy } from '#network'

export const outreachPolicy: Policy = {
  'outreach.read': {
    sentence: {
      en: 'See channels, campaigns, newsletter, magazine and mentions, and the work programme and spending of a year.',
      fr: 'Voir les canaux, les campagnes, la lettre d’information, le magazine et les mentions, ainsi que le programme de travail et les dépenses d’une année.',
    },
    routes: ['GET outreach', 'GET workProgramme'],
    allow: 'everyone',
  },
}
