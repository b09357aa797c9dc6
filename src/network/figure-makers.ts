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

/** A row a country. */
export const countries = (described: Described, list: Listing): Figure => ({
  ...described,
  ofNetworks: true,
  async run(db, scope) {
    const found = await list(db, scope)
    const first = new Map(found.toReversed().map((row) => [row.country ?? '', row]))
    const rows = [...first].map(([code, { source }]): FigureRow => ({
      id: code,
      label: code,
      language: 'country',
      address: null,
      source,
    }))
    return { value: rows.length === 0 ? null : rows.length, rows: rows.sort((a, b) => (a.id < b.id ? -1 : 1)) }
  },
})
