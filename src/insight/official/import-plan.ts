import {
  type Heading,
  type ImportColumn,
  type ReadingContext,
  readImportRow,
  type ReadRow,
  type RowFault,
} from './import-rows.ts'
import type { OfficialContent, OfficialEntry, OfficialFigure, OfficialSubject } from './model.ts'

interface Line {
  /** In the file; the heading is line 1. */
  readonly line: number
  readonly typed: Readonly<Record<string, string>>
}

/** What an import would do with one row. */
export type PlannedRow = Line &
  (
    | { readonly status: 'same'; readonly row: ReadRow }
    /** `withdrawn`: why the result it would put in force again was withdrawn. */
    | { readonly status: 'new'; readonly row: ReadRow; readonly withdrawn: string | null }
    | {
        readonly status: 'changed'
        readonly row: ReadRow
        readonly before: OfficialFigure
        readonly what: readonly ImportColumn[]
      }
    | (RowFault & { readonly status: 'wrong' })
  )

/** What an import would write: a new entry, or a new version of one. */
export interface PlannedEntry {
  readonly subject: OfficialSubject
  readonly content: OfficialContent
  /** Undefined: a new entry. */
  readonly entry: OfficialEntry | undefined
}

export interface ImportPlan {
  readonly rows: readonly PlannedRow[]
  /** Of entries in which something is new or changed; empty as long as any row is wrong. */
  readonly entries: readonly PlannedEntry[]
}

const headingColumns: readonly [keyof Heading, ImportColumn][] = [
  ['reportDate', 'report_date'],
  ['variant', 'variant'],
  ['questionnaire', 'questionnaire'],
  ['sampleSize', 'sample_size'],
  ['rank', 'rank'],
]

/** Rows of one place, year, basis and source are one published result. */
const keyOf = (
  { placeId, name, country }: OfficialSubject,
  { year, basis, source }: Pick<Heading, 'year' | 'basis' | 'source'>,
) => JSON.stringify([placeId ?? [name, country], year, basis, source])

/** Compares a table of published figures with what stands: row by row, and nothing of it where anything is wrong. */
export function planImport(
  lines: readonly Line[],
  existing: readonly OfficialEntry[],
  context: ReadingContext,
): ImportPlan {
  // Of a result that was withdrawn and then entered anew, the one in force counts.
  const byForce = existing.toSorted((a, b) => Number(b.withdrawn) - Number(a.withdrawn))
  const known = new Map(byForce.map((entry) => [keyOf(entry, entry), entry]))
  const results = new Map<string, ReadRow[]>()
  const rows = lines.map((line): PlannedRow => {
    const read = readImportRow(line.typed, context)
    if ('fault' in read) return { ...line, status: 'wrong', column: read.column, fault: read.fault }
    const { row } = read
    const key = keyOf(row.subject, row.heading)
    const others = results.get(key) ?? []
    const clash = clashWith(row, others)
    if (clash) return { ...line, status: 'wrong', ...clash }
    results.set(key, [...others, row])
    return { ...line, ...statusOf(row, known.get(key)) }
  })
  if (rows.some(({ status }) => status === 'wrong')) return { rows, entries: [] }
  const planned = [...results].map(([key, read]) => entryOf(read, known.get(key)))
  return { rows, entries: planned.filter((entry) => entry !== undefined) }
}

/** One report has one date, one sample, one rank, and one score an area. */
function clashWith(row: ReadRow, others: readonly ReadRow[]): RowFault | undefined {
  if (others.some(({ figure }) => figure.area === row.figure.area)) return { column: 'area', fault: 'twice' }
  const [first] = others
  const differing = first && headingColumns.find(([field]) => first.heading[field] !== row.heading[field])
  return differing && { column: differing[1], fault: 'disagrees' }
}

function statusOf(row: ReadRow, entry: OfficialEntry | undefined) {
  const before = entry?.figures.find(({ area }) => area === row.figure.area)
  if (!entry || !before)
    return { status: 'new', row, withdrawn: entry?.withdrawn ? (entry.reason ?? '') : null } as const
  const columns: readonly (ImportColumn | false)[] = [
    before.score !== row.figure.score && 'score',
    (before.note ?? entry.note) !== row.figure.note && 'note',
    ...headingColumns.map(([field, column]) => entry[field] !== row.heading[field] && column),
  ]
  const what = columns.filter((column) => column !== false)
  return what.length === 0 ? ({ status: 'same', row } as const) : ({ status: 'changed', row, before, what } as const)
}

/** Figures that a table does not name stay; undefined where nothing is new. */
function entryOf(read: readonly ReadRow[], entry: OfficialEntry | undefined): PlannedEntry | undefined {
  const [first] = read
  if (!first || (entry && read.every((row) => statusOf(row, entry).status === 'same'))) return undefined
  const named = new Set(read.map(({ figure }) => figure.area))
  const kept = (entry?.figures ?? []).filter(({ area }) => !named.has(area))
  const { fileId = null, fileName = null } = entry ?? {}
  // Notes of a table stand beside each figure, and so do those of the entry from then on.
  const figures = [
    ...kept.map(({ area, score, note }) => ({ area, score, note: note ?? entry?.note ?? null })),
    ...read.map(({ figure }) => figure),
  ]
  return { subject: first.subject, entry, content: { ...first.heading, figures, note: null, fileId, fileName } }
}
