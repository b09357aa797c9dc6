import { sql } from 'kysely'
import type { Db } from '#platform/database'
import type { Scope } from '../accession/policy.ts'
import { within } from '../accession/store.ts'
import type { Texts } from '../model.ts'
import type { Signs } from './silence.ts'

export interface Life {
  readonly placeId: string
  readonly signs: Signs
  /** How many people hold a mandate for the place today. */
  readonly people: number
}

/**
 * The last signs of life of every member in reach. Sessions end and go, so what somebody did stands in for their sign-in.
 * Answers and practices are read from the tables of `instruments` and `library`: only a query asks for all at once.
 */
export async function listLife(db: Db, scope: Scope, on: string): Promise<Life[]> {
  const day = (expression: ReturnType<typeof sql>) => sql`to_char(${expression} at time zone 'UTC', 'YYYY-MM-DD')`
  const { rows } = await sql<Life>`
    select place.id as "placeId",
      (select count(distinct account_id) from mandate where place_id = place.id
        and from_on <= ${on} and (until_on is null or until_on >= ${on})) as people,
      json_build_object(
        'signIn', (select ${day(sql`max(greatest(
            (select max("updatedAt") from auth_session where "userId" = account_id),
            (select max(at) from trail where actor = account_id)))`)}
          from mandate where place_id = place.id),
        'answer', (select ${day(sql`max(saved_at)`)} from response
          join answer_revision on response_id = response.id where response.place_id = place.id),
        'practice', (select max(shared) from (
          select lpad(year::text, 4, '0') as shared from practice
            join practice_place on practice_id = practice.id where practice_place.place_id = place.id
          union all select ${day(sql`approved_at`)} from practice_draft
            join practice_version on draft_id = practice_draft.id where practice_draft.place_id = place.id) as of_place),
        'survey', (select max(kept_on)::text from obligation_kept
          where obligation_kept.place_id = place.id and kind = 'survey' and taken_back_at is null),
        'joined', joined_year::text) as signs
    from place where ${within(scope)} and status in ('member', 'member_unconfirmed_2020', 'joined_after_2020')`.execute(
    db,
  )
  return rows
}

/** Networks in reach, by id. */
export async function listBoardNetworks(
  db: Db,
  { demonstration, networkIds }: Scope,
): Promise<{ id: string; name: Texts }[]> {
  const { rows } = await sql<{ id: string; name: Texts }>`
    select id, name from network where demonstration = ${demonstration}
      and (${networkIds}::text[] is null or id = any(${networkIds}::text[])) order by id`.execute(db)
  return rows
}
