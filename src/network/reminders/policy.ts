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
}
