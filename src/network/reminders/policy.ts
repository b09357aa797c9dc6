import type { Policy } from '../roles.ts'

export const remindersPolicy: Policy = {
  'notices.choose': {
    sentence: {
      en: 'Choose which reminders one gets by mail.',
      fr: 'Choisir les rappels que l’on reçoit par courriel.',
    },
    routes: ['GET notices', 'POST notices'],
    allow: 'signed in',
  },
  'notices.off': {
    sentence: {
      en: 'Turn reminders off by the link in one of them, without signing in, also straight from the mail program.',
      fr: 'Arrêter les rappels par le lien qui figure dans chacun, sans connexion, aussi depuis la messagerie elle-même.',
    },
    routes: ['GET noticesOff', 'POST noticesOff'],
    allow: 'everyone',
    fromAnywhere: true,
  },
}
