import { sql } from 'kysely'
import type { Db } from '#platform/database'

/**
 * Beside a row of `result`: the experts who review its round. Whoever scores it blind reads what everybody reads, until
 * both have finished.
 */
export const reviewersBeside = sql<string[]>`array(select account_id from review where review.round_id = result.round_id
  and (part = 'lead' or finished_at is not null and exists (select from review as lead
    where lead.round_id = review.round_id and lead.part = 'lead' and lead.finished_at is not null)))`

/** Whose it is, and which experts were given its round. */
export async function findResultOwners(
  db: Db,
  id: string,
): Promise<{ placeId: string; reviewers: string[] } | undefined> {
  const { rows } = await sql<{ placeId: string; reviewers: string[] }>`
    select place_id as "placeId", ${reviewersBeside} as reviewers from result where id = ${id}`.execute(db)
  return rows[0]
}
