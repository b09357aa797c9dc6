import type { Db } from '#platform/database'
import type { Figure, FigureRow, FigureScope, Said, Series, SeriesRow } from '#platform/figures'
import { type IndexedPlace, listIndexed, listIndexReports, listNamedReports } from './figures-store.ts'

const rowOf = ({ placeId, name, country, on, source }: IndexedPlace): FigureRow => ({
  id: placeId ?? `${name}-${country}`,
  label: name,
  language: null,
  address: placeId && `/places/${placeId}`,
  ...(on !== null && { on }),
  source,
})

type Listing = (db: Db, scope: FigureScope) => Promise<readonly IndexedPlace[]>

const counted = (name: string, unit: string, list: Listing, says: Said): Figure => ({
  name,
  unit,
  says,
  ofNetworks: true,
  async run(db, scope) {
    const found = await list(db, scope)
    return { value: found.length === 0 ? null : found.length, rows: found.map(rowOf) }
  },
})

/** Countries of places: a row a country, its places in `amount`. */
const countries = (name: string, list: Listing, says: Said): Figure => ({
  name,
  unit: 'countries',
  says,
  ofNetworks: true,
  async run(db, scope) {
    const found = await list(db, scope)
    const codes = [...new Set(found.map(({ country }) => country))].sort()
    const rows = codes.map((code): FigureRow => {
      const first = found.find(({ country }) => country === code)
      return { id: code, label: code, language: null, address: null, source: first?.source ?? null }
    })
    return { value: rows.length === 0 ? null : rows.length, rows }
  },
})

export const insightFigures: readonly Figure[] = [
  counted('index_cities_completed', 'places', listIndexed, {
    en: 'Places of which a report, a published result or a printed annual report says that they completed the Index by the end of the year, each once.',
    fr: 'Territoires dont un rapport, un résultat publié ou un rapport annuel imprimé indique qu’ils avaient rempli l’Index à la fin de l’année, chacun une fois.',
  }),
  countries('index_countries', listIndexed, {
    en: 'Countries of the places that completed the Index by the end of the year.',
    fr: 'Pays des territoires qui avaient rempli l’Index à la fin de l’année.',
  }),
  counted('index_reports', 'reports', listIndexReports, {
    en: 'Places with an Index report of the year: dated so, or named in the printed annual report.',
    fr: 'Territoires dont un rapport de l’Index est de l’année : daté ainsi, ou nommé dans le rapport annuel imprimé.',
  }),
  counted('index_reports_named', 'reports', listNamedReports, {
    en: 'Places that the printed annual report names as having filled in the Index in the year, for the first time or again.',
    fr: 'Territoires que le rapport annuel imprimé nomme comme ayant rempli l’Index dans l’année, pour la première fois ou de nouveau.',
  }),
  countries('index_reports_countries', listNamedReports, {
    en: 'Countries of the places named with an Index report of the year.',
    fr: 'Pays des territoires nommés avec un rapport de l’Index de l’année.',
  }),
]

const byCountry =
  (list: Listing) =>
  async (db: Db, scope: FigureScope): Promise<readonly SeriesRow[]> =>
    (await list(db, scope)).map((place) => Object.assign(rowOf(place), { group: place.country, amount: 1 }))

export const insightSeries: readonly Series[] = [
  {
    name: 'index_reports_by_country',
    says: { en: 'Index reports of the year by country', fr: 'Rapports de l’Index de l’année par pays' },
    ofNetworks: true,
    run: byCountry(listIndexReports),
  },
  {
    name: 'index_places_by_country',
    says: {
      en: 'Places that completed the Index by the end of the year, by country',
      fr: 'Territoires ayant rempli l’Index à la fin de l’année, par pays',
    },
    ofNetworks: true,
    run: byCountry(listIndexed),
  },
]
