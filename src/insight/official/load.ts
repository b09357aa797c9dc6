import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { readRows } from '#platform/csv'
import type { Db } from '#platform/database'
import type { Tx } from '../store.ts'
import {
  bases,
  figureKeys,
  type KnownReport,
  type OfficialContent,
  type OfficialSubject,
  sameContent,
  variants,
} from './model.ts'
import { namedReports } from './named-reports.ts'
import { replaceNamedReports } from '../figures-store.ts'
import { insertEntry, insertVersion, listEntries, moveEntry, replaceKnownReports, waitForOthers } from './store.ts'

const text = z.string().trim()
const orNull = text.transform((value) => value || null)
const whole = text.transform((value) => (value === '' ? null : Number(value))).pipe(z.int().nullable())
const percent = text.min(1).transform(Number).pipe(z.number().min(0).max(100))

const placed = {
  place_id: orNull,
  city: text.min(1),
  country_iso2: text.length(2),
  report_date: orNull,
  sample_size: whole,
  rank: whole,
  source_url: z.url({ protocol: /^https?$/ }),
}
const area = z.enum(figureKeys)
const Figure = z.object({ ...placed, year: whole, variant: z.enum(variants), area, score_percent: percent })
const Report = z.object({ ...placed, seen_as: text.min(1) })
const Note = z.object({ city: text, year: whole, area: text, basis: z.enum(bases), note: orNull, source_url: text })
type Figure = z.infer<typeof Figure>
type Note = z.infer<typeof Note>

export interface RecordEntry {
  readonly id: string
  readonly subject: OfficialSubject
  readonly content: OfficialContent
}

/**
 * Brings the figures published elsewhere, and the comparisons known to exist, to what the record says. What the record
 * changes becomes a new version; what it no longer holds is withdrawn; what a person has corrected stays theirs.
 *
 * @throws Error naming a figure without its note: nothing would then say whose result it was.
 */
export async function loadOfficialResults(db: Db, dataFolder: string, now = new Date()): Promise<void> {
  const rows = <T extends z.ZodType>(file: string, row: T) => readRows(join(dataFolder, file), row)
  const notes = await rows('index-results.notes.csv', Note)
  const record = entriesOf(await rows('index-results.csv', Figure), notes)
  const reports = (await rows('index-reports.csv', Report)).map(reportOf)
  await db.transaction().execute(async (tx) => {
    await waitForOthers(tx)
    await replaceKnownReports(tx, reports)
    await followRecord(tx, record, now)
    await replaceNamedReports(tx, await namedReports(dataFolder))
  })
}

async function followRecord(tx: Tx, record: readonly RecordEntry[], now: Date): Promise<void> {
  const known = new Map((await listEntries(tx)).map((entry) => [entry.id, entry]))
  const common = { origin: 'record', enteredAt: now, enteredBy: null } as const
  for (const { id, subject, content } of record) {
    const there = known.get(id)
    if (!there) {
      await insertEntry(tx, { id, ...subject, knownReportId: null, at: now })
      await insertVersion(tx, id, { ...content, ...common, version: 1, reason: null, withdrawn: false })
    } else if (there.origin === 'record') {
      await moveEntry(tx, id, subject)
      if (sameContent(there, content) && !there.withdrawn) continue
      const reason = 'The open record has changed.'
      await insertVersion(tx, id, { ...content, ...common, version: there.version + 1, reason, withdrawn: false })
    }
  }
  const recorded = new Set(record.map(({ id }) => id))
  for (const entry of known.values()) {
    if (entry.origin !== 'record' || entry.withdrawn || recorded.has(entry.id)) continue
    const reason = 'The open record no longer holds it.'
    const version = entry.version + 1
    await insertVersion(tx, entry.id, { ...entry, ...common, figures: [], version, reason, withdrawn: true })
  }
}

/** The figures of one source on one place and year are one entry: one published result, or a part of it. */
function entriesOf(figures: readonly Figure[], notes: readonly Note[]): RecordEntry[] {
  const noteOf = new Map(notes.map((note) => [figureKey(note), note]))
  const groups = new Map<
    string,
    { figure: Figure; basis: Note['basis']; figures: OfficialContent['figures'][number][] }
  >()
  for (const figure of figures) {
    const note = noteOf.get(figureKey(figure))
    if (!note) throw new Error(`index-results.notes.csv has no row for ${figureKey(figure)}: add it.`)
    const id = idOf([figure.place_id ?? figure.city, figure.year, note.basis, figure.source_url])
    const group = groups.get(id) ?? { figure, basis: note.basis, figures: [] }
    group.figures.push({ area: figure.area, score: figure.score_percent, note: note.note })
    groups.set(id, group)
  }
  return [...groups].map(([id, { figure, basis, figures: found }]) => {
    return { id, subject: subjectOf(figure), content: contentOfGroup(figure, basis, found) }
  })
}

const figureKey = ({ city, year, area: of, source_url }: Pick<Note, 'city' | 'year' | 'area' | 'source_url'>) =>
  JSON.stringify([city, year, of, source_url])

const idOf = (parts: readonly (string | number | null)[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12)

const subjectOf = ({
  place_id: placeId,
  city: name,
  country_iso2: country,
}: Pick<Figure, 'place_id' | 'city' | 'country_iso2'>) => {
  return { placeId, name, country }
}

const contentOfGroup = (row: Figure, basis: Note['basis'], figures: OfficialContent['figures']): OfficialContent => ({
  year: row.year,
  reportDate: row.report_date,
  variant: row.variant,
  questionnaire: null,
  sampleSize: row.sample_size,
  rank: row.rank,
  basis,
  figures,
  note: null,
  source: row.source_url,
  fileId: null,
  fileName: null,
})

const reportOf = (row: z.infer<typeof Report>): Omit<KnownReport, 'entryId'> => ({
  id: idOf([row.place_id ?? row.city, row.report_date, row.sample_size, row.source_url]),
  ...subjectOf(row),
  reportDate: row.report_date,
  sampleSize: row.sample_size,
  rank: row.rank,
  seenAs: row.seen_as,
  source: row.source_url,
})
