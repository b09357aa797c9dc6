import Papa from 'papaparse'
import { nearest } from '#instruments'
import { writeCsv } from '#platform/csv'
import { isWorkbook, readSheets, type SheetToWrite, writeSheets } from '#platform/workbook'
import { cellsOf, columnsOfKind, fileRowOf, rowFromCells } from './cells.ts'
import { type Entry, type EntryKind, slugOf, visibilities } from './model.ts'
import type { FileRow } from './rows.ts'

/** The entries of one kind, as they go into a file. */
export interface Section {
  readonly kind: EntryKind
  readonly entries: readonly Entry[]
}

/** What a file says of one kind. */
export interface ReadSection {
  readonly kind: EntryKind
  /** Cells, or rows of JSON. */
  readonly rows: readonly { readonly line: number; readonly row: FileRow }[]
  /** Columns that the kind does not have, with what was probably meant. */
  readonly unknown: readonly { readonly column: string; readonly near: string | null }[]
}

export type FileFault =
  | { readonly code: 'none' | 'size' | 'kind' | 'json' | 'csvKind' | 'empty' | 'rows' | 'heading' }
  | { readonly code: 'unknownKind'; readonly name: string; readonly near: string | null }

export const largestFile = 3_000_000
export const mostRows = 5000

const cellRow = (kind: EntryKind, entry: Entry): string[] => {
  const cells = cellsOf(kind, entry)
  return columnsOfKind(kind).map((column) => (column === 'id' ? entry.id : (cells[column] ?? '')))
}

export const writeJson = (sections: readonly Section[]): string =>
  `${JSON.stringify(
    Object.fromEntries(
      sections.map(({ kind, entries }) => [kind.name, entries.map((one) => fileRowOf(kind, one.id, one))]),
    ),
    null,
    2,
  )}\n`

export const writeKindCsv = ({ kind, entries }: Section): string =>
  `\uFEFF${writeCsv([columnsOfKind(kind), ...entries.map((one) => cellRow(kind, one))])}`

const listsSheet = 'lists'

/** A sheet a kind; what may be chosen stands in ranges of a hidden sheet. `emptyRows`: lines of a template that offer lists too. */
export async function writeWorkbook(
  sections: readonly Section[],
  networks: readonly string[],
  emptyRows = 20,
): Promise<Uint8Array> {
  const lists: string[][] = [
    ['visibility', ...visibilities],
    ['network', ...networks],
  ]
  const rangeOf = (list: readonly string[], name: string): string => {
    const known = lists.findIndex((one) => one[0] === name)
    const at = known < 0 ? lists.push([name, ...list]) - 1 : known
    return `'${listsSheet}'!$${letterOf(at)}$2:$${letterOf(at)}$${Math.max(2, lists[at]?.length ?? 2)}`
  }
  const sheets = sections.map(({ kind, entries }): SheetToWrite => {
    const columns = columnsOfKind(kind)
    const last = entries.length + 1 + emptyRows
    const offers = (column: string, from: string) => {
      const letter = letterOf(columns.indexOf(column))
      return { range: `${letter}2:${letter}${last}`, from, message: kind.name }
    }
    const chosen = kind.fields.flatMap((field) =>
      field.type === 'choice' ? [offers(field.key, rangeOf(field.of, `${kind.name}.${field.key}`))] : [],
    )
    return {
      name: kind.name.slice(0, 31),
      rows: [columns, ...entries.map((one) => cellRow(kind, one))],
      lists: [
        offers('visibility', rangeOf([], 'visibility')),
        ...(networks.length > 0 ? [offers('network', rangeOf([], 'network'))] : []),
        ...chosen,
      ],
    }
  })
  const longest = Math.max(...lists.map(({ length }) => length))
  const rows = Array.from({ length: longest }, (_, at) => lists.map((list) => list[at] ?? ''))
  return writeSheets([...sheets, { name: listsSheet, rows, hidden: true }])
}

/** 0 → A, 26 → AA. */
export const letterOf = (at: number): string =>
  at < 26 ? String.fromCharCode(65 + at) : letterOf(Math.floor(at / 26) - 1) + String.fromCharCode(65 + (at % 26))

type Read = { readonly sections: readonly ReadSection[] } | { readonly fault: FileFault }

