import { sql, type Transaction } from 'kysely'
import type { Db } from '#platform/database'
import type { Role } from '../roles.ts'
import type { HeldMandate, Scope } from './model.ts'

export type Tx = Transaction<{}>

/** A scope as JSON, from the columns `place_id` and `network_id` of a table. */
export const scopeOf = (table: string) => {
  const placeId = sql.ref(`${table}.place_id`)
  const networkId = sql.ref(`${table}.network_id`)
  return sql<Scope>`jsonb_build_object(
    'kind', case when ${placeId} is not null then 'place' when ${networkId} is not null then 'network' else 'programme' end,
    'placeId', ${placeId}, 'networkId', ${networkId},
    'networkIds', case when ${networkId} is not null then jsonb_build_array(${networkId}) else coalesce(
      (select jsonb_agg(membership.network_id) from network_membership as membership
        where membership.place_id = ${placeId} and membership.until_year is null), '[]') end,
    'name', coalesce((select jsonb_build_object('en', place.name) from place where place.id = ${placeId}),
      (select network.name from network where network.id = ${networkId})),
    'demonstration', coalesce((select place.demonstration from place where place.id = ${placeId}),
      (select network.demonstration from network where network.id = ${networkId}), ${sql.ref(`${table}.demonstration`)}))`
}

const mandates = () => sql`
  select id, account_id as "accountId", name, email, role, from_on as "fromOn", until_on as "untilOn", languages,
    changed_at as "changedAt", until_before as "untilBefore", ${scopeOf('mandate')} as scope
  from (select mandate.*, holder.name, holder.email, holder.demonstration
    from mandate join auth_user as holder on holder.id = account_id) as mandate`

export interface MandateFilter {
  demonstration: boolean
  /** Day on which is asked: mandates that ended before are `past`. */
  today: string
  past: boolean
  placeId?: string | undefined
  /** Of the network itself, and coordinators of its places. */
  networkId?: string | undefined
  role?: Role | undefined
  /** Part of the name or address of the holder, or of the name of the place. */
  search?: string | undefined
}

/** By place, role and first day; in all, and those from `offset` on. */
export async function listMandates(
  db: Db,
  filter: MandateFilter,
  { limit, offset }: { limit: number; offset: number } = { limit: 500, offset: 0 },
): Promise<{ mandates: HeldMandate[]; count: number }> {
  const { demonstration, today, past, placeId = null, networkId = null, role = null } = filter
  const search = filter.search ? `%${filter.search.replace(/[\\%_]/g, String.raw`\$&`)}%` : null
  const { rows } = await sql<HeldMandate & { count: number }>`
    with listed as (${mandates()} where demonstration = ${demonstration}
      and (coalesce(until_on, 'infinity') < greatest(from_on, ${today}::date)) = ${past})
    select listed.*, count(*) over () as count from listed
    where (${placeId}::text is null or scope ->> 'placeId' = ${placeId})
      and (${networkId}::text is null or scope ->> 'networkId' = ${networkId}
        or (role = 'place_coordinator' and scope -> 'networkIds' ? ${networkId}))
      and (${role}::text is null or role = ${role})
      and (${search}::text is null or folded(name) like folded(${search}) or lower(email) like lower(${search})
        or folded(scope -> 'name' ->> 'en') like folded(${search}))
    order by scope ->> 'kind' = 'place', folded(scope -> 'name' ->> 'en') nulls first,
      array_position(${sql.val(roleOrder)}::text[], role), "fromOn", id
    limit ${limit} offset ${offset}`.execute(db)
  return { mandates: rows.map(read), count: rows[0]?.count ?? 0 }
}

const roleOrder = [
  'secretariat',
  'network_coordinator',
  'place_coordinator',
  'deputy',
  'elected',
  'contributor',
  'expert',
  'reader',
]

/** In JSON nothing is a date by itself. */
function read({ changedAt, ...mandate }: HeldMandate): HeldMandate {
  return { ...mandate, changedAt: changedAt && new Date(changedAt) }
}

