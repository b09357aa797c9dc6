import type { Policy } from '#network'

export const searchPolicy: Policy = {
  'search.read': {
    sentence: {
      en: 'Search everything that one may read.',
      fr: 'Chercher dans tout ce que l’on peut lire.',
    },
    routes: ['GET search'],
    allow: 'everyone',
  },
  'feeds.read': {
    sentence: {
      en: 'Follow what is new and public by feed reader.',
      fr: 'Suivre par flux les nouveautés publiques.',
    },
    routes: ['GET feeds', 'GET feed'],
    allow: 'everyone',
  },
}
