import type { Policy } from '#network'

/** Charts hold nothing but what the places made public, and the invented network. */
export const chartsPolicy: Policy = {
  'charts.read': {
    sentence: {
      en: 'See the charts of published results, take them as files, and show them on another site.',
      fr: 'Voir les graphiques des résultats publiés, les télécharger et les afficher sur un autre site.',
    },
    routes: ['GET charts', 'GET chart', 'GET chartEmbed'],
    allow: 'everyone',
  },
}
