import Papa from 'papaparse'
import { formula } from '#platform/csv'
import { allRows, type TableData } from '../table-data.ts'

/**
 * Every row, unrounded, under names that are the same in every language. It begins with the mark of UTF-8 (BOM): without it
 * the spreadsheet most readers have takes accents for something else, and statistics programs know to skip it.
 */
export function csvOf(table: TableData): string {
  const fields = table.columns.map(({ key }) => key)
  const data = allRows(table).map(({ cells }) => cells.map((cell) => cell ?? ''))
  return `\uFEFF${Papa.unparse({ fields, data }, { escapeFormulae: formula })}\r\n`
}
