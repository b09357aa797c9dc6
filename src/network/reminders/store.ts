import { randomUUID } from 'node:crypto'
import { sql, type Transaction } from 'kysely'
import type { Db } from '#platform/database'
import type { Notice, Reader, Recipients, Waiting } from './model.ts'

export type Tx = Transaction<{}>

const living = (on: string) => sql`from_on <= ${on} and (until_on is null or until_on >= ${on})`

/** Accounts of those who are told, as their mandates stand on the day. */
export async function listRecipients(db: Db, to: Recipients, on: string): Promise<string[]> {
  if ('accountIds' in to) return [...to.accountIds]
  const where =
    'placeId' in to
      ? sql`place_id = ${to.placeId}`
      : 'networkId' in to
        ? sql`network_id = ${to.networkId}`
        : sql`place_id is null and network_id is null and auth_user.demonstration = ${to.demonstration}`
  const { rows } = await sql<{ id: string }>`
    select distinct account_id as id from mandate join auth_user on auth_user.id = account_id
    where ${living(on)} and role = any(${to.roles}) and ${where}`.execute(db)
  return rows.map(({ id }) => id)
}

/** Once a person and key, whoever asks how often; once a mail, not while the same waits for the next. */
export async function insertNotices(
  tx: Db,
  accountIds: readonly string[],
  notice: Notice & { key: string; onceAMail: boolean },
): Promise<void> {
  const { kind, subject, payload, key, at, onceAMail } = notice
  for (const accountId of accountIds) {
    await sql`insert into notice (id, account_id, kind, subject_kind, subject_id, payload, key, at)
      select ${randomUUID()}, ${accountId}, ${kind}, ${subject.kind}, ${subject.id}, ${JSON.stringify(payload)}::jsonb,
        ${key}, ${at}::timestamptz
      where not (${onceAMail}::boolean and exists (
        select from notice where account_id = ${accountId} and kind = ${kind} and subject_id = ${subject.id}
          and payload = ${JSON.stringify(payload)}::jsonb and sent_at is null and left_out_at is null))
      on conflict (account_id, key) do nothing`.execute(tx)
  }
}

/** Those for whom something waits, who hold a mandate on the day and have had no mail on it. */
export async function listReaders(db: Db, on: string): Promise<Reader[]> {
  const { rows } = await sql<Reader>`
    select auth_user.id as "accountId", name, email, coalesce(kinds_off, '{}') as "kindsOff",
      array_remove(array[auth_user.language], null) || array(
        select unnest(languages) from mandate where account_id = auth_user.id and ${living(on)}) as languages
    from auth_user left join notice_setting on notice_setting.account_id = auth_user.id
    where exists (select from notice where account_id = auth_user.id and sent_at is null and left_out_at is null)
      and exists (select from mandate where account_id = auth_user.id and ${living(on)})
      and not exists (select from digest where account_id = auth_user.id and day = ${on})
    order by auth_user.id`.execute(db)
  return rows
}

/** False when somebody else has claimed the mail of that day: it is theirs to send, and there is no second. */
export async function claimDigest(db: Db, accountId: string, day: string, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into digest (account_id, day, claimed_at) values (${accountId}, ${day}, ${at}) on conflict do nothing`.execute(
    db,
  )
  return numAffectedRows === 1n
}

/** Nothing was sent: the day is free again. */
export async function releaseDigest(db: Db, accountId: string, day: string): Promise<void> {
  await sql`delete from digest where account_id = ${accountId} and day = ${day} and sent_at is null`.execute(db)
}

/** The oldest first. */
export async function listWaiting(db: Db, accountId: string): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select id, kind, jsonb_build_object('kind', subject_kind, 'id', subject_id) as subject, payload, at
    from notice where account_id = ${accountId} and sent_at is null and left_out_at is null order by at, key`.execute(
    db,
  )
  return rows
}

export async function markLeftOut(db: Db, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length > 0) await sql`update notice set left_out_at = ${at} where id = any(${ids})`.execute(db)
}

export async function markSent(
  tx: Tx,
  { accountId, day, ids, at }: { accountId: string; day: string; ids: readonly string[]; at: Date },
): Promise<void> {
  await sql`update notice set sent_at = ${at} where id = any(${ids})`.execute(tx)
  await sql`update digest set sent_at = ${at} where account_id = ${accountId} and day = ${day}`.execute(tx)
}

/** Until the transaction ends nobody else changes what it has chosen. False: there is no such account. */
export async function holdAccount(tx: Tx, accountId: string): Promise<boolean> {
  const { rows } = await sql`select from auth_user where id = ${accountId} for update`.execute(tx)
  return rows.length > 0
}

export interface Setting {
  readonly kindsOff: readonly string[]
}

export async function findSetting(db: Db, accountId: string): Promise<Setting> {
  const { rows } = await sql<Setting>`
    select kinds_off as "kindsOff" from notice_setting where account_id = ${accountId}`.execute(db)
  return rows[0] ?? { kindsOff: [] }
}

export async function saveSetting(tx: Db, accountId: string, { kindsOff }: Setting, at: Date): Promise<void> {
  await sql`insert into notice_setting (account_id, kinds_off, changed_at) values (${accountId}, ${kindsOff}, ${at})
    on conflict (account_id) do update set kinds_off = excluded.kinds_off, changed_at = excluded.changed_at`.execute(tx)
}
