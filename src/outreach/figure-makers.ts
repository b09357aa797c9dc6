import type { Db } from '#platform/database'
import type { Figure, FigureRow, FigureScope, Said } from '#platform/figures'
import * as store from './figures-store.ts'
import type { Counted } from './figures-store.ts'
import type { ChannelValues } from './model.ts'

export type Listing = (db: Db, scope: FigureScope) => Promise<readonly Counted[]>
type AddressOf = (row: Counted, scope: FigureScope) => string | null

export const onPage: AddressOf = ({ id }) => `/outreach#${id}`
export const inYear: AddressOf = ({ id }, { year }) => `/work-programme/${year}#${id}`
const nowhere: AddressOf = () => null

export const rowOf = ({ id, title, language, on, source }: Counted, address: string | null): FigureRow => ({
  id,
  label: title,
  language,
  address,
  ...(on !== null && { on }),
  source,
})

/** Cents are added as whole numbers. */
const sumOf = (rows: readonly Counted[]) =>
  rows.reduce((cents, { amount }) => cents + Math.round(amount * 100), 0) / 100

interface Described {
  readonly name: string
  readonly unit: string
  readonly says: Said
  readonly list: Listing
  readonly address: AddressOf
  /** Only the programme's alone unless said. */
  readonly ofNetworks?: true
}

/** The sum of what the rows add: one each where a row is one thing. */
export const summed = ({ list, address, ofNetworks, ...described }: Described): Figure => ({
  ...described,
  ofNetworks: ofNetworks ?? false,
  async run(db, scope) {
    const found = await list(db, scope)
    const rows = found.map((row) => ({ ...rowOf(row, address(row, scope)), amount: row.amount }))
    return { value: found.length === 0 ? null : sumOf(found), rows }
  },
})

/** What can be counted, or where nothing can, what a source states. */
export const orStated =
  (list: Listing, stated: Listing): Listing =>
  async (db, scope) => {
    const rows = await list(db, scope)
    return rows.length > 0 ? rows : stated(db, scope)
  }

export const statedAs =
  (figure: string, lasting = false): Listing =>
  (db, scope) =>
    scope.network === null ? store.listStated(db, scope, figure, lasting) : Promise.resolve([])

export const mentions = (by: string, theme?: string): Listing => {
  const of =
    (single: boolean): Listing =>
    (db, scope) =>
      store.listMentions(db, scope, { by, single, ...(theme !== undefined && { theme }) })
  return orStated(of(true), of(false))
}

export const channel =
  (asked: Pick<ChannelValues, 'channel' | 'measure'>): Listing =>
  (db, scope) =>
    store.listChannelFigures(db, scope, asked)

export const stated = (name: string, unit: string, says: Said, lasting = false): Figure =>
  summed({ name, unit, says, list: statedAs(name, lasting), address: nowhere })
