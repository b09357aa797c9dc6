import type { Policy } from './roles.ts'

const ownPolicy: Policy = {
  'places.read': {
    sentence: {
      en: 'See the places, on a list and on the map.',
      fr: 'Voir les territoires, en liste et sur la carte.',
    },
    routes: ['GET places', 'GET placesMap'],
    allow: 'everyone',
  },
}

export const networkPolicy: Policy = { ...ownPolicy }
