import { sql } from 'kysely'
import type { Db } from '#platform/database'
import { leadsPlace } from '#network'
import type { Candidate } from './model.ts'

/** Who answers for a place, and for a network. */
const leads = Object.keys(leadsPlace)

const living = (on: string) => sql`from_on <= ${on} and coalesce(until_on, 'infinity') >= ${on}`

/** How many people a mail to the place or network of the row would reach on the day. */
export const peopleBeside = (on: string) => sql<number>`(select count(distinct account_id)::integer from mandate
    where ${living(on)} and ((mandate.place_id = asked.place_id and role = any(${leads}))
      or (mandate.network_id = asked.network_id and role = 'network_coordinator')))`

/** Members of the world, real or invented, and its networks; by name. */
export async function listCandidates(db: Db, demonstration: boolean, on: string): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select asked.*, ${peopleBeside(on)} as people from (
      select 'place' as kind, id, id as place_id, null as network_id, jsonb_build_object('en', name) as name, country,
        array(select network_id from network_membership where place_id = place.id and until_year is null)
          as "networkIds"
      from place where demonstration = ${demonstration}
        and status in ('member', 'member_unconfirmed_2020', 'joined_after_2020')
      union all
      select 'network', id, null, id, name, null, array[id] from network
      where demonstration = ${demonstration} and exists (
        select from network_membership where network_id = network.id and until_year is null)
    ) as asked order by kind desc, folded(asked.name ->> 'en'), id`.execute(db)
  return rows
}

export interface Addressee {
  readonly accountId: string
  readonly name: string
  readonly email: string
  /** That of the account, then those of the mandate. */
  readonly languages: readonly string[]
}

type Asked = { readonly placeId: string | null; readonly networkId: string | null }

/** Who is written to on the day, for the place or network that is asked. */
export async function listAddressees(db: Db, { placeId, networkId }: Asked, on: string): Promise<Addressee[]> {
  const { rows } = await sql<Addressee>`
    select distinct on (account_id) account_id as "accountId", name, email,
      array_remove(array[auth_user.language], null) || languages as languages
    from mandate join auth_user on auth_user.id = account_id
    where ${living(on)} and ((mandate.place_id = ${placeId} and role = any(${leads}))
      or (mandate.network_id = ${networkId} and role = 'network_coordinator'))
    order by account_id, granted_at`.execute(db)
  return rows
}

/** The accounts that are written to, by invitation. */
export async function listAddressed(
  db: Db,
  invitations: readonly string[],
  on: string,
): Promise<{ invitation: string; account: string }[]> {
  const { rows } = await sql<{ invitation: string; account: string }>`
    select distinct asked.id as invitation, account_id as account
    from survey_invitation as asked join mandate on ${living(on)}
      and ((mandate.place_id = asked.place_id and role = any(${leads}))
        or (mandate.network_id = asked.network_id and role = 'network_coordinator'))
    where asked.id = any(${[...invitations]}) order by 1, 2`.execute(db)
  return rows
}
