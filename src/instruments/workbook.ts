import { readXlsx, writeXlsx } from 'hucre/xlsx'

/** Everything the program does with spreadsheets; the library behind it is young and may be exchanged here. */

/** XLSX is a zip archive: it begins with PK and the number of a local file, as no text does. */
export const isWorkbook = (bytes: Uint8Array): boolean => [0x50, 0x4b, 0x03, 0x04].every((byte, i) => bytes[i] === byte)

/**
 * The cells of the first sheet as texts. A cell shown as a percentage holds 0.45 and reads "45%", as people see it.
 *
 * @throws when the bytes are no workbook that can be read.
 */
export async function readRows(bytes: Uint8Array): Promise<string[][]> {
  const { sheets } = await readXlsx(bytes, { sheets: [0], readStyles: true })
  const [sheet] = sheets
  if (!sheet) return []
  return sheet.rows.map((row, r) =>
    row.map((value, c) => {
      const percent = typeof value === 'number' && sheet.cells?.get(`${r},${c}`)?.style?.numFmt?.includes('%')
      // 0.07 x 100 is 7.000000000000001: twelve digits are what a cell was meant to hold.
      if (percent) return `${Number((value * 100).toPrecision(12))}%`
      return value instanceof Date ? value.toISOString() : String(value ?? '')
    }),
  )
}

/** A workbook of one sheet, its first row kept in view; every cell a text, so that no code is turned into a date. */
export async function writeRows(name: string, rows: readonly (readonly string[])[], widths: readonly number[]) {
  const columns = widths.map((width) => ({ width, style: { numFmt: '@', alignment: { wrapText: true } } }))
  return writeXlsx({ sheets: [{ name, columns, rows: rows.map((row) => [...row]), freezePane: { rows: 1 } }] })
}
