import { join } from 'node:path'
import { z } from 'zod'
import { readRows } from '#platform/csv'
import type { Db } from '#platform/database'
import type { Status } from '../model.ts'
import { isMember, type Step, steps } from './model.ts'
import { type PartialDate, readPartialDate } from './partial-date.ts'
import { type RecordedAccession, replaceRecord } from './record-store.ts'

/** What the list of members says of a place. */
export interface Listed {
  readonly id: string
  readonly status: Status
  readonly joined_year: number | null
  readonly source: string
}

const text = z.string().trim()
const Row = z.object({
  place_id: text.min(1),
  /** Empty: the note is of the accession as a whole. */
  step: z.enum(steps).or(z.literal('')),
  on: text.refine((on) => on === '' || readPartialDate(on) !== null).transform((on) => on || null),
  note: text.min(1),
  source: text.min(1),
})
type Row = z.infer<typeof Row>

/**
 * How real members joined, as far as sources tell: what `membership-history.csv` says, and for all others the year of the
 * list, or that no date is recorded. What was entered here stays, and so does the standing of places welcomed here.
 */
export async function loadAccessions(db: Db, dataFolder: string, listed: readonly Listed[]): Promise<void> {
  const rows = await readRows(join(dataFolder, 'membership-history.csv'), Row)
  const known = new Set(listed.map(({ id }) => id))
  const stray = rows.find(({ place_id }) => !known.has(place_id))
  if (stray) throw new Error(`membership-history.csv: members.csv has no place "${stray.place_id}".`)
  await replaceRecord(
    db,
    listed.flatMap((place) =>
      accessionOf(
        place,
        rows.filter((row) => row.place_id === place.id),
      ),
    ),
  )
}

function accessionOf(place: Listed, rows: readonly Row[]): RecordedAccession[] {
  const joined = isMember(place) || place.status === 'former'
  if (!joined && rows.length === 0) return []
  const whole = rows.find(({ step }) => step === '')
  const stated = rows.flatMap(({ step, on, note, source }) => (step === '' ? [] : [{ step, on, note, source }]))
  const welcome = joined && !stated.some(({ step }) => step === 'welcome') ? [welcomeOf(place)] : []
  const id = `record-${place.id}`
  const all = [...stated, ...welcome].map(({ step, ...said }) => Object.assign({ id: `${id}-${step}`, step }, said))
  return [{ id, placeId: place.id, note: whole?.note ?? null, source: whole?.source ?? place.source, steps: all }]
}

interface Recorded {
  step: Step
  on: PartialDate | null
  note: string | null
  source: string
}

const welcomeOf = ({ joined_year: year, source }: Listed): Recorded => ({
  step: 'welcome',
  on: year === null ? null : String(year),
  note: null,
  source,
})