export async function findMandate(db: Db, id: string): Promise<HeldMandate | undefined> {
  const { rows } = await sql<HeldMandate>`${mandates()} where id = ${id}`.execute(db)
  return rows[0] && read(rows[0])
}

/** The place or the network, as somewhere to hold a mandate. */
export async function findScope(db: Db, kind: 'place' | 'network', id: string): Promise<Scope | undefined> {
  const column = sql.raw(kind === 'place' ? 'id as place_id, null as network_id' : 'null as place_id, id as network_id')
  const { rows } = await sql<{ scope: Scope }>`
    select ${scopeOf('asked')} as scope
    from (select ${column}, demonstration from ${sql.table(kind)} where id = ${id}) as asked`.execute(db)
  return rows[0]?.scope
}

/** Whether the address has the role there, today or later. */
export async function holdsAlready(
  db: Db,
  asked: { email: string; role: Role; scope: Scope; today: string },
): Promise<boolean> {
  const { email, role, scope, today } = asked
  const { rows } = await sql`select from mandate join auth_user on auth_user.id = account_id
    where email = ${email} and role = ${role} and place_id is not distinct from ${scope.placeId}
      and network_id is not distinct from ${scope.networkId} and coalesce(until_on, 'infinity') >= ${today}`.execute(db)
  return rows.length > 0
}

export interface NewMandate {
  id: string
  accountId: string
  role: Role
  scope: Pick<Scope, 'placeId' | 'networkId'>
  fromOn: string
  untilOn: string | null
  languages: readonly string[]
  grantedBy: string | null
  grantedAt: Date
}

/** Resolves to its id, or to that of the one that begins there the same day. */
export async function insertMandate(tx: Tx, mandate: NewMandate): Promise<string> {
  const { id, accountId, role, scope, fromOn, untilOn, languages, grantedBy, grantedAt } = mandate
  const { rows } = await sql<{ id: string }>`
    insert into mandate (id, account_id, role, place_id, network_id, from_on, until_on, languages, granted_by, granted_at)
    values (${id}, ${accountId}, ${role}, ${scope.placeId}, ${scope.networkId}, ${fromOn}, ${untilOn},
      ${sql.val(languages)}, ${grantedBy}, ${grantedAt})
    on conflict on constraint mandate_once do update set until_on = excluded.until_on, changed_at = null
    returning id`.execute(tx)
  return rows[0]?.id ?? id
}

/** What the last day was before can be restored. */
export async function changeLastDay(tx: Tx, id: string, untilOn: string | null, at: Date): Promise<void> {
  await sql`update mandate set until_before = until_on, changed_at = ${at}, until_on = ${untilOn}
    where id = ${id}`.execute(tx)
}

export async function restoreLastDay(tx: Tx, id: string): Promise<void> {
  await sql`update mandate set until_on = until_before, until_before = null, changed_at = null
    where id = ${id} and changed_at is not null`.execute(tx)
}

/** Mandates of the secretariat are changed one after the other: two must not each be the last but one. */
export async function lockSecretariat(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('mandates of the secretariat'))`.execute(tx)
}

/** Whether an account beside this one, and of the same network, real or invented, acts for the secretariat on the day. */
export async function isSecretariatHeldBeside(
  db: Db,
  { accountId, demonstration, on }: { accountId: string; demonstration: boolean; on: string },
): Promise<boolean> {
  const { rows } = await sql`
    select from mandate join auth_user on auth_user.id = account_id
    where role = 'secretariat' and account_id <> ${accountId} and demonstration = ${demonstration}
      and from_on <= ${on} and coalesce(until_on, 'infinity') >= ${on} limit 1`.execute(db)
  return rows.length > 0
}

export async function holdsSecretariat(db: Db, accountId: string, on: string): Promise<boolean> {
  const { rows } = await sql`select from mandate where role = 'secretariat' and account_id = ${accountId}
    and from_on <= ${on} and coalesce(until_on, 'infinity') >= ${on} limit 1`.execute(db)
  return rows.length > 0
}
