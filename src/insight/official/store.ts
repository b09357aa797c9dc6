import { type JSONColumnType, sql } from 'kysely'
import type { Db } from '#platform/database'
import type { Tx } from '../store.ts'
import {
  contentOf,
  figureRows,
  type KnownReport,
  type OfficialContent,
  type OfficialEntry,
  type OfficialFigure,
  type OfficialResult,
  type OfficialSubject,
  type OfficialVersion,
} from './model.ts'

type Tables = {
  official_entry: {
    id: string
    place_id: string | null
    name: string
    country: string
    known_report_id: string | null
    created_at: Date
  }
  official_version: {
    entry_id: string
    version: number
    year: number | null
    report_date: string | null
    variant: OfficialContent['variant']
    questionnaire: string | null
    sample_size: number | null
    rank: number | null
    basis: OfficialContent['basis']
    figures: JSONColumnType<readonly OfficialFigure[]>
    note: string | null
    source: string | null
    file_id: string | null
    file_name: string | null
    origin: OfficialVersion['origin']
    reason: string | null
    withdrawn: boolean
    entered_by: string | null
    entered_at: Date
  }
  known_report: {
    id: string
    place_id: string | null
    name: string
    country: string
    report_date: string | null
    sample_size: number | null
    rank: number | null
    seen_as: string
    source: string
  }
  place: { id: string; demonstration: boolean }
}

const tables = (db: Db) => db.withTables<Tables>()

const versionColumns = [
  'official_version.version',
  'official_version.year',
  'official_version.report_date as reportDate',
  'official_version.variant',
  'official_version.questionnaire',
  'official_version.sample_size as sampleSize',
  'official_version.rank',
  'official_version.basis',
  'official_version.figures',
  'official_version.note',
  'official_version.source',
  'official_version.file_id as fileId',
  'official_version.file_name as fileName',
  'official_version.origin',
  'official_version.reason',
  'official_version.withdrawn',
  'official_version.entered_at as enteredAt',
  'official_version.entered_by as enteredBy',
] as const

/** Every entry with its highest version, withdrawn ones among them. */
const entries = (db: Db) =>
  tables(db)
    .selectFrom('official_entry')
    .innerJoin('official_version', 'official_version.entry_id', 'official_entry.id')
    .leftJoin('place', 'place.id', 'official_entry.place_id')
    .distinctOn('official_entry.id')
    .select([
      'official_entry.id',
      'official_entry.place_id as placeId',
      'official_entry.name',
      'official_entry.country',
      'known_report_id as knownReportId',
      sql<boolean>`coalesce(place.demonstration, false)`.as('demonstration'),
    ])
    .select(versionColumns)
    .orderBy('official_entry.id')
    .orderBy('version', 'desc')

export async function listEntries(db: Db): Promise<OfficialEntry[]> {
  return entries(db).execute()
}

export async function findEntry(db: Db, id: string): Promise<OfficialEntry | undefined> {
  return entries(db).where('official_entry.id', '=', id).executeTakeFirst()
}

/** All that was ever said under an entry, newest first. */
export async function listVersions(db: Db, id: string): Promise<OfficialVersion[]> {
  return tables(db)
    .selectFrom('official_version')
    .select(versionColumns)
    .where('entry_id', '=', id)
    .orderBy('version', 'desc')
    .execute()
}

/** The figures in force of real places, in no order that could be read as a ranking: the page sorts by name. */
export async function listOfficialResults(db: Db): Promise<OfficialResult[]> {
  const all = await listEntries(db)
  return figureRows(all.filter(({ withdrawn, demonstration }) => !withdrawn && !demonstration))
}

/** The figures in force of one place, by year. */
export async function officialResultsOf(db: Db, placeId: string): Promise<OfficialResult[]> {
  const own = await entries(db).where('official_entry.place_id', '=', placeId).execute()
  const rows = figureRows(own.filter(({ withdrawn }) => !withdrawn))
  return rows.sort((a, b) => (a.year ?? 9999) - (b.year ?? 9999) || a.entryId.localeCompare(b.entryId))
}

