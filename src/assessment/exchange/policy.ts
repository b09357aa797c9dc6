import { leadsPlace, type Policy } from '#network'

const answersForPlace = { ...leadsPlace, contributor: 'own place' } as const

export const exchangePolicy: Policy = {
  'exchange.take': {
    sentence: {
      en: 'Take the answers of a round away as a file.',
      fr: 'Exporter les réponses d’une campagne sous forme de fichier.',
    },
    routes: ['GET roundExchange', 'GET roundExchangeFile'],
    allow: { ...answersForPlace, elected: 'own place', reader: 'own place', expert: 'assigned', secretariat: 'any' },
    target: 'round',
  },
  'exchange.bring': {
    sentence: {
      en: 'Bring answers into a round from a file.',
      fr: 'Importer dans une campagne les réponses d’un fichier.',
    },
    routes: ['POST roundExchange'],
    allow: answersForPlace,
    target: 'round',
  },
}
