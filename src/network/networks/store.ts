import { sql, type Transaction } from 'kysely'
import type { Db } from '#platform/database'
import { notFound } from '#platform/http'
import type { Texts } from '../model.ts'
import type { Membership, NetworkContact, NetworkFacts, NetworkKind, NetworkModel, NetworkProfile } from './model.ts'

export type Tx = Transaction<{}>

const facts = sql`kind, model, lead_place_id as "leadPlaceId", lead_organisation as "leadOrganisation",
  contact_page as "contactPage", languages, founded_year as "foundedYear", sources`

/** Throws notFound. */
export async function getNetworkProfile(db: Db, id: string): Promise<NetworkProfile> {
  if (id.includes('\0')) throw notFound()
  const { rows } = await sql<NetworkProfile>`
    select id, name, description, activities, demonstration, ${facts}, (
      select jsonb_build_object('accountId', account_id, 'name', contact.name, 'email', email)
      from network_contact as contact where network_id = network.id) as contact
    from network where id = ${id}`.execute(db)
  const [found] = rows
  if (!found) throw notFound()
  return found
}

/** A network as lists show it. */
export interface ListedNetwork {
  id: string
  name: Texts
  description: Texts
  kind: NetworkKind
  model: NetworkModel | null
  foundedYear: number | null
  places: number
  demonstration: boolean
}

export async function listNetworks(db: Db, demonstration: boolean): Promise<ListedNetwork[]> {
  const { rows } = await sql<ListedNetwork>`
    select id, name, description, kind, model, founded_year as "foundedYear", demonstration, (
      select count(*)::int from network_membership where network_id = network.id and until_year is null) as places
    from network where demonstration = ${demonstration} order by id`.execute(db)
  return rows
}

export async function updateFacts(tx: Tx, id: string, changed: NetworkFacts, at: Date): Promise<void> {
  const { kind, model, leadPlaceId, leadOrganisation, contactPage, languages, foundedYear, sources } = changed
  await sql`update network set kind = ${kind}, model = ${model}, lead_place_id = ${leadPlaceId},
    lead_organisation = ${leadOrganisation}, contact_page = ${contactPage}, languages = ${sql.val(languages)},
    founded_year = ${foundedYear}, sources = ${JSON.stringify(sources)}, facts_changed_at = ${at}
    where id = ${id}`.execute(tx)
}

/** What the record says of a network; what was changed here stays. */
export async function recordFacts(tx: Tx, id: string, recorded: NetworkFacts): Promise<void> {
  const { kind, model, leadPlaceId, leadOrganisation, contactPage, languages, foundedYear, sources } = recorded
  await sql`update network set kind = ${kind}, model = ${model}, lead_place_id = ${leadPlaceId},
    lead_organisation = ${leadOrganisation}, contact_page = ${contactPage}, languages = ${sql.val(languages)},
    founded_year = ${foundedYear}, sources = ${JSON.stringify(sources)}
    where id = ${id} and facts_changed_at is null`.execute(tx)
}

/** By the first and last year; names are sorted in the language of the reader. */
export async function listMemberships(db: Db, networkId: string): Promise<Membership[]> {
  const { rows } = await sql<Membership>`
    select place_id as "placeId", place.name as "placeName", from_year as "fromYear", until_year as "untilYear",
      network_membership.source
    from network_membership join place on place.id = place_id where network_id = ${networkId}`.execute(db)
  return rows
}

/** Places of the same world, real or invented, that are not in the network now. */
export async function listJoinable(db: Db, networkId: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select place.id, place.name from place join network on network.id = ${networkId}
    where place.demonstration = network.demonstration and not exists (
      select from network_membership
      where place_id = place.id and network_id = network.id and until_year is null)`.execute(db)
  return rows
}

export interface Joining {
  placeId: string
  networkId: string
  fromYear: number | null
  source: string
}

/** A place that had left comes back. */
export async function putMembership(
  tx: Tx,
  { placeId, networkId, fromYear, source }: Joining,
  at: Date,
): Promise<void> {
  await sql`insert into network_membership (place_id, network_id, from_year, source, changed_at)
    values (${placeId}, ${networkId}, ${fromYear}, ${source}, ${at})
    on conflict (place_id, network_id) do update
    set from_year = excluded.from_year, until_year = null, source = excluded.source, changed_at = excluded.changed_at`.execute(
    tx,
  )
}

/** Null takes a leaving back. False: the place is not there, or came after that year. */
export async function setMembershipEnd(
  tx: Tx,
  where: { placeId: string; networkId: string },
  untilYear: number | null,
  at: Date,
): Promise<boolean> {
  const { rows } = await sql`update network_membership set until_year = ${untilYear}, changed_at = ${at}
    where place_id = ${where.placeId} and network_id = ${where.networkId}
      and (${untilYear}::int is null or from_year is null or from_year <= ${untilYear}) returning 1`.execute(tx)
  return rows.length > 0
}

export async function putContact(tx: Tx, networkId: string, { accountId, name, email }: NetworkContact): Promise<void> {
  await sql`insert into network_contact (network_id, account_id, name, email)
    values (${networkId}, ${accountId}, ${name}, ${email})
    on conflict (network_id) do update
    set account_id = excluded.account_id, name = excluded.name, email = excluded.email`.execute(tx)
}

export async function deleteContact(tx: Tx, networkId: string): Promise<void> {
  await sql`delete from network_contact where network_id = ${networkId}`.execute(tx)
}
