import { sql, type Transaction } from 'kysely'
import type { Db } from '#platform/database'
import type { Texts } from '../model.ts'
import type { Expert } from './model.ts'

export type Tx = Transaction<{}>

/** Mandates of the account anywhere but at the programme are ties too. */
const ties = sql`coalesce((
  select jsonb_agg(tie order by tie ->> 'fromOn', tie ->> 'id') from (
    select jsonb_build_object('id', id, 'kind', 'declared', 'placeId', place_id, 'networkId', network_id,
      'name', coalesce((select jsonb_build_object('en', name) from place where place.id = place_id),
        (select name from network where network.id = network_id)),
      'fromOn', from_on, 'untilOn', until_on, 'reason', reason) as tie
    from expert_conflict where account_id = auth_user.id
    union all
    select jsonb_build_object('id', id, 'kind', 'mandate', 'placeId', place_id, 'networkId', network_id,
      'name', coalesce((select jsonb_build_object('en', name) from place where place.id = place_id),
        (select name from network where network.id = network_id)),
      'fromOn', from_on, 'untilOn', until_on, 'reason', null)
    from mandate where account_id = auth_user.id and num_nonnulls(place_id, network_id) = 1) as ties
), '[]')`

const experts = (on: string) => sql`
  select auth_user.id as "accountId", auth_user.name, auth_user.demonstration,
    coalesce(nullif(expert.languages, '{}'), (
      select coalesce(array_agg(distinct tag order by tag), '{}') from mandate, unnest(mandate.languages) as tag
      where account_id = auth_user.id and role = 'expert')) as languages,
    coalesce(expert.themes, '{}') as themes, expert.about, expert.days_a_year as "daysAYear",
    expert.away_from as "awayFrom", expert.away_until as "awayUntil", expert.public_since as "publicSince",
    expert.changed_at as "changedAt", ${ties} as conflicts
  from auth_user left join expert on expert.account_id = auth_user.id
  where exists (select from mandate where account_id = auth_user.id and role = 'expert'
    and from_on <= ${on} and (until_on is null or until_on >= ${on}))`

/** Everybody who holds an expert mandate on the day, by name. */
export async function listExperts(
  db: Db,
  { demonstration, on }: { demonstration: boolean; on: string },
): Promise<Expert[]> {
  const { rows } = await sql<Expert>`
    ${experts(on)} and auth_user.demonstration = ${demonstration} order by auth_user.name, auth_user.id`.execute(db)
  return rows
}

/** Undefined for whoever holds no expert mandate on the day. */
export async function findExpert(db: Db, accountId: string, on: string): Promise<Expert | undefined> {
  if (accountId.includes('\0')) return undefined
  const { rows } = await sql<Expert>`${experts(on)} and auth_user.id = ${accountId}`.execute(db)
  return rows[0]
}

/** Whether the account has an expert mandate, now or not, and is invented. */
export async function findExpertTarget(db: Db, accountId: string): Promise<{ demonstration: boolean } | undefined> {
  const { rows } = await sql<{ demonstration: boolean }>`
    select demonstration from auth_user where id = ${accountId}
      and exists (select from mandate where account_id = auth_user.id and role = 'expert')`.execute(db)
  return rows[0]
}

export interface Profile {
  languages: readonly string[]
  themes: readonly string[]
  about: Texts | null
  daysAYear: number | null
  awayFrom: string | null
  awayUntil: string | null
  isPublic: boolean
}

export async function putProfile(tx: Tx, accountId: string, profile: Profile, at: Date): Promise<void> {
  const { languages, themes, about, daysAYear, awayFrom, awayUntil, isPublic } = profile
  const publicSince = isPublic ? at : null
  await sql`insert into expert (account_id, languages, themes, about, days_a_year, away_from, away_until, public_since,
      changed_at)
    values (${accountId}, ${sql.val(languages)}, ${sql.val(themes)}, ${about && JSON.stringify(about)}, ${daysAYear},
      ${awayFrom}, ${awayUntil}, ${publicSince}, ${at})
    on conflict (account_id) do update set languages = excluded.languages, themes = excluded.themes,
      about = excluded.about, days_a_year = excluded.days_a_year, away_from = excluded.away_from,
      away_until = excluded.away_until, changed_at = excluded.changed_at,
      public_since = case when excluded.public_since is null then null
        else coalesce(expert.public_since, excluded.public_since) end`.execute(tx)
}

export interface NewConflict {
  id: string
  accountId: string
  placeId: string | null
  networkId: string | null
  fromOn: string
  untilOn: string | null
  reason: string
  declaredBy: string
}

export async function insertConflict(tx: Tx, declared: NewConflict, at: Date): Promise<void> {
  const { id, accountId, placeId, networkId, fromOn, untilOn, reason, declaredBy } = declared
  await sql`insert into expert_conflict
      (id, account_id, place_id, network_id, from_on, until_on, reason, declared_at, declared_by)
    values (${id}, ${accountId}, ${placeId}, ${networkId}, ${fromOn}, ${untilOn}, ${reason}, ${at}, ${declaredBy})`.execute(
    tx,
  )
}

/** False: no such conflict of that person, or it began later than that day. */
export async function setConflictEnd(
  tx: Tx,
  { id, accountId, untilOn }: { id: string; accountId: string; untilOn: string },
): Promise<boolean> {
  const { rows } = await sql`update expert_conflict set until_on = ${untilOn}
    where id = ${id} and account_id = ${accountId} and from_on <= ${untilOn} returning 1`.execute(tx)
  return rows.length > 0
}
