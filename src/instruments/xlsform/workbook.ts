import { readSheets, writeSheets } from '#platform/workbook'
import { FormError } from './read.ts'
import type { FormRow, Sheets } from './sheets.ts'

const names = ['survey', 'choices', 'settings', 'icc'] as const

/** Columns that come first where a sheet has them; the others follow in the order in which they are first met. */
const first = ['list_name', 'type', 'name', 'what', 'key', 'value'] as const

export function writeForm(sheets: Sheets): Promise<Uint8Array> {
  return writeSheets(
    names.map((name) => {
      const met = [...new Set(sheets[name].flatMap((row) => Object.keys(row)))]
      const columns = [...first.filter((column) => met.includes(column)), ...met.filter((one) => !isFirst(one))]
      return { name, rows: [columns, ...sheets[name].map((row) => columns.map((column) => row[column] ?? ''))] }
    }),
  )
}

const isFirst = (column: string) => first.some((one) => one === column)

/** Throws FormError for bytes that are no workbook, or lack a sheet that a form has. */
export async function readForm(bytes: Uint8Array): Promise<Sheets> {
  const sheets = await readSheets(bytes).catch(() => {
    throw new FormError('This is no workbook that can be read: save it as an Excel workbook (.xlsx).')
  })
  const rows = (name: string): FormRow[] => {
    const [heading = [], ...cells] = sheets.get(name) ?? []
    return cells.map((row) => Object.fromEntries(heading.flatMap((column, at) => (row[at] ? [[column, row[at]]] : []))))
  }
  const missing = (['survey', 'choices'] as const).filter((name) => !sheets.has(name))
  if (missing.length > 0) throw new FormError(`The workbook has no sheet "${missing.join('" and no sheet "')}".`)
  return { survey: rows('survey'), choices: rows('choices'), settings: rows('settings'), icc: rows('icc') }
}
