import { sql, type Transaction } from 'kysely'
import type { Db } from '#platform/database'
import type { Doc } from '#platform/document'
import { versionsIn } from '../versions-store.ts'
import { emptyContent, type PublishedProfile, type Visit, type VisitContent, type VisitKind } from './model.ts'

export type Tx = Transaction<{}>

export const visitVersions = versionsIn<VisitContent>({ table: 'visit_version', key: 'visit_id' }, emptyContent)

const visits = sql`select visit.id, round_id as "roundId", round.year, round.place_id as "placeId",
    place.name as "placeName", place.demonstration, array(
      select network_id from network_membership
      where network_membership.place_id = place.id and until_year is null) as "networkIds",
    visit.kind, visit.language, created_at as "createdAt", held_at as "heldAt", sent_at as "sentAt",
    checked_at as "checkedAt", visit.published_at as "publishedAt", cancelled_at as "cancelledAt",
    cancelled_reason as "cancelledReason", coalesce((
      select jsonb_agg(jsonb_build_object('accountId', account_id, 'name', auth_user.name) order by assigned_at, account_id)
      from visit_expert join auth_user on auth_user.id = account_id where visit_id = visit.id), '[]') as team
  from visit join round on round.id = round_id join place on place.id = round.place_id`

export async function findVisit(db: Db, id: string): Promise<Visit | undefined> {
  if (!/^[\w-]{1,100}$/.test(id)) return undefined
  const { rows } = await sql<Visit>`${visits} where visit.id = ${id}`.execute(db)
  return rows[0]
}

/** As it stands for whoever changes it: another who does waits here. */
export async function lockVisit(tx: Tx, id: string): Promise<Visit | undefined> {
  await sql`select from visit where id = ${id} for update`.execute(tx)
  return findVisit(tx, id)
}

export interface VisitFilter {
  demonstration: boolean
  placeIds?: readonly string[]
  expertId?: string
  roundId?: string
}

/** The newest first; of those that match any of what is asked for. */
export async function listVisits(
  db: Db,
  { demonstration, placeIds, expertId, roundId }: VisitFilter,
): Promise<Visit[]> {
  const all = placeIds === undefined && expertId === undefined && roundId === undefined
  const { rows } = await sql<Visit>`${visits} where place.demonstration = ${demonstration} and (${all}
      or round_id = ${roundId ?? ''} or round.place_id = any(${sql.val(placeIds ?? [])}::text[])
      or exists (select from visit_expert where visit_id = visit.id and account_id = ${expertId ?? ''}))
    order by created_at desc, visit.id`.execute(db)
  return rows
}

export interface NewVisit {
  id: string
  roundId: string
  kind: VisitKind
  language: string
}

export async function insertVisit(tx: Tx, visit: NewVisit, by: string, at: Date): Promise<void> {
  const { id, roundId, kind, language } = visit
  await sql`insert into visit (id, round_id, kind, language, created_at, created_by)
    values (${id}, ${roundId}, ${kind}, ${language}, ${at}, ${by})`.execute(tx)
}

export async function insertExpert(tx: Tx, id: string, accountId: string, by: string, at: Date): Promise<void> {
  await sql`insert into visit_expert (visit_id, account_id, assigned_at, assigned_by)
    values (${id}, ${accountId}, ${at}, ${by}) on conflict do nothing`.execute(tx)
}

/** False where they were not of the team. */
export async function deleteExpert(tx: Tx, id: string, accountId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from visit_expert where visit_id = ${id} and account_id = ${accountId}`.execute(tx)
  return numAffectedRows === 1n
}

type Timed = 'held_at' | 'sent_at' | 'checked_at'

export async function setTime(tx: Tx, id: string, column: Timed, at: Date | null): Promise<void> {
  await sql`update visit set ${sql.ref(column)} = ${at} where id = ${id}`.execute(tx)
}

export async function setCancelled(tx: Tx, id: string, cancelled: { at: Date; reason: string } | null): Promise<void> {
  await sql`update visit set cancelled_at = ${cancelled?.at ?? null}, cancelled_reason = ${cancelled?.reason ?? null}
    where id = ${id}`.execute(tx)
}

export async function setPublished(tx: Tx, id: string, { doc, hash, publishedAt }: PublishedProfile): Promise<void> {
  await sql`update visit set published_at = ${publishedAt}, profile = ${JSON.stringify(doc)}::jsonb,
    profile_hash = ${hash} where id = ${id}`.execute(tx)
}

/** Undefined while none is published. */
export async function findProfile(db: Db, id: string): Promise<PublishedProfile | undefined> {
  const { rows } = await sql<{ doc: Doc; hash: string; publishedAt: Date }>`
    select profile as doc, profile_hash as hash, published_at as "publishedAt" from visit
    where id = ${id} and published_at is not null`.execute(db)
  const [row] = rows
  // A day stands as a text in JSON.
  return row && { ...row, doc: { ...row.doc, date: row.doc.date && new Date(row.doc.date) } }
}

/** Visits held so long ago that somebody should look at what came of them, and not for much longer. */
export async function listFollowUps(db: Db, { from, until }: { from: Date; until: Date }): Promise<Visit[]> {
  const { rows } = await sql<Visit>`
    ${visits} where held_at >= ${from} and held_at < ${until} and cancelled_at is null`.execute(db)
  return rows
}

/** Published ones of a place, the newest first. */
export async function listProfiles(db: Db, placeId: string): Promise<Visit[]> {
  const { rows } = await sql<Visit>`
    ${visits} where round.place_id = ${placeId} and visit.published_at is not null
    order by visit.published_at desc`.execute(db)
  return rows
}

/** With a published profile, of one place or of all; the invented ones are for whoever sees that world. */
export async function listPublished(
  db: Db,
  { demonstration, placeId }: { demonstration: boolean; placeId?: string },
): Promise<Visit[]> {
  const { rows } = await sql<Visit>`
    ${visits} where visit.published_at is not null and visit.cancelled_at is null
      and (${demonstration} or not place.demonstration)
      and (${placeId ?? null}::text is null or round.place_id = ${placeId ?? null})
    order by visit.published_at, visit.id`.execute(db)
  return rows
}
