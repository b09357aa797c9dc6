import * as z from 'zod'
import Papa from 'papaparse'
import { notApplicable, valuesOf } from '#instruments'
import { writeCsv } from '#platform/csv'
import { isWorkbook } from '#platform/workbook'
import type { ExchangeRow } from './rows.ts'
import { type Extract, readWorkbook, writeWorkbook } from './sheet.ts'

export const formats = ['xlsx', 'csv', 'json'] as const
export type Format = (typeof formats)[number]

/** In bytes; a whole Index with full comments has some 600 kB as text. */
export const largestTable = 900_000

const heading = ['item', 'state', 'value', 'comment', 'source', 'seen']

export const writers: Readonly<Record<Format, (extract: Extract) => Promise<Uint8Array | string> | string>> = {
  xlsx: writeWorkbook,
  csv: (extract) => `\uFEFF${writeCsv([heading, ...linesOf(extract).map((line) => Object.values(line))])}`,
  json: (extract) => `${JSON.stringify({ edition: extract.edition.id, answers: linesOf(extract) }, null, 2)}\n`,
}

/** Codes and numbers as they are kept, whatever the language: for programs, and to be read back. */
function linesOf({ items, answers }: Extract) {
  return items.map(({ key }) => {
    const revision = answers.get(key)
    const values = revision ? valuesOf(revision.answer, String).filter((value) => value !== notApplicable) : []
    return {
      item: key,
      state: revision?.answer.state ?? 'missing',
      value: values.join(';'),
      comment: revision?.comment ?? '',
      source: revision?.source ?? '',
      seen: revision?.revision ?? 0,
    }
  })
}

/** Far more than a questionnaire has questions. */
export const mostRows = 2000

export type FileFault = 'none' | 'size' | 'kind' | 'columns' | 'empty' | 'rows'

/** The rows of a file in any of the formats, whatever its name says. */
export async function readFile(bytes: Uint8Array): Promise<ExchangeRow[] | { readonly fault: FileFault }> {
  if (bytes.byteLength === 0) return { fault: 'none' }
  if (bytes.byteLength > largestTable) return { fault: 'size' }
  const rows = isWorkbook(bytes) ? ((await readWorkbook(bytes)) ?? 'columns') : readText(bytes)
  if (typeof rows === 'string') return { fault: rows }
  if (rows.length > mostRows) return { fault: 'rows' }
  return rows.length > 0 ? rows : { fault: 'empty' }
}

function readText(bytes: Uint8Array): ExchangeRow[] | FileFault {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return 'kind'
  }
  if (text.includes('\0')) return 'kind'
  return /^\s*[[{]/.test(text) ? readJson(text) : readCsv(text)
}

function readCsv(text: string): ExchangeRow[] | FileFault {
  const { data, meta } = Papa.parse<Record<string, string>>(text, {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (name) => name.trim().toLowerCase(),
  })
  if (!meta.fields?.includes('item') || !meta.fields.includes('value')) return 'columns'
  return data.map((cells, at) => rowOf(cells, at + 2))
}

const cell = z.union([z.string(), z.number(), z.null()]).optional()
const jsonFile = z.object({
  answers: z.array(z.object({ item: z.string(), state: cell, value: cell, comment: cell, source: cell, seen: cell })),
})

function readJson(text: string): ExchangeRow[] | FileFault {
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch {
    return 'kind'
  }
  const read = jsonFile.safeParse(Array.isArray(content) ? { answers: content } : content)
  if (!read.success) return 'columns'
  return read.data.answers.map((cells, at) => rowOf(cells, at + 1))
}

function rowOf(cells: Readonly<Record<string, string | number | null | undefined>>, line: number): ExchangeRow {
  // A formula was made a text when the file was written.
  const text = (name: string) =>
    String(cells[name] ?? '')
      .replaceAll('\0', '')
      .replace(/^'(?=[=+\-@\t\r])/, '')
      .trim()
  const seen = text('seen')
  return {
    line,
    item: text('item'),
    state: text('state').toLowerCase() === 'na' ? 'na' : '',
    values: text('value')
      .split(';')
      .map((value) => value.trim())
      .filter(Boolean),
    comment: text('comment'),
    source: text('source'),
    seen: /^\d{1,9}$/.test(seen) ? Number(seen) : null,
  }
}
