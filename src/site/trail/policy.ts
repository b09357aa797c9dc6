import type { Policy } from '#network'

export const trailPolicy: Policy = {
  'trail.read': {
    sentence: {
      en: 'Read the whole trail, and download it.',
      fr: 'Lire le journal entier et le télécharger.',
    },
    routes: ['GET trail', 'GET trailFile'],
    allow: { secretariat: 'any' },
  },
  'trail.read of a place': {
    sentence: {
      en: 'Read the part of the trail that concerns a place.',
      fr: 'Lire la partie du journal qui concerne un territoire.',
    },
    routes: ['GET placeTrail', 'GET placeTrailFile'],
    allow: {
      secretariat: 'any',
      network_coordinator: 'own network',
      place_coordinator: 'own place',
      deputy: 'own place',
    },
    target: 'place',
  },
  'trail.read of a network': {
    sentence: {
      en: 'Read the part of the trail that concerns a network and its places.',
      fr: 'Lire la partie du journal qui concerne un réseau et ses territoires.',
    },
    routes: ['GET networkTrail', 'GET networkTrailFile'],
    allow: { secretariat: 'any', network_coordinator: 'own network' },
    target: 'network',
  },
}
