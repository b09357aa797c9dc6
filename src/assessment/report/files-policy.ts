import { leadsPlace, type Policy } from '#network'
import type { Actor } from '#platform/access'

const readsForPlace = { ...leadsPlace, contributor: 'own place', elected: 'own place', reader: 'own place' } as const

export const reportFilesPolicy: Policy = {
  'report.download': {
    sentence: {
      en: 'Download the report of a round and its summary, as the page of the report shows them.',
      fr: 'Télécharger le rapport d’une campagne et sa synthèse, tels que la page du rapport les montre.',
    },
    routes: ['GET reportPdf', 'GET reportWord', 'GET reportSummary'],
    allow: { ...readsForPlace, expert: 'assigned', secretariat: 'any' },
    orPublic: true,
    target: 'report',
  },
  'round.data': {
    sentence: {
      en: 'Download all data of a round: answers with their history, evidence, review, result, report, strategy and visits.',
      fr: 'Télécharger toutes les données d’une campagne : réponses et leur historique, preuves, relecture, résultat, rapport, stratégie et visites.',
    },
    routes: ['GET reportData'],
    allow: { ...leadsPlace, secretariat: 'any' },
    target: 'round',
  },
}

/** Whether pages offer the package of all data; the permission table decides. */
export const mayHaveData = (actor: Actor | null, placeId: string): boolean =>
  actor?.mandates.some(
    (mandate) =>
      mandate.role === 'secretariat' || (mandate.placeId === placeId && Object.hasOwn(leadsPlace, mandate.role)),
  ) ?? false
