import Papa from 'papaparse'
import { formula } from '../csv/index.ts'
import type { Cell, DataColumn, DataTable, Scope } from './table.ts'
import type { Db } from '../database/index.ts'

/** The file of a table, a part at a time: UTF-8, commas, CRLF, one heading (RFC 4180). */
export async function* csvOf(table: DataTable, db: Db, scope: Scope): AsyncIterable<{ text: string; rows: number }> {
  yield { text: lines([table.columns.map(({ name }) => name)]), rows: 0 }
  for await (const rows of table.rows(db, scope)) {
    if (rows.length === 0) continue
    yield { text: lines(rows.map((row) => table.columns.map((column) => written(column, row)))), rows: rows.length }
  }
}

/** A text that a spreadsheet would take for a formula gets an apostrophe before it. */
const lines = (rows: readonly (readonly (string | number)[])[]): string =>
  `${Papa.unparse(rows as (string | number)[][], { escapeFormulae: formula, newline: '\r\n' })}\r\n`

function written(column: DataColumn<unknown>, row: unknown): string | number {
  const cell: Cell = column.cell(row)
  if (cell === null) return ''
  if (cell instanceof Date) return cell.toISOString()
  if (typeof cell === 'boolean') return String(cell)
  if (typeof cell === 'object') return cell.join(column.separator ?? ' ')
  return cell
}
