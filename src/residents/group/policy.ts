import type { Policy } from '#network'

/** No accounts: who leads a round holds its secret address, who sits in it holds a seat; both are asked for it there. */
export const groupPolicy: Policy = {
  'group_round.join': {
    sentence: {
      en: 'Join a round of the citizenship test with its code, and answer in it without a name.',
      fr: 'Rejoindre avec son code une séance collective du test de citoyenneté, et y répondre sans donner de nom.',
    },
    routes: ['GET testGroup', 'GET groupRound', 'POST groupRound', 'POST groupAnswer', 'GET groupEvents'],
    allow: 'everyone',
  },
  'group_round.lead': {
    sentence: {
      en: 'Open a round of the citizenship test, and lead it with its secret address.',
      fr: 'Ouvrir une séance collective du test de citoyenneté, et l’animer avec son adresse secrète.',
    },
    routes: ['POST testGroup', 'GET groupLead', 'POST groupLead', 'GET groupDebrief'],
    allow: 'everyone',
  },
  'group_round.read_guide': {
    sentence: {
      en: 'Read the guide for whoever leads the citizenship test in a group.',
      fr: 'Lire le guide d’animation du test de citoyenneté en groupe.',
    },
    routes: ['GET testGuide'],
    allow: 'everyone',
  },
}
