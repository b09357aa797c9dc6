import { countries as countryData, type TContinentCode } from 'countries-list'
import type { Db } from '#platform/database'
import type { Figure, FigureRow, FigureScope, Said } from '#platform/figures'
import type { Counted } from './figures-store.ts'

export type Listing = (db: Db, scope: FigureScope) => Promise<readonly Counted[]>
type AddressOf = (row: Counted) => string | null

export const ofPlace: AddressOf = ({ id }) => `/places/${id}`
export const ofGroup: AddressOf = ({ id }) => `/groups/${id}`
export const ofNetwork: AddressOf = ({ id }) => `/networks/${id}`
export const inGroup =
  (group: string): AddressOf =>
  () =>
    `/groups/${group}`

export const rowOf = ({ id, label, language, on, source }: Counted, address: string | null): FigureRow => ({
  id,
  label,
  language,
  address,
  ...(on !== null && { on }),
  source,
})

interface Described {
  readonly name: string
  readonly unit: string
  readonly says: Said
  /** False unless said. */
  readonly ofNetworks?: boolean
}

export const counted = (
  { ofNetworks = false, ...described }: Described,
  list: Listing,
  address: AddressOf,
): Figure => ({
  ...described,
  ofNetworks,
  async run(db, scope) {
    const found = await list(db, scope)
    return { value: found.length === 0 ? null : found.length, rows: found.map((row) => rowOf(row, address(row))) }
  },
})

export const summed = (described: Described, list: Listing, address: AddressOf): Figure => ({
  ...described,
  ofNetworks: false,
  async run(db, scope) {
    const found = await list(db, scope)
    return {
      value: found.length === 0 ? null : found.reduce((sum, { amount }) => sum + amount, 0),
      rows: found.map((row) => Object.assign(rowOf(row, address(row)), { amount: row.amount })),
    }
  },
})

/** The first row of each key, by key. */
const firstBy = <Key extends string>(found: readonly Counted[], keyOf: (row: Counted) => Key | undefined) =>
  [...new Map(found.toReversed().map((row) => [keyOf(row), row]))]
    .flatMap(([key, { source }]) => (key === undefined ? [] : [{ key, source }]))
    .sort((a, b) => (a.key < b.key ? -1 : 1))

const gathered = (described: Described, list: Listing, rowsOf: (found: readonly Counted[]) => FigureRow[]): Figure => ({
  ...described,
  ofNetworks: described.ofNetworks ?? false,
  async run(db, scope) {
    const rows = rowsOf(await list(db, scope))
    return { value: rows.length === 0 ? null : rows.length, rows }
  },
})

/** A row a country. */
export const countries = (described: Described, list: Listing): Figure =>
  gathered({ ...described, ofNetworks: true }, list, (found) =>
    firstBy(found, ({ country }) => country ?? undefined).map(({ key, source }) => ({
      id: key,
      label: key,
      language: 'country',
      address: null,
      source,
    })),
  )

const continentOf = new Map<string, TContinentCode>(
  Object.entries(countryData).map(([code, { continent }]) => [code, continent]),
)
/** As the United Nations number them, which is how every language names them here. */
const region = { AF: '002', AN: 'AQ', AS: '142', EU: '150', NA: '003', OC: '009', SA: '005' } as const
const continentName = (lang: 'en' | 'fr', continent: TContinentCode) =>
  new Intl.DisplayNames(lang, { type: 'region' }).of(region[continent]) ?? continent

/** A row a continent that countries are on. */
export const continents = (described: Described, list: Listing): Figure =>
  gathered(described, list, (found) =>
    firstBy(found, ({ country }) => continentOf.get(country ?? '')).map(({ key, source }) => ({
      id: key,
      label: continentName('en', key),
      labels: { en: continentName('en', key), fr: continentName('fr', key) },
      language: 'en',
      address: null,
      source,
    })),
  )
