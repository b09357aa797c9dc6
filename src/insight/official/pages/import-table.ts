import { createHash } from 'node:crypto'
import Papa from 'papaparse'
import { headerFault, type HeaderFault, type ReadingContext } from '../import-rows.ts'
import { type ImportPlan, planImport } from '../import-plan.ts'
import type { OfficialEntry } from '../model.ts'

export const mostRows = 2000
/** In bytes. */
export const largestTable = 1_000_000

export type TableFault = 'none' | 'size' | 'rows' | 'empty' | 'text' | HeaderFault

/** The text of what was sent; undefined where it is no UTF-8. */
export function textOf(content: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return undefined
  }
}

/** The plan of an import, or why the table as a whole cannot be read. */
export function readTable(
  text: string,
  existing: readonly OfficialEntry[],
  context: ReadingContext,
): { readonly plan: ImportPlan } | { readonly fault: TableFault } {
  if (text.includes('\0')) return { fault: 'text' }
  const parsed = Papa.parse<Record<string, string>>(text, {
    header: true,
    skipEmptyLines: 'greedy',
    delimitersToGuess: [',', ';', '\t'],
    transformHeader: (head) =>
      head
        .replace(/^\uFEFF/, '')
        .trim()
        .toLowerCase(),
  })
  const heading = headerFault(parsed.meta.fields ?? [])
  if (heading) return { fault: heading }
  if (parsed.data.length === 0) return { fault: 'empty' }
  if (parsed.data.length > mostRows) return { fault: 'rows' }
  // The heading is line 1; a cell of several lines shifts what an editor counts, but not what a spreadsheet does.
  const lines = parsed.data.map((typed, index) => ({ line: index + 2, typed: cellsOf(typed) }))
  return { plan: planImport(lines, existing, context) }
}

/** A row with more cells than the heading has an array of them; they say nothing. */
const cellsOf = (typed: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(Object.entries(typed).flatMap(([key, cell]) => (typeof cell === 'string' ? [[key, cell]] : [])))

/** The same as long as an import would do the same. */
export function fingerprintOf({ rows, entries }: ImportPlan): string {
  const said = [rows.map(({ status }) => status), entries.map(({ entry }) => [entry?.id, entry?.version])]
  return createHash('sha256').update(JSON.stringify(said)).digest('hex')
}
