import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { fromBufferPromise } from 'yauzl'

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

/** A sheet to write: cells are texts. `lists`: cells of a column that take one of a range of another sheet. */
export interface SheetToWrite {
  readonly name: string
  readonly rows: readonly (readonly string[])[]
  readonly widths?: readonly number[]
  /** People look at other sheets; this one is for the program. */
  readonly hidden?: true
  readonly lists?: readonly { readonly range: string; readonly from: string; readonly message: string }[]
}

/** A workbook of several sheets, the first row of each kept in view; every cell a text. */
export async function writeSheets(sheets: readonly SheetToWrite[]): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map(({ name, rows, widths = [], hidden = false, lists = [] }) => ({
      name,
      hidden,
      columns: (rows[0] ?? []).map((_, at) => ({
        width: widths[at] ?? 24,
        style: { numFmt: '@', alignment: { wrapText: true } },
      })),
      rows: rows.map((row) => [...row]),
      freezePane: { rows: 1 },
      // Excel cuts a list that stands in the rule itself at 255 characters: hence a range.
      dataValidations: lists.map(({ range, from, message }) => ({
        type: 'list' as const,
        range,
        formula1: from,
        allowBlank: true,
        showErrorMessage: true,
        errorStyle: 'warning' as const,
        errorMessage: message,
      })),
    })),
  })
}

/** Of a workbook that somebody sent: sheets, and the corner beyond which nothing is looked at; bytes of it unpacked. */
const readable = { sheets: 8, range: 'A1:AN5000', unpacked: 30_000_000 } as const

/**
 * The rows of its first sheets by name, as texts. A cell far out would make a rectangle that no memory holds, and a few
 * bytes can unpack to gigabytes: neither is read.
 *
 * @throws when the bytes are no workbook that can be read.
 */
export async function readSheets(
  bytes: Uint8Array,
  { sheets: most, range }: { readonly sheets: number; readonly range: string } = readable,
): Promise<Map<string, string[][]>> {
  await refuseBomb(bytes)
  const { sheets } = await readXlsx(bytes, { sheets: (_, at) => at < most, range })
  return new Map(sheets.map(({ name, rows }) => [name, rows.map((row) => row.map((value) => String(value ?? '')))]))
}

async function refuseBomb(bytes: Uint8Array): Promise<void> {
  const zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true })
  let size = 0
  for await (const entry of zip.eachEntry()) {
    for await (const part of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
      size += part.byteLength
      if (size > readable.unpacked) throw new RangeError('This unpacks to more than a workbook of answers holds.')
    }
  }
}

/** A workbook of one sheet, its first row kept in view; every cell a text, so that no code is turned into a date. */
export async function writeRows(name: string, rows: readonly (readonly string[])[], widths: readonly number[]) {
  const columns = widths.map((width) => ({ width, style: { numFmt: '@', alignment: { wrapText: true } } }))
  return writeXlsx({ sheets: [{ name, columns, rows: rows.map((row) => [...row]), freezePane: { rows: 1 } }] })
}
