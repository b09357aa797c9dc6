import type { Policy } from '#network'

export const certaintyPolicy: Policy = {
  'certainty.read': {
    sentence: {
      en: 'See how sure results are: weigh the areas otherwise, read how sure the result of a place is, read the audit.',
      fr: 'Voir si les résultats sont solides : pondérer autrement, lire ce qu’il en est d’un territoire, lire l’audit statistique.',
    },
    routes: ['GET whatIf', 'GET placeCertainty', 'GET indexAudit'],
    allow: 'everyone',
  },
}
