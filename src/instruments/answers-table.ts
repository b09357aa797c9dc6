import { isUtf8 } from 'node:buffer'
import Papa from 'papaparse'
import { binaryKind, isUtf16 } from './file-kind.ts'
import { isWorkbook, readRows } from '#platform/workbook'

export interface AnswersFile {
  /** As it is named in sentences. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** A line of the file, or a row of the sheet, as they are counted by editors: the heading is 1. */
export interface Row {
  readonly line: number
  readonly cells: readonly string[]
}

/** Why a file cannot be read as a table, in a sentence with its cure. */
export class TableError extends Error {
  override readonly name = 'TableError'
}

const asUtf8 =
  'save it again as "CSV UTF-8 (Comma delimited)" in Excel, or with the character set "Unicode (UTF-8)" in LibreOffice.'

/**
 * The rows of a CSV file (UTF-8, commas) or of the first sheet of an XLSX file, blank ones left out.
 *
 * @throws TableError
 */
export async function readTable(file: AnswersFile): Promise<Row[]> {
  const rows = isWorkbook(file.bytes) ? await sheetRows(file) : csvRows(file.name, decode(file))
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== ''))
  if (filled.length > 0) return filled
  throw new TableError(`${file.name} is empty: fill in the file that "icc template" writes.`)
}

async function sheetRows({ name, bytes }: AnswersFile): Promise<Row[]> {
  try {
    const rows = await readRows(bytes)
    return rows.map((cells, i) => ({ line: i + 1, cells: cells.map((cell) => cell.trim()) }))
  } catch {
    throw new TableError(
      `${name} is a zip archive, not a text file, and no workbook that can be read: save it again as an Excel workbook (.xlsx) or as CSV.`,
    )
  }
}

function decode({ name, bytes }: AnswersFile): string {
  if (isUtf16(bytes)) throw new TableError(`${name} line 1: this is encoded in UTF-16, not in UTF-8: ${asUtf8}`)
  const kind = binaryKind(bytes)
  if (kind) {
    throw new TableError(`${name} is ${kind}, not a text file: give a CSV file, or an Excel workbook (.xlsx).`)
  }
  // One character a byte, so that lines can be told before the encoding is.
  const lines = Buffer.from(bytes)
    .toString('latin1')
    .split(/\r\n|\r|\n/)
  const unreadable = lines.findIndex((line) => !isUtf8(Buffer.from(line, 'latin1')))
  if (unreadable < 0) return new TextDecoder().decode(bytes)
  throw new TableError(`${name} line ${unreadable + 1}: this is not encoded in UTF-8: ${asUtf8}`)
}

function csvRows(name: string, text: string): Row[] {
  const rows: Row[] = []
  let line = 1
  let read = 0
  Papa.parse<string[]>(text, {
    delimiter: ',',
    step: ({ data, errors, meta }) => {
      if (errors.length > 0) {
        throw new TableError(
          `${name} line ${line}: a quotation mark is not closed or stands inside a text: write "" for each one inside a text.`,
        )
      }
      rows.push({ line, cells: data.map((cell) => cell.trim()) })
      // A quoted cell may hold line ends: count them to name the line an editor shows.
      line += text.slice(read, meta.cursor).match(/\r\n|\r|\n/g)?.length ?? 0
      read = meta.cursor
    },
  })
  return rows
}
