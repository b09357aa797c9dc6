import type { Db } from '#platform/database'
import type { Figure, FigureRow, FigureScope, Said, Series, SeriesRow } from '#platform/figures'
import { type Counted, listStated } from './figures-store.ts'

export type Listing = (db: Db, scope: FigureScope) => Promise<readonly Counted[]>
export type AddressOf = (row: Counted, scope: FigureScope) => string | null

export interface Described {
  readonly name: string
  readonly unit: string
  readonly says: Said
  /** False unless said. */
  readonly ofNetworks?: boolean
}

export const nowhere: AddressOf = () => null

/** A row that opens: what it is called in every language it has, where it stands and who says so. */
export const figureRow = ({ id, label, labels, language, on, source }: Counted, address: string | null): FigureRow => ({
  id,
  label,
  ...(labels && { labels }),
  language,
  address,
  ...(on !== null && { on }),
  source,
})

/** Cents are added as whole numbers. */
const sumOf = (rows: readonly Counted[]) =>
  rows.reduce((cents, { amount }) => cents + Math.round(amount * 100), 0) / 100

/** How many rows there are. */
export const counted = (
  { ofNetworks = false, ...described }: Described,
  list: Listing,
  address: AddressOf = nowhere,
): Figure => ({
  ...described,
  ofNetworks,
  async run(db, scope) {
    const found = await list(db, scope)
    return { value: found.length || null, rows: found.map((row) => figureRow(row, address(row, scope))) }
  },
})

/** The sum of what the rows hold. */
export const summed = (
  { ofNetworks = false, ...described }: Described,
  list: Listing,
  address: AddressOf = nowhere,
): Figure => ({
  ...described,
  ofNetworks,
  async run(db, scope) {
    const found = (await list(db, scope)).filter(({ amount }) => amount !== null)
    const rows = found.map((row) => Object.assign(figureRow(row, address(row, scope)), { amount: row.amount }))
    return { value: found.length === 0 ? null : sumOf(found), rows }
  },
})

/** How many groups there are: languages, for instance. */
export const grouped =
  (list: Listing): Listing =>
  async (db, scope) => {
    const first = new Map((await list(db, scope)).toReversed().map((row) => [row.group ?? row.id, row]))
    return [...first].map(([id, row]) => Object.assign({}, row, { id }))
  }

/** What a source states; `lasting`: a fact that holds for the years that follow, not a count of its year. */
export const statedAs =
  (figure: string, lasting = false): Listing =>
  (db, scope) =>
    listStated(db, scope, figure, lasting)

/** What can be counted, or where nothing can, what a source states. */
export const orStated =
  (list: Listing, stated: Listing): Listing =>
  async (db, scope) => {
    const rows = await list(db, scope)
    return rows.length > 0 ? rows : stated(db, scope)
  }

/** What nothing on record could be counted for. */
export const stated = (described: Described, lasting = false): Figure =>
  summed(described, statedAs(described.name, lasting))

export const figureSeries = (
  { name, says, ofNetworks = false }: Omit<Described, 'unit'>,
  list: Listing,
  address: AddressOf,
): Series => ({
  name,
  says,
  ofNetworks,
  async run(db, scope) {
    const found = await list(db, scope)
    return found.map((row): SeriesRow =>
      Object.assign(figureRow(row, address(row, scope)), { group: row.group, amount: row.amount }),
    )
  },
})
