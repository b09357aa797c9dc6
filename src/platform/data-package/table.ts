import type { English } from '#locales'
import type { Db } from '../database/index.ts'

/** Words of the codebook: `results`, or `results.year`. */
export type CodebookKey = keyof English['codebook']

/** Of CSV on the Web: how a cell is read. */
export type Datatype = 'string' | 'integer' | 'double' | 'boolean' | 'date' | 'dateTime' | 'anyURI'

export type Cell = string | number | boolean | Date | null | readonly string[]

export interface DataColumn<Row> {
  readonly name: string
  readonly datatype: Datatype
  readonly about: CodebookKey
  /** A cell is never empty. */
  readonly required?: boolean
  /** Between several values in one cell. */
  readonly separator?: string
  readonly cell: (row: Row) => Cell
}

/** Which network is told of: the real one, or the invented one. Never both in one package. */
export interface Scope {
  readonly demonstration: boolean
}

/** One file of a data package: its columns, what they mean, and its rows in a fixed order. */
export interface DataTable<Row = unknown> {
  /** `results` makes `results.csv`. */
  readonly name: string
  readonly about: CodebookKey
  readonly columns: readonly DataColumn<Row>[]
  /** Columns that name a row. */
  readonly key: readonly string[]
  readonly references?: readonly { readonly column: string; readonly table: string; readonly to: string }[]
  /** Rows in parts, so that no table has to fit into memory. */
  rows(db: Db, scope: Scope): AsyncIterable<readonly Row[]>
}

/** Keeps the type of a table's rows while several stand in one list. */
export const dataTable = <Row>(table: DataTable<Row>): DataTable => table as unknown as DataTable

export const column = <Row>(
  name: string,
  datatype: Datatype,
  about: CodebookKey,
  cell: DataColumn<Row>['cell'],
  more: Pick<DataColumn<Row>, 'required' | 'separator'> = {},
): DataColumn<Row> => ({ name, datatype, about, cell, ...more })

/** All at once, for a table that is small. */
export async function* atOnce<Row>(rows: Promise<readonly Row[]>): AsyncIterable<readonly Row[]> {
  yield await rows
}

/** By keys, a part at a time, in the order of the keys. */
export async function* inParts<Row>(
  read: (after: string | null, limit: number) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
): AsyncIterable<readonly Row[]> {
  const limit = 500
  let after: string | null = null
  for (;;) {
    const rows: readonly Row[] = await read(after, limit)
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (last === undefined || rows.length < limit) return
    after = keyOf(last)
  }
}
