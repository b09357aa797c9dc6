import { sql, type Transaction } from 'kysely'
import type { Db } from '#platform/database'
import type { Adaptation, AdaptedContent } from './adapted.ts'
import type { AgeBand, Channel, Gender } from './model.ts'

export type Tx = Transaction<{}>

export interface NewRun {
  responseId: string
  placeId: string | null
  channel: Channel
  gender: Gender | null
  ageBand: AgeBand | null
  day: string
}

export async function insertRun(tx: Tx, run: NewRun): Promise<void> {
  const { responseId, placeId, channel, gender, ageBand, day } = run
  await sql`insert into test_run (response_id, place_id, channel, gender, age_band, day)
    values (${responseId}, ${placeId}, ${channel}, ${gender}, ${ageBand}, ${day}::date)`.execute(tx)
}

export async function insertRunAdaptation(tx: Tx, responseId: string, item: string, version: number): Promise<void> {
  await sql`insert into test_run_adaptation (response_id, item, version)
    values (${responseId}, ${item}, ${version})`.execute(tx)
}

/** False when the page's answers were given before. What days ago was pressed is forgotten. */
export async function takePage(db: Db, page: string, day: string): Promise<boolean> {
  await sql`delete from test_given where day < ${day}::date - 1`.execute(db)
  const { rows } = await sql`insert into test_given (page, day) values (${page}, ${day}::date)
    on conflict do nothing returning page`.execute(db)
  return rows.length > 0
}

export async function releasePage(db: Db, page: string): Promise<void> {
  await sql`delete from test_given where page = ${page}`.execute(db)
}

export async function countRunsOn(
  db: Db,
  { placeId, channel, day }: { placeId: string | null; channel: Channel; day: string },
): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from test_run
    where place_id is not distinct from ${placeId}::text and day = ${day}::date and channel = ${channel}`.execute(db)
  return rows[0]?.n ?? 0
}

export interface RunRow {
  responseId: string
  day: string
  channel: Channel
  gender: Gender | null
  ageBand: AgeBand | null
  /** Versions of the place's own questions that were answered, by question. */
  versions: Readonly<Record<string, number>>
}

/** In an order that says nothing of when they were given. */
export async function listRuns(db: Db, placeId: string, editionId: string): Promise<RunRow[]> {
  const { rows } = await sql<RunRow>`select run.response_id as "responseId", to_char(day, 'YYYY-MM-DD') as day, channel,
      gender, age_band as "ageBand", coalesce((select jsonb_object_agg(item, version) from test_run_adaptation as own
        where own.response_id = run.response_id), '{}') as versions
    from test_run as run join response on response.id = run.response_id
    where run.place_id = ${placeId} and edition_id = ${editionId}
    order by run.response_id`.execute(db)
  return rows
}

/** What is asked in the stead of common questions: the newest version of each, unless it was taken back. */
export async function listAdaptations(db: Db, placeId: string): Promise<Adaptation[]> {
  const { rows } = await sql<Adaptation>`select item, version, content from (
      select distinct on (item) item, version, content from test_adaptation where place_id = ${placeId}
      order by item, version desc) as newest
    where content is not null order by item`.execute(db)
  return rows
}

/** Every version that ever was asked. */
export async function listAllAdaptations(db: Db, placeId: string): Promise<Adaptation[]> {
  const { rows } = await sql<Adaptation>`select item, version, content from test_adaptation
    where place_id = ${placeId} and content is not null order by item, version`.execute(db)
  return rows
}

export interface AdaptationVersion {
  item: string
  version: number
  content: AdaptedContent | null
  savedAt: Date
  savedBy: string | null
}

export async function listVersions(db: Db, placeId: string): Promise<AdaptationVersion[]> {
  const { rows } = await sql<AdaptationVersion>`select item, version, content, saved_at as "savedAt", name as "savedBy"
    from test_adaptation left join auth_user on auth_user.id = account_id
    where place_id = ${placeId} order by item, version desc`.execute(db)
  return rows
}

/** The place waits for whoever else changes its questions. Resolves to the new version's number. */
export async function insertAdaptation(
  tx: Tx,
  { placeId, item, content, accountId, at }: InsertedAdaptation,
): Promise<number> {
  await sql`select from place where id = ${placeId} for update`.execute(tx)
  const { rows } = await sql<{ version: number }>`
    insert into test_adaptation (place_id, item, version, content, account_id, saved_at)
    select ${placeId}, ${item}, coalesce(max(version), 0) + 1, ${content && JSON.stringify(content)}::jsonb,
      ${accountId}, ${at} from test_adaptation where place_id = ${placeId} and item = ${item}
    returning version`.execute(tx)
  return rows[0]?.version ?? 1
}

interface InsertedAdaptation {
  placeId: string
  item: string
  content: AdaptedContent | null
  accountId: string
  at: Date
}

export async function findPlaceName(
  db: Db,
  id: string,
): Promise<{ id: string; name: string; demonstration: boolean } | undefined> {
  if (id.includes('\0')) return undefined
  const { rows } = await sql<{ id: string; name: string; demonstration: boolean }>`
    select id, name, demonstration from place where id = ${id}`.execute(db)
  return rows[0]
}

/** What was given for invented places: nothing else leads from the answers to them. */
export async function deleteRunsOfInventedPlaces(tx: Tx): Promise<void> {
  await sql`delete from response using test_run, place
    where response.id = response_id and place.id = test_run.place_id and demonstration`.execute(tx)
}
