import { sql, type Transaction } from 'kysely'
import type { Db } from '#platform/database'
import { type Draft, type DraftContent, draftContent } from './model.ts'

export type Tx = Transaction<{}>

const versions = sql`(select jsonb_agg(jsonb_build_object('version', version, 'content', content, 'savedAt', saved_at,
    'savedByName', saver.name, 'submittedAt', submitted_at, 'askedPlace', asked_place, 'returnedAt', returned_at, 'remark', remark,
    'approvedAt', approved_at) order by version desc)
  from practice_version left join auth_user as saver on saver.id = saved_by where draft_id = draft.id)`

const drafts = sql`select draft.id, draft.place_id as "placeId", place.name as "placeName", place.demonstration,
    round_id as "roundId", survey_id as "surveyId", item, practice_id as "practiceId", begun_at as "begunAt", discarded_at as "discardedAt",
    ${versions} as versions
  from practice_draft as draft join place on place.id = draft.place_id`

type Stored<T> = { [K in keyof T]: T[K] extends Date | null ? (null extends T[K] ? string | null : string) : T[K] }
type Row = Omit<Draft, 'versions'> & { versions: Stored<Draft['versions'][number]>[] | null }

/** Times inside JSON come as texts. */
function read(row: Row): Draft {
  const time = (value: string | null) => (value === null ? null : new Date(value))
  return {
    ...row,
    versions: (row.versions ?? []).map(({ version, content, savedByName, remark, askedPlace, ...times }) => ({
      version,
      content: draftContent.parse(content),
      savedByName,
      remark,
      askedPlace,
      savedAt: new Date(times.savedAt),
      submittedAt: time(times.submittedAt),
      returnedAt: time(times.returnedAt),
      approvedAt: time(times.approvedAt),
    })),
  }
}

export interface DraftFilter {
  readonly demonstration: boolean
  /** Of these places; every place where it is left out. */
  readonly placeIds?: readonly string[]
  /** Those that wait for the secretariat. */
  readonly submitted?: boolean
  /** Those that the secretariat writes of answers to its surveys. */
  readonly fromSurveys?: boolean
}

/** The newest first. */
export async function listDrafts(
  db: Db,
  { demonstration, placeIds, submitted, fromSurveys }: DraftFilter,
): Promise<Draft[]> {
  const { rows } = await sql<Row>`${drafts} where place.demonstration = ${demonstration}
    and (${placeIds === undefined} or draft.place_id = any(${sql.val(placeIds ?? [])}::text[]))
    and (${submitted !== true} or (discarded_at is null and exists (select from practice_version where draft_id = draft.id
      and submitted_at is not null and not asked_place and returned_at is null and approved_at is null)))
    and (${fromSurveys !== true} or (survey_id is not null and discarded_at is null and practice_id is null))
    order by begun_at desc, draft.id`.execute(db)
  return rows.map(read)
}

export async function findDraft(db: Db, id: string): Promise<Draft | undefined> {
  const { rows } = await sql<Row>`${drafts} where draft.id = ${id}`.execute(db)
  return rows[0] && read(rows[0])
}

/** What a practice of the bank was published from. */
export async function findDraftOf(db: Db, practiceId: string): Promise<Draft | undefined> {
  const { rows } = await sql<Row>`${drafts} where practice_id = ${practiceId}`.execute(db)
  return rows[0] && read(rows[0])
}

/** The open draft that began from an answer, if one stands. */
export async function findDraftFrom(db: Db, roundId: string, item: string): Promise<{ id: string } | undefined> {
  const { rows } = await sql<{ id: string }>`select id from practice_draft
    where round_id = ${roundId} and item = ${item} and discarded_at is null order by begun_at desc limit 1`.execute(db)
  return rows[0]
}

/** The same, of an answer to a survey. */
export async function findDraftFromSurvey(
  db: Db,
  surveyId: string,
  placeId: string,
  item: string,
): Promise<{ id: string } | undefined> {
  const { rows } = await sql<{ id: string }>`select id from practice_draft where survey_id = ${surveyId}
    and place_id = ${placeId} and item = ${item} and discarded_at is null order by begun_at desc limit 1`.execute(db)
  return rows[0]
}

