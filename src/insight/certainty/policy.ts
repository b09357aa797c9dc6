import type { Policy } from '#network'

export const certaintyPolicy: Policy = {
  'certainty.read': {
    sentence: {
      en: 'Ask how sure results are: weigh otherwise, read how sure the result of a place is, read the audit.',
      fr: 'Demander quelle est la solidité des résultats : peser autrement, lire celle d’un territoire, lire l’examen.',
    },
    routes: ['GET whatIf', 'GET placeCertainty', 'GET indexAudit'],
    allow: 'everyone',
  },
}
