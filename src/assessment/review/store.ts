import { sql, type Transaction } from 'kysely'
import type { Db } from '#platform/database'
import type { Round } from '../model.ts'
import type { Mark, Opinion, Part, Review, Seat, Step, Turn } from './model.ts'

export type Tx = Transaction<{}>

/** All that was said of the round; empty where nobody reviews it. */
export async function findReview(db: Db, roundId: string): Promise<Review> {
  const [seats, opinions, turns] = await Promise.all([
    listSeats(db, [roundId]),
    sql<Opinion>`
      select part, item, revision, verdict, answer, reason, confidence, answer_revision as "answerRevision",
        account_id as "accountId", name, saved_at as "savedAt"
      from review_opinion left join auth_user on auth_user.id = account_id
      where round_id = ${roundId} order by part, item, revision`.execute(db),
    sql<Turn>`
      select item, number, step, opinion, text, account_id as "accountId", name, said_at as at
      from review_turn left join auth_user on auth_user.id = account_id
      where round_id = ${roundId} order by item, number`.execute(db),
  ])
  return { seats: seats.get(roundId) ?? [], opinions: opinions.rows, turns: turns.rows }
}

/**
 * Rows of the trail that tell of the second reading of a round whose review is not validated: until then that there is one,
 * whose, and what it marks, is between the experts and the secretariat.
 */
export const secondReading = sql<boolean>`(trail.subject_kind = 'round' and trail.action like 'review %'
  and (trail.action = 'review difference settled' or coalesce(trail.details, '{}')::jsonb ->> 'part' = 'blind')
  and exists (select from round where round.id = trail.subject_id and validated_at is null))`

/** By round, the first expert before the second. */
export async function listSeats(db: Db, roundIds: readonly string[]): Promise<Map<string, Seat[]>> {
  const { rows } = await sql<Seat & { roundId: string }>`
    select round_id as "roundId", part, account_id as "accountId", name, assigned_at as "assignedAt",
      finished_at as "finishedAt"
    from review join auth_user on auth_user.id = account_id
    where round_id = any(${sql.val(roundIds)}::text[]) order by part desc`.execute(db)
  return Map.groupBy(rows, ({ roundId }) => roundId)
}

/** Languages that those who lead the place work in. */
export async function listPlaceLanguages(db: Db, placeId: string): Promise<string[]> {
  const { rows } = await sql<{ tag: string }>`select distinct tag from mandate, unnest(languages) as tag
    where place_id = ${placeId} and role in ('place_coordinator', 'deputy') order by tag`.execute(db)
  return rows.map(({ tag }) => tag)
}

/** A seat is one person's: whoever had it before leaves it. */
export async function putSeat(
  tx: Tx,
  roundId: string,
  seat: { part: Part; accountId: string; by: string; at: Date; finishedAt: Date | null },
): Promise<void> {
  const { part, accountId, by, at, finishedAt } = seat
  await deleteSeat(tx, roundId, part)
  await sql`insert into review (round_id, account_id, part, assigned_at, assigned_by, finished_at)
    values (${roundId}, ${accountId}, ${part}, ${at}, ${by}, ${finishedAt})`.execute(tx)
}

export async function deleteSeat(tx: Tx, roundId: string, part: Part): Promise<void> {
  await sql`delete from review where round_id = ${roundId} and part = ${part}`.execute(tx)
}

export async function setFinished(tx: Tx, roundId: string, part: Part, at: Date | null): Promise<void> {
  await sql`update review set finished_at = ${at} where round_id = ${roundId} and part = ${part}`.execute(tx)
}

export interface NewOpinion extends Mark {
  part: Part
  item: string
  revision: number
  answerRevision: number
  accountId: string
  savedAt: Date
}

export async function insertOpinion(tx: Tx, roundId: string, opinion: NewOpinion): Promise<void> {
  const { part, item, revision, verdict, answer, reason, confidence, answerRevision, accountId, savedAt } = opinion
  await sql`insert into review_opinion (round_id, part, item, revision, verdict, answer, reason, confidence,
      answer_revision, account_id, saved_at)
    values (${roundId}, ${part}, ${item}, ${revision}, ${verdict}, ${JSON.stringify(answer)}, ${reason}, ${confidence},
      ${answerRevision}, ${accountId}, ${savedAt})`.execute(tx)
}

export interface NewTurn {
  item: string
  step: Step
  opinion: number | null
  text: string
  accountId: string
  at: Date
}

export async function insertTurn(tx: Tx, roundId: string, turn: NewTurn): Promise<void> {
  const { item, step, opinion, text, accountId, at } = turn
  await sql`insert into review_turn (round_id, item, number, step, opinion, text, account_id, said_at)
    select ${roundId}, ${item}, coalesce(max(number), 0) + 1, ${step}, ${opinion}::integer, ${text}, ${accountId}::text,
      ${at}::timestamptz
    from review_turn where round_id = ${roundId} and item = ${item}`.execute(tx)
}

/** A round as the board shows it. */
export interface BoardRow extends Round {
  readonly placeName: string
  readonly networkIds: readonly string[]
  /** Items that the first expert has marked. */
  readonly read: number
  /** Questions that wait for the place, and answers that wait for the expert. */
  readonly asked: number
  readonly answered: number
}

/** Rounds of invented places or of real ones, those longest signed off first; of one expert's where named. */
export async function listBoard(
  db: Db,
  { demonstration, accountId }: { demonstration: boolean; accountId?: string },
): Promise<BoardRow[]> {
  const last = (step: string) => sql`(select count(*)::integer from (
    select distinct on (item) step from review_turn
    where review_turn.round_id = round.id and step in ('asked', 'answered', 'closed')
    order by item, number desc) as questions where step = ${step})`
  const { rows } = await sql<BoardRow>`
    select round.id, place_id as "placeId", place.name as "placeName", edition_id as "editionId",
      response_id as "responseId", year, opened_at as "openedAt", submitted_at as "submittedAt",
      validated_at as "validatedAt", published_at as "publishedAt", round.demonstration,
      array(select network_id from network_membership
        where network_membership.place_id = place.id and until_year is null) as "networkIds",
      (select count(distinct item)::integer from review_opinion
        where review_opinion.round_id = round.id and part = 'lead') as read,
      ${last('asked')} as asked, ${last('answered')} as answered
    from round join place on place.id = place_id
    where round.demonstration = ${demonstration} and (${accountId ?? null}::text is null or exists (
      select from review where review.round_id = round.id and account_id = ${accountId ?? null}))
    order by submitted_at nulls last, place.name, year`.execute(db)
  return rows
}