/** As it stands for whoever changes it: another who does waits here. */
export async function lockDraft(tx: Tx, id: string): Promise<Draft | undefined> {
  await sql`select from practice_draft where id = ${id} for update`.execute(tx)
  return findDraft(tx, id)
}

export type NewDraft = Pick<Draft, 'id' | 'placeId' | 'roundId' | 'item' | 'begunAt'> & Partial<Pick<Draft, 'surveyId'>>

/** False: of this answer to a survey another one stands. */
export async function insertDraft(tx: Tx, draft: NewDraft, by: string | null): Promise<boolean> {
  const { id, placeId, roundId, surveyId = null, item, begunAt } = draft
  const { rows } = await sql`insert into practice_draft (id, place_id, round_id, survey_id, item, begun_at, begun_by)
    values (${id}, ${placeId}, ${roundId}, ${surveyId}, ${item}, ${begunAt}, ${by})
    on conflict (survey_id, place_id, item) where discarded_at is null do nothing returning id`.execute(tx)
  return rows.length > 0
}

export interface Stamp {
  readonly by: string | null
  readonly at: Date
}

export async function insertVersion(
  tx: Tx,
  draftId: string,
  version: number,
  content: DraftContent,
  { by, at }: Stamp,
) {
  await sql`insert into practice_version (draft_id, version, content, saved_at, saved_by)
    values (${draftId}, ${version}, ${JSON.stringify(content)}, ${at}, ${by})`.execute(tx)
}

export async function setSubmitted(
  tx: Tx,
  draftId: string,
  version: number,
  { by, at }: Stamp,
  askedPlace = false,
): Promise<void> {
  await sql`update practice_version set submitted_at = ${at}, submitted_by = ${by}, asked_place = ${askedPlace}
    where draft_id = ${draftId} and version = ${version}`.execute(tx)
}

export async function setTakenBack(tx: Tx, draftId: string, version: number): Promise<void> {
  await sql`update practice_version set submitted_at = null, submitted_by = null, asked_place = false
    where draft_id = ${draftId} and version = ${version}`.execute(tx)
}

export async function setReturned(tx: Tx, draftId: string, version: number, remark: string, { by, at }: Stamp) {
  await sql`update practice_version set returned_at = ${at}, returned_by = ${by}, remark = ${remark}
    where draft_id = ${draftId} and version = ${version}`.execute(tx)
}

export async function setApproved(tx: Tx, draftId: string, version: number, practiceId: string, { by, at }: Stamp) {
  await sql`update practice_version set approved_at = ${at}, approved_by = ${by}
    where draft_id = ${draftId} and version = ${version}`.execute(tx)
  await sql`update practice_draft set practice_id = ${practiceId} where id = ${draftId}`.execute(tx)
}

export async function setDiscarded(tx: Tx, draftId: string, stamp: Stamp | null): Promise<void> {
  await sql`update practice_draft set discarded_at = ${stamp?.at ?? null}, discarded_by = ${stamp?.by ?? null}
    where id = ${draftId}`.execute(tx)
}

/** What drafts that began from an answer to a survey keep of it, in every version; what was written since is theirs. */
export async function rewriteOrigins(
  tx: Tx,
  { surveyId, placeId, item }: { surveyId: string; placeId: string; item: string },
  rewrite: (answer: string) => string,
): Promise<void> {
  const { rows } = await sql<{ id: string; version: number; answer: string[] }>`
    select draft_id as id, version, content -> 'origin' -> 'answer' as answer
    from practice_version join practice_draft on practice_draft.id = draft_id
    where survey_id = ${surveyId} and place_id = ${placeId} and item = ${item}
      and jsonb_typeof(content -> 'origin' -> 'answer') = 'array'`.execute(tx)
  for (const { id, version, answer } of rows) {
    await sql`update practice_version
      set content = jsonb_set(content, '{origin,answer}', ${JSON.stringify(answer.map(rewrite))}::jsonb)
      where draft_id = ${id} and version = ${version}`.execute(tx)
  }
}
