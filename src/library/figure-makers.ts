import type { Db } from '#platform/database'
import type { Figure, FigureRow, FigureScope, Said, Series } from '#platform/figures'
import { type Counted, listStated } from './figures-store.ts'

export type Listing = (db: Db, scope: FigureScope) => Promise<readonly Counted[]>
export type AddressOf = (row: Counted) => string | null

interface Described {
  readonly name: string
  readonly unit: string
  readonly says: Said
  readonly ofNetworks: boolean
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

const amounting = (row: Counted, address: string | null) => Object.assign(rowOf(row, address), { amount: row.amount })

export const counted = (described: Described, list: Listing, address: AddressOf): Figure => ({
  ...described,
  async run(db, scope) {
    const found = await list(db, scope)
    return { value: found.length || null, rows: found.map((row) => rowOf(row, address(row))) }
  },
})

/** What a source states: where the record has nothing that could be counted. */
export const stated = (described: Described): Figure => ({
  ...described,
  async run(db, scope) {
    const rows = (await listStated(db, scope, described.name)).map((row) => amounting(row, null))
    return { value: rows.length === 0 ? null : rows.reduce((sum, { amount }) => sum + amount, 0), rows }
  },
})

/** Counted where there are rows to count; else what a source states, with the row that says so. */
export const countedOrStated = (described: Described, list: Listing, address: AddressOf): Figure => ({
  ...described,
  async run(db, scope) {
    const found = await counted(described, list, address).run(db, scope)
    return found.value === null ? stated(described).run(db, scope) : found
  },
})

/** How many groups there are: languages, for instance. */
export const groups = (described: Described, list: Listing, address: AddressOf): Figure => ({
  ...described,
  async run(db, scope) {
    const found = await list(db, scope)
    const first = new Map(found.toReversed().map((row) => [row.group ?? row.id, row]))
    const rows = [...first].map(([id, row]) => rowOf({ ...row, id }, address(row)))
    return { value: rows.length || null, rows }
  },
})

export const series = (described: Omit<Described, 'unit'>, list: Listing, address: AddressOf): Series => ({
  ...described,
  async run(db, scope) {
    const found = await list(db, scope)
    return found.map((row) => Object.assign(amounting(row, address(row)), { group: row.group }))
  },
})
