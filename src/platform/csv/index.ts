import { readFile } from 'node:fs/promises'
import Papa from 'papaparse'
import { z } from 'zod'

/** The rows below the heading, each as the schema takes it. Throws ZodError naming the first that it does not take. */
export async function readRows<Row extends z.ZodType>(file: string, row: Row): Promise<z.infer<Row>[]> {
  const { data } = Papa.parse<unknown>(await readFile(file, 'utf8'), { header: true, skipEmptyLines: true })
  return z.array(row).parse(data)
}

/** What a spreadsheet would run, in a cell of one line or of several: papaparse itself looks at those of one line alone. */
export const formula = /^[=+\-@\t\r]/

/** RFC 4180 lines; a cell that a spreadsheet would run as a formula is made a text. */
export function writeCsv(rows: readonly (readonly unknown[])[]): string {
  return `${Papa.unparse(rows as unknown[][], { newline: '\r\n', escapeFormulae: formula })}\r\n`
}
