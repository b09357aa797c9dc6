import type { Policy } from '#network'

export const libraryPolicy: Policy = {
  'practices.read': {
    sentence: { en: 'Read the good practices.', fr: 'Lire les bonnes pratiques.' },
    routes: ['GET practices', 'GET practice'],
    allow: 'everyone',
  },
}
