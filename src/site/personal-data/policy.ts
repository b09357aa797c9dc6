import type { Policy } from '#network'

export const personalDataPolicy: Policy = {
  'personalData.read': {
    sentence: {
      en: 'See everything that is kept about oneself, and download it.',
      fr: 'Voir tout ce qui est conservé sur soi et en télécharger une copie.',
    },
    routes: ['GET myData', 'GET myDataFile'],
    allow: 'signed in',
  },
  'personalData.erase': {
    sentence: {
      en: 'Erase one’s own account, and with it everything that leads to oneself.',
      fr: 'Effacer son propre compte et tout ce qui mène à soi.',
    },
    routes: ['GET eraseMe', 'POST eraseMe'],
    allow: 'signed in',
  },
  'personalData.erased': {
    sentence: {
      en: 'Read the confirmation once one’s account is erased.',
      fr: 'Lire la confirmation une fois son compte effacé.',
    },
    routes: ['GET erased'],
    allow: 'everyone',
    beforeSecondFactor: true,
  },
}