export async function listKnownReports(db: Db): Promise<KnownReport[]> {
  return tables(db)
    .selectFrom('known_report')
    .select([
      'id',
      'place_id as placeId',
      'name',
      'country',
      'report_date as reportDate',
      'sample_size as sampleSize',
      'rank',
      'seen_as as seenAs',
      'source',
    ])
    .select(({ selectFrom }) =>
      selectFrom('official_entry')
        .select('official_entry.id')
        .whereRef('known_report_id', '=', 'known_report.id')
        .where(sql<boolean>`not (select withdrawn from official_version where entry_id = official_entry.id
          order by version desc limit 1)`)
        .limit(1)
        .as('entryId'),
    )
    .execute()
}

export async function findKnownReport(db: Db, id: string): Promise<KnownReport | undefined> {
  const all = await listKnownReports(db)
  return all.find((report) => report.id === id)
}

export interface NewEntry extends OfficialSubject {
  readonly id: string
  readonly knownReportId: string | null
  readonly at: Date
}

export async function insertEntry(tx: Tx, { id, placeId, name, country, knownReportId, at }: NewEntry): Promise<void> {
  await tables(tx)
    .insertInto('official_entry')
    .values({ id, place_id: placeId, name, country, known_report_id: knownReportId, created_at: at })
    .execute()
}

export type NewVersion = OfficialContent &
  Pick<OfficialVersion, 'version' | 'origin' | 'reason' | 'withdrawn' | 'enteredAt' | 'enteredBy'>

/** False when somebody else has written that version meanwhile. */
export async function insertVersion(tx: Tx, entryId: string, version: NewVersion): Promise<boolean> {
  const content = contentOf(version)
  const written = await tables(tx)
    .insertInto('official_version')
    .values({
      entry_id: entryId,
      version: version.version,
      year: content.year,
      report_date: content.reportDate,
      variant: content.variant,
      questionnaire: content.questionnaire,
      sample_size: content.sampleSize,
      rank: content.rank,
      basis: content.basis,
      figures: JSON.stringify(content.figures),
      note: content.note,
      source: content.source,
      file_id: content.fileId,
      file_name: content.fileName,
      origin: version.origin,
      reason: version.reason,
      withdrawn: version.withdrawn,
      entered_by: version.enteredBy,
      entered_at: version.enteredAt,
    })
    .onConflict((conflict) => conflict.columns(['entry_id', 'version']).doNothing())
    .returning('version')
    .executeTakeFirst()
  return written !== undefined
}

/** The list of known reports holds the record and nothing else: what it no longer names goes. */
export async function replaceKnownReports(tx: Tx, reports: readonly Omit<KnownReport, 'entryId'>[]): Promise<void> {
  await tables(tx).deleteFrom('known_report').execute()
  const rows = reports.map(({ id, placeId, name, country, reportDate, sampleSize, rank, seenAs, source }) => {
    return {
      id,
      place_id: placeId,
      name,
      country,
      report_date: reportDate,
      sample_size: sampleSize,
      rank,
      seen_as: seenAs,
      source,
    }
  })
  if (rows.length > 0) await tables(tx).insertInto('known_report').values(rows).execute()
}

/** Of two that load or import at once, the second waits for the first. */
export async function waitForOthers(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('official results'))`.execute(tx)
}

/** A report that was published, and hence everybody's to read: other files that are kept here are not. */
export async function isReport(db: Db, fileId: string): Promise<boolean> {
  const { rows } = await sql`select from official_version where file_id = ${fileId} limit 1`.execute(db)
  return rows.length > 0
}

/** Who a result is of follows the record while the record alone has spoken of it. */
export async function moveEntry(tx: Tx, id: string, { placeId, name, country }: OfficialSubject): Promise<void> {
  await tables(tx)
    .updateTable('official_entry')
    .set({ place_id: placeId, name, country })
    .where('id', '=', id)
    .execute()
}
