import { sql } from 'kysely'
import type { Db } from '#platform/database'
import type { Actor, Mandate } from './roles.ts'

/** The mandates that hold on the day, as `mandateDay` says it: an expression beside a row of `auth_user`. */
export const mandatesHeld = (on: string) => sql<Mandate[]>`coalesce((
  select jsonb_agg(jsonb_build_object('role', role, 'placeId', place_id, 'networkId', network_id, 'networkIds',
    case when network_id is not null then jsonb_build_array(network_id) else coalesce(
      (select jsonb_agg(membership.network_id) from network_membership membership
        where membership.place_id = mandate.place_id and until_year is null), '[]') end) order by mandate.id)
  from mandate where account_id = auth_user.id and from_on <= ${on} and (until_on is null or until_on >= ${on})
), '[]')`

/** The account with its mandates. Null: no such account. */
export async function findActor(db: Db, accountId: string, on: string): Promise<Actor | null> {
  const { rows } = await sql<{ demonstration: boolean; mandates: Mandate[] }>`
    select demonstration, ${mandatesHeld(on)} as mandates from auth_user where id = ${accountId}`.execute(db)
  const [found] = rows
  return found ? { accountId, ...found } : null
}

/** What permission depends on, of the place a row names in its `place_id`: an expression beside that row. */
export const placeTargetBeside = sql<{ placeId: string; networkIds: string[]; demonstration: boolean }>`(
  select jsonb_build_object('placeId', id, 'demonstration', demonstration, 'networkIds', array(
    select network_id from network_membership where network_membership.place_id = place.id and until_year is null))
  from place where id = place_id)`

/** What permission depends on, of a place. */
export async function findPlaceTarget(db: Db, id: string) {
  const { rows } = await sql<{ placeId: string; networkIds: string[]; demonstration: boolean }>`
    select id as "placeId", demonstration, array(
      select network_id from network_membership where place_id = place.id and until_year is null) as "networkIds"
    from place where id = ${id}`.execute(db)
  return rows[0]
}

/** What permission depends on, of a network. */
export async function findNetworkTarget(db: Db, id: string) {
  const { rows } = await sql<{ networkIds: string[]; demonstration: boolean }>`
    select array[id] as "networkIds", demonstration from network where id = ${id}`.execute(db)
  return rows[0]
}
