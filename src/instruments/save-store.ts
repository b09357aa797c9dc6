import { sql } from 'kysely'
import type { Db } from '#platform/database'
import { trailAppended } from '#platform/trail'
import type { Revision } from './revisions.ts'
import { type NewRevision, type ResponseRow, revisionOf, rowOf, type SavedRow } from './store.ts'

/** A response with the history of one item, as both stood at one moment. */
export async function findForSave(
  db: Db,
  id: string,
  item: string,
): Promise<{ response: ResponseRow; history: Revision[] } | undefined> {
  const { rows } = await sql<ResponseRow & (SavedRow | { revision: null })>`/* kept */
    select response.id, edition_id as "editionId", place_id as "placeId", anonymous, opened_at as "openedAt",
      submitted_at as "submittedAt", item, revision, based_on, set_aside, state, value, comment, source, origin,
      account_id, saved_at, name
    from response left join answer_revision on response_id = response.id and item = ${item}
      left join auth_user on auth_user.id = account_id
    where response.id = ${id} order by revision`.execute(db)
  const history = rows.flatMap((row) => (row.revision === null ? [] : [revisionOf(row)]))
  return rows[0] && { response: rows[0], history }
}

/**
 * Stores a revision as the next of its item, with its entry in the trail. Undefined, and nothing stored: the response is
 * submitted, or somebody was faster and has the number. Whoever submits waits until it is stored, and the other way round.
 */
export async function insertNext(
  db: Db,
  revision: NewRevision,
  entry: Parameters<typeof trailAppended>[0] | null,
): Promise<{ name: string | null } | undefined> {
  const row = rowOf(revision)
  // One statement: the head of the trail is held for no round trip, and no longer than the disk takes.
  const { rows } = await sql<{ name: string | null }>`/* kept */
    with open as (
      select id from response where id = ${row.response_id} and submitted_at is null for no key update
    ), saved as (
      insert into answer_revision (response_id, item, revision, based_on, set_aside, state, value, comment, source,
        origin, account_id, saved_at)
      select id, ${row.item}, ${row.revision}::integer, ${row.based_on}::integer, ${row.set_aside}::boolean,
        ${row.state}, ${row.value}::jsonb, ${row.comment}, ${row.source}, ${row.origin}, ${row.account_id},
        ${row.saved_at}::timestamptz
      from open on conflict do nothing returning account_id
    )
    select (select name from auth_user where id = account_id) as name, ${entry ? trailAppended(entry) : sql`null`}
    from saved`.execute(db)
  return rows[0]
}
