import type { Db } from '#platform/database'
import type { Figure, FigureRow, FigureScope, FigureValue, Said, Series, SeriesRow } from '#platform/figures'
import type { Counted } from './figures-store.ts'

export type Listing = (db: Db, scope: FigureScope) => Promise<readonly Counted[]>
export type AddressOf = (row: Counted) => string | null

export const ofEvent: AddressOf = ({ id }) => `/events/${id}`
export const ofProject: AddressOf = ({ id }) => `/projects/${id}`
/** A place in no list stands by its name. */
export const ofPlace: AddressOf = ({ id, label }) => (id === label ? null : `/places/${id}`)
export const nowhere: AddressOf = () => null

export interface Described {
  readonly name: string
  readonly unit: string
  readonly says: Said
  /** False unless said. */
  readonly ofNetworks?: boolean
}

const rowOf = ({ id, label, labels, language, on, source }: Counted, address: string | null): FigureRow => ({
  id,
  label,
  ...(labels && { labels }),
  language,
  address,
  ...(on !== null && { on }),
  source,
})

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

/** Of the rows that hold an amount, the sum. */
export const summed = ({ ofNetworks = false, ...described }: Described, list: Listing, address: AddressOf): Figure => ({
  ...described,
  ofNetworks,
  async run(db, scope): Promise<FigureValue> {
    const found = (await list(db, scope)).filter(({ amount }) => amount !== null)
    return {
      value: found.length === 0 ? null : found.reduce((sum, { amount }) => sum + amount, 0),
      rows: found.map((row) => Object.assign(rowOf(row, address(row)), { amount: row.amount })),
    }
  },
})

export const series = (described: Omit<Described, 'unit'>, list: Listing, address: AddressOf): Series => ({
  name: described.name,
  says: described.says,
  ofNetworks: described.ofNetworks ?? false,
  async run(db, scope): Promise<SeriesRow[]> {
    const found = await list(db, scope)
    return found.map((row) => Object.assign(rowOf(row, address(row)), { group: row.group, amount: row.amount }))
  },
})
