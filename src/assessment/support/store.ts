import { sql, type Transaction } from 'kysely'
import type { Texts } from '#network'
import type { Db } from '#platform/database'
import type { Output, SupportRequest } from './model.ts'

export type Tx = Transaction<{}>

const requests = sql`select request.id, place_id as "placeId", place.name as "placeName", place.demonstration, array(
    select network_id from network_membership
    where network_membership.place_id = place.id and until_year is null) as "networkIds",
  theme, need, request.language, wished_for as "wishedFor", asked_at as "askedAt", asker.name as "askedByName",
  expert_id as "expertId", adviser.name as "expertName", assigned_at as "assignedAt", work, due_on as "dueOn",
  agreed_at as "agreedAt", case when output_title is not null then jsonb_build_object(
    'title', output_title, 'link', output_link, 'visibility', output_visibility) end as output,
  delivered_at as "deliveredAt", closed_at as "closedAt", ended_as as "endedAs", ended_reason as "endedReason",
  ended_at as "endedAt"
  from support_request as request join place on place.id = place_id
  left join auth_user as asker on asker.id = asked_by left join auth_user as adviser on adviser.id = expert_id`

export interface SupportFilter {
  demonstration: boolean
  placeIds?: readonly string[]
  expertId?: string
}

/** The newest first. */
export async function listRequests(
  db: Db,
  { demonstration, placeIds, expertId }: SupportFilter,
): Promise<SupportRequest[]> {
  const { rows } = await sql<SupportRequest>`${requests} where place.demonstration = ${demonstration}
    and (${placeIds === undefined} or place_id = any(${sql.val(placeIds ?? [])}::text[]))
    and (${expertId ?? null}::text is null or expert_id = ${expertId ?? null})
    order by asked_at desc, request.id`.execute(db)
  return rows
}

export async function findRequest(db: Db, id: string): Promise<SupportRequest | undefined> {
  if (id.includes('\0')) return undefined
  const { rows } = await sql<SupportRequest>`${requests} where request.id = ${id}`.execute(db)
  return rows[0]
}

/** As it stands for whoever changes it: another who does waits here. */
export async function lockRequest(tx: Tx, id: string): Promise<SupportRequest | undefined> {
  await sql`select from support_request where id = ${id} for update`.execute(tx)
  return findRequest(tx, id)
}

export interface Asking {
  id: string
  placeId: string
  theme: string
  need: string
  language: string
  wishedFor: string | null
}

export async function insertRequest(tx: Tx, asked: Asking, by: string, at: Date): Promise<void> {
  const { id, placeId, theme, need, language, wishedFor } = asked
  await sql`insert into support_request (id, place_id, theme, need, language, wished_for, asked_at, asked_by)
    values (${id}, ${placeId}, ${theme}, ${need}, ${language}, ${wishedFor}, ${at}, ${by})`.execute(tx)
}

/** What was agreed with somebody else no longer stands. */
export async function setExpert(tx: Tx, id: string, expertId: string, at: Date): Promise<void> {
  await sql`update support_request set expert_id = ${expertId}, assigned_at = ${at}, work = null, due_on = null,
    agreed_at = null where id = ${id}`.execute(tx)
}

export async function setWork(
  tx: Tx,
  id: string,
  { work, dueOn }: { work: string; dueOn: string },
  at: Date,
): Promise<void> {
  await sql`update support_request set work = ${work}, due_on = ${dueOn}, agreed_at = ${at} where id = ${id}`.execute(
    tx,
  )
}

export async function setOutput(tx: Tx, id: string, { title, link, visibility }: Output, at: Date): Promise<void> {
  await sql`update support_request set output_title = ${title}, output_link = ${link},
    output_visibility = ${visibility}, delivered_at = ${at} where id = ${id}`.execute(tx)
}

export async function setClosed(tx: Tx, id: string, at: Date): Promise<void> {
  await sql`update support_request set closed_at = ${at} where id = ${id}`.execute(tx)
}

export interface Ending {
  as: 'declined' | 'withdrawn'
  reason: string
}

export async function setEnded(tx: Tx, id: string, { as, reason }: Ending, at: Date): Promise<void> {
  await sql`update support_request set ended_as = ${as}, ended_reason = ${reason}, ended_at = ${at} where id = ${id}`.execute(
    tx,
  )
}

/** How it was before it was closed, declined or withdrawn. */
export async function setReopened(tx: Tx, id: string): Promise<void> {
  await sql`update support_request set closed_at = null, ended_as = null, ended_reason = null, ended_at = null
    where id = ${id}`.execute(tx)
}

/** What was handed over and is not for a few alone. */
export interface PublishedOutput extends Output {
  requestId: string
  placeId: string
  placeName: string
  theme: string
  deliveredAt: Date
}

/** The newest first; those for whoever is signed in only where asked for. */
export async function listOutputs(
  db: Db,
  { demonstration, signedIn }: { demonstration: boolean; signedIn: boolean },
): Promise<PublishedOutput[]> {
  const { rows } = await sql<PublishedOutput>`
    select request.id as "requestId", place_id as "placeId", place.name as "placeName", theme,
      output_title as title, output_link as link, output_visibility as visibility, delivered_at as "deliveredAt"
    from support_request as request join place on place.id = place_id
    where place.demonstration = ${demonstration} and ended_at is null
      and (output_visibility = 'public' or (${signedIn} and output_visibility = 'members'))
    order by delivered_at desc, request.id`.execute(db)
  return rows
}

/** Support on record that was never asked for here. */
export interface RecordedSupport {
  id: string
  year: number
  placeId: string | null
  placeName: string | null
  beneficiary: Texts | null
  countries: readonly string[]
  title: Texts
  summary: Texts | null
  source: string
}

/** The latest year first. */
export async function listRecorded(db: Db): Promise<RecordedSupport[]> {
  const { rows } = await sql<RecordedSupport>`
    select record.id, year, place_id as "placeId", place.name as "placeName", beneficiary, countries, title, summary,
      record.source
    from support_record as record left join place on place.id = place_id order by year desc, record.id`.execute(db)
  return rows
}

export type NewRecorded = Omit<RecordedSupport, 'placeName'>

/** The record is what the files say, whole. */
export async function replaceRecorded(db: Db, records: readonly NewRecorded[]): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`delete from support_record`.execute(tx)
    for (const { id, year, placeId, beneficiary, countries, title, summary, source } of records) {
      await sql`insert into support_record (id, year, place_id, beneficiary, countries, title, summary, source)
        values (${id}, ${year}, ${placeId}, ${beneficiary && JSON.stringify(beneficiary)}, ${sql.val(countries)},
          ${JSON.stringify(title)}, ${summary && JSON.stringify(summary)}, ${source})`.execute(tx)
    }
  })
}
