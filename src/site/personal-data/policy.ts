import type { Policy } from '#network'

export const personalDataPolicy: Policy = {
  'personalData.read': {
    sentence: {
      en: 'See and take along everything that is kept about oneself.',
      fr: 'Voir et emporter tout ce qui est conservé sur soi.',
    },
    routes: ['GET myData', 'GET myDataFile'],
    allow: 'signed in',
  },
  'personalData.erase': {
    sentence: {
      en: 'Erase one’s own account and everything that leads to oneself.',
      fr: 'Effacer son propre compte et tout ce qui mène à soi.',
    },
    routes: ['GET eraseMe', 'POST eraseMe'],
    allow: 'signed in',
  },
  'personalData.erased': {
    sentence: {
      en: 'Read that an account was erased, right after it was.',
      fr: 'Lire qu’un compte vient d’être effacé.',
    },
    routes: ['GET erased'],
    allow: 'everyone',
    beforeSecondFactor: true,
  },
}
