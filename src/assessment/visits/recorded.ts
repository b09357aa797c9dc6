import { type Entry, type EntryKind, listEntries, type Reader, type Refine } from '#library'
import type { Db } from '#platform/database'
import { href } from '#routes'
import { type Mode, modes, type VisitKind, visitKinds } from './model.ts'

/** A visit that sources tell of and nobody ran here. */
export type RecordedVisitValues = Readonly<Record<string, unknown>> & {
  /** Null where no source says whether it was the first. */
  readonly kind: VisitKind | null
  /** As exact as its source has it. */
  readonly start: string
  readonly end: string | null
  /** Of one that was not held on all days between. */
  readonly days: readonly string[]
  readonly mode: Mode | null
  /** The year of the Index that it looked into. */
  readonly indexYear: number | null
  readonly profile: string | null
}

export type RecordedVisit = Entry<RecordedVisitValues>

export const visitRecordKind: EntryKind<RecordedVisitValues> = {
  name: 'visit record',
  table: 'visit_record',
  words: 'visits',
  texts: [
    { key: 'title', shape: 'line', required: true },
    { key: 'summary', shape: 'paragraphs', required: true },
    { key: 'outputs', shape: 'lines' },
    { key: 'note', shape: 'paragraphs' },
  ],
  fields: [
    { key: 'kind', column: 'kind', type: 'choice', of: visitKinds },
    { key: 'start', column: 'start_on', type: 'day', required: true },
    { key: 'end', column: 'end_on', type: 'day' },
    { key: 'days', column: 'days', type: 'lines' },
    { key: 'mode', column: 'mode', type: 'choice', of: modes },
    { key: 'indexYear', column: 'index_year', type: 'integer' },
    { key: 'profile', column: 'profile_address', type: 'address' },
  ],
  places: [{ role: 'visited', required: true }],
  check: ({ start, end }) =>
    end && end < start.slice(0, end.length) ? { key: 'end', fault: 'visit record.fault.order' } : null,
  address: (lang, id) => `${href('recordedVisits', { lang })}#${id}`,
  year: ({ start }) => Number(start.slice(0, 4)),
  inSearch: true,
}

export const listRecordedVisits = (
  db: Db,
  reader: Reader,
  now: Date,
  refine: Refine = (query) => query,
): Promise<RecordedVisit[]> =>
  listEntries(db, visitRecordKind, reader, now, (query) => refine(query).orderBy('entry.start_on', 'desc'))
