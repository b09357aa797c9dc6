import { librarySeries } from '#library'
import type { Figure, Said } from '#platform/figures'

const publications = librarySeries.find(({ name }) => name === 'publications_by_kind')

/** Documents that the second annex lists of a network: counted over the same rows as its table. */
const ofNetwork = (name: string, network: string, says: Said): Figure => ({
  name,
  unit: 'publications',
  says,
  ofNetworks: false,
  async run(db, { year }) {
    const rows = (await publications?.run(db, { year, network })) ?? []
    const once = [...new Map(rows.map((row) => [row.id, row])).values()]
    return {
      value: once.length === 0 ? null : once.length,
      rows: once,
    }
  },
})

/** What the annexes let one count, though the list of printed figures has no line for it. */
export const documentFigures: readonly Figure[] = [
  ofNetwork('documents_reci', 'reci', {
    en: 'Documents of the Spanish network of the year.',
    fr: 'Documents du réseau espagnol de l’année.',
  }),
  ofNetwork('documents_citta', 'citta-del-dialogo', {
    en: 'Documents of the Italian network of the year.',
    fr: 'Documents du réseau italien de l’année.',
  }),
  ofNetwork('documents_morocco', 'icc-morocco', {
    en: 'Documents of the Moroccan network of the year.',
    fr: 'Documents du réseau marocain de l’année.',
  }),
  ofNetwork('documents_rpci', 'rpci', {
    en: 'Documents of the Portuguese network of the year.',
    fr: 'Documents du réseau portugais de l’année.',
  }),
  ofNetwork('documents_ua', 'icc-ua', {
    en: 'Documents of the Ukrainian network of the year.',
    fr: 'Documents du réseau ukrainien de l’année.',
  }),
]