/** What a file says, whatever its name; `chosen`: the kind of a table that does not say. */
export async function readFile(
  bytes: Uint8Array,
  kinds: readonly EntryKind[],
  chosen: EntryKind | undefined,
): Promise<Read> {
  if (bytes.byteLength === 0) return { fault: { code: 'none' } }
  if (bytes.byteLength > largestFile) return { fault: { code: 'size' } }
  const read = isWorkbook(bytes) ? await readBook(bytes, kinds) : readText(bytes, kinds, chosen)
  if ('fault' in read) return read
  const count = read.sections.reduce((sum, { rows }) => sum + rows.length, 0)
  if (count > mostRows) return { fault: { code: 'rows' } }
  return count === 0 ? { fault: { code: 'empty' } } : read
}

const kindNamed = (kinds: readonly EntryKind[], name: string): EntryKind | undefined =>
  kinds.find((kind) => kind.name.slice(0, 31) === name || slugOf(kind) === name || kind.name === name)

const unknownKind = (kinds: readonly EntryKind[], name: string): { fault: FileFault } => {
  const near = nearest(
    name,
    kinds.map((kind) => kind.name),
  )
  return { fault: { code: 'unknownKind', name: name.slice(0, 80), near } }
}

async function readBook(bytes: Uint8Array, kinds: readonly EntryKind[]): Promise<Read> {
  let sheets: Map<string, string[][]>
  try {
    sheets = await readSheets(bytes, { sheets: 60, range: 'A1:CV5000' })
  } catch {
    return { fault: { code: 'kind' } }
  }
  const sections: ReadSection[] = []
  for (const [name, [heading = [], ...rows]] of sheets) {
    if (name === listsSheet) continue
    const kind = kindNamed(kinds, name.trim().toLowerCase())
    if (!kind) return unknownKind(kinds, name)
    sections.push(sectionOf(kind, heading, rows))
  }
  return { sections }
}

function sectionOf(kind: EntryKind, heading: readonly string[], rows: readonly (readonly string[])[]): ReadSection {
  const columns = heading.map((name) => name.trim())
  const known = columnsOfKind(kind)
  const unknown = columns
    .filter((column) => column !== '' && !known.includes(column))
    .map((column) => ({ column: column.slice(0, 80), near: nearest(column, known) }))
  const read = rows.flatMap((cells, at) => {
    if (cells.every((cell) => cell.trim() === '')) return []
    const pairs = columns.flatMap((column, c) => (known.includes(column) ? [[column, cells[c] ?? ''] as const] : []))
    return [{ line: at + 2, row: rowFromCells(kind, Object.fromEntries(pairs)) }]
  })
  return { kind, rows: read, unknown }
}

function readText(bytes: Uint8Array, kinds: readonly EntryKind[], chosen: EntryKind | undefined): Read {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return { fault: { code: 'kind' } }
  }
  if (text.includes('\0')) return { fault: { code: 'kind' } }
  return /^\s*[[{]/.test(text) ? readJson(text, kinds, chosen) : readCsv(text, chosen)
}

function readCsv(text: string, kind: EntryKind | undefined): Read {
  if (!kind) return { fault: { code: 'csvKind' } }
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' })
  const [heading = [], ...rows] = data
  if (!heading.some((name) => name.trim() === 'id')) return { fault: { code: 'heading' } }
  // A formula was made a text when the file was written.
  const plain = rows.map((cells) => cells.map((cell) => cell.replace(/^'(?=[=+\-@\t\r])/, '')))
  return { sections: [sectionOf(kind, heading, plain)] }
}

function readJson(text: string, kinds: readonly EntryKind[], chosen: EntryKind | undefined): Read {
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch {
    return { fault: { code: 'json' } }
  }
  if (Array.isArray(content)) {
    return chosen ? { sections: [jsonSection(chosen, content)] } : { fault: { code: 'csvKind' } }
  }
  const sections: ReadSection[] = []
  for (const [name, rows] of Object.entries(content as object)) {
    const kind = kindNamed(kinds, name)
    if (!kind) return unknownKind(kinds, name)
    if (!Array.isArray(rows)) return { fault: { code: 'json' } }
    sections.push(jsonSection(kind, rows))
  }
  return { sections }
}

function jsonSection(kind: EntryKind, rows: readonly unknown[]): ReadSection {
  const read = rows.map((row, at) => {
    const object = typeof row === 'object' && row !== null && !Array.isArray(row) ? (row as FileRow) : {}
    return { line: at + 1, row: object }
  })
  return { kind, rows: read, unknown: [] }
}
