import { sql, type Transaction } from 'kysely'
import type { Db } from '#platform/database'
import type { GroupRound, Phase } from './model.ts'

export type Tx = Transaction<{}>

/** A phone in a round. */
export interface Seat {
  readonly id: string
  readonly code: string
  readonly responseId: string
}

const columns = sql`code, edition_id as "editionId", place_id as "placeId", lang, items, versions, position, phase,
  talk_until as "talkUntil", step, opened_at as "openedAt", ended_at as "endedAt"`

/** False, and nothing stored: the code is taken. */
export async function insertRound(
  tx: Tx,
  round: Pick<GroupRound, 'code' | 'editionId' | 'placeId' | 'lang' | 'items' | 'versions' | 'openedAt'> & {
    leadHash: string
  },
): Promise<boolean> {
  const { code, editionId, placeId, lang, items, versions, openedAt, leadHash } = round
  const { rows } = await sql`
    insert into group_round (code, edition_id, place_id, lead_hash, lang, items, versions, opened_at)
    values (${code}, ${editionId}, ${placeId}, ${leadHash}, ${lang}, ${items}, ${JSON.stringify(versions)}::jsonb, ${openedAt})
    on conflict do nothing returning code`.execute(tx)
  return rows.length > 0
}

export async function findRound(db: Db, code: string): Promise<GroupRound | undefined> {
  const { rows } = await sql<GroupRound>`/* kept */
    select code, edition_id as "editionId", place_id as "placeId", lang, items, versions, position, phase,
      talk_until as "talkUntil", step, opened_at as "openedAt", ended_at as "endedAt"
    from group_round where code = ${code}`.execute(db)
  return rows[0]
}

/** Whoever moves the round on waits here for those who answer, and the other way round. */
export async function lockRound(tx: Tx, code: string): Promise<GroupRound | undefined> {
  const { rows } = await sql<GroupRound>`select ${columns} from group_round where code = ${code} for update`.execute(tx)
  return rows[0]
}

/** The round as it is while somebody joins or answers: it moves on once they have. */
export async function holdRound(tx: Tx, code: string): Promise<GroupRound | undefined> {
  const { rows } = await sql<GroupRound>`/* kept */
    select code, edition_id as "editionId", place_id as "placeId", lang, items, versions, position, phase,
      talk_until as "talkUntil", step, opened_at as "openedAt", ended_at as "endedAt"
    from group_round where code = ${code} for share`.execute(tx)
  return rows[0]
}

export async function isLead(db: Db, code: string, leadHash: string): Promise<boolean> {
  const { rows } = await sql`select 1 from group_round where code = ${code} and lead_hash = ${leadHash}`.execute(db)
  return rows.length > 0
}

export async function updateStanding(
  tx: Tx,
  code: string,
  { position, phase, talkUntil }: { position: number; phase: Phase; talkUntil: Date | null },
): Promise<void> {
  await sql`update group_round set position = ${position}, phase = ${phase}, talk_until = ${talkUntil}, step = step + 1
    where code = ${code}`.execute(tx)
}

export async function findSeat(db: Db, code: string, seatHash: string): Promise<Seat | undefined> {
  const { rows } = await sql<Seat>`/* kept */
    select id, code, response_id as "responseId" from group_seat
    where seat_hash = ${seatHash} and code = ${code}`.execute(db)
  return rows[0]
}

export async function insertSeat(tx: Tx, seat: Seat & { seatHash: string }): Promise<void> {
  await sql`insert into group_seat (id, code, seat_hash, response_id)
    values (${seat.id}, ${seat.code}, ${seat.seatHash}, ${seat.responseId})`.execute(tx)
}

export async function listSeatResponses(db: Db, code: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select response_id as id from group_seat where code = ${code}
    order by response_id`.execute(db)
  return rows.map(({ id }) => id)
}

/** How many sit in the round, and how many of them have an answer to the question in force. */
export async function countSeats(
  db: Db,
  code: string,
  item: string | undefined,
): Promise<{ joined: number; answered: number }> {
  const { rows } = await sql<{ joined: number; answered: number }>`/* kept */
    select count(*) as joined, count(*) filter (where state = 'answered') as answered
    from group_seat left join lateral (
      select state from answer_revision
      where answer_revision.response_id = group_seat.response_id and item = ${item ?? ''} and not set_aside
      order by revision desc limit 1
    ) as given on true
    where code = ${code}`.execute(db)
  return rows[0] ?? { joined: 0, answered: 0 }
}

/** Of an answer; 0 where there is none. */
export async function newestRevision(db: Db, responseId: string, item: string): Promise<number> {
  const { rows } = await sql<{ newest: number }>`/* kept */
    select coalesce(max(revision), 0) as newest from answer_revision
    where response_id = ${responseId} and item = ${item}`.execute(db)
  return rows[0]?.newest ?? 0
}

/** Seats go with their responses. */
export async function deleteResponses(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`delete from response where id = any(${ids}::text[])`.execute(tx)
}
