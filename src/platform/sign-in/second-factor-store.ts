import { sql } from 'kysely'
import type { Db } from '../database/index.ts'

export interface Held {
  secret: Buffer
  lastStep: number
}

export async function findHeld(db: Db, accountId: string): Promise<Held | undefined> {
  const { rows } = await sql<Held>`
    select secret, last_step as "lastStep" from second_factor where account_id = ${accountId}`.execute(db)
  return rows[0]
}

/** False: this step or a later one was used already, perhaps a moment ago by another request. */
export async function useStep(tx: Db, accountId: string, step: number): Promise<boolean> {
  const { numAffectedRows } = await sql`update second_factor set last_step = ${step}
    where account_id = ${accountId} and last_step < ${step}`.execute(tx)
  return Number(numAffectedRows) > 0
}

/** In place of any former one, at once with new recovery codes. */
export async function hold(
  tx: Db,
  accountId: string,
  { secret, lastStep }: Held,
  recoveryDigests: readonly string[],
  since: Date,
): Promise<void> {
  await sql`insert into second_factor (account_id, secret, last_step) values (${accountId}, ${secret}, ${lastStep})
    on conflict (account_id) do update set secret = excluded.secret, last_step = excluded.last_step`.execute(tx)
  await sql`update auth_user set second_factor_since = ${since} where id = ${accountId}`.execute(tx)
  await replaceRecoveryCodes(tx, accountId, recoveryDigests)
  await dropOffers(tx, accountId)
}

/** False: there was none. */
export async function letGo(tx: Db, accountId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from second_factor where account_id = ${accountId}`.execute(tx)
  await sql`update auth_user set second_factor_since = null where id = ${accountId}`.execute(tx)
  await replaceRecoveryCodes(tx, accountId, [])
  await dropOffers(tx, accountId)
  return Number(numAffectedRows) > 0
}

export async function replaceRecoveryCodes(tx: Db, accountId: string, digests: readonly string[]): Promise<void> {
  await sql`delete from recovery_code where account_id = ${accountId}`.execute(tx)
  await sql`insert into recovery_code (account_id, digest)
    select ${accountId}, unnest(${digests}::text[])`.execute(tx)
}

/** False: there is no such code (any more). */
export async function useRecoveryCode(tx: Db, accountId: string, digest: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from recovery_code where account_id = ${accountId} and digest = ${digest}`.execute(tx)
  return Number(numAffectedRows) > 0
}

export async function countRecoveryCodes(db: Db, accountId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from recovery_code where account_id = ${accountId}`.execute(db)
  return rows[0]?.count ?? 0
}

/** Lets stand what is offered to the session since then. */
export async function offerTo(tx: Db, sessionId: string, secret: Buffer, at: Date, goodSince: Date): Promise<void> {
  await sql`insert into second_factor_offer as held (session_id, secret, offered_at)
    values (${sessionId}, ${secret}, ${at})
    on conflict (session_id) do update set secret = excluded.secret, offered_at = excluded.offered_at
      where held.offered_at < ${goodSince}`.execute(tx)
}

export async function findOffer(db: Db, sessionId: string, goodSince: Date): Promise<Buffer | undefined> {
  const { rows } = await sql<{ secret: Buffer }>`
    select secret from second_factor_offer where session_id = ${sessionId} and offered_at >= ${goodSince}`.execute(db)
  return rows[0]?.secret
}

async function dropOffers(tx: Db, accountId: string): Promise<void> {
  await sql`delete from second_factor_offer using auth_session
    where auth_session.id = session_id and "userId" = ${accountId}`.execute(tx)
}

export async function findAccountByEmail(db: Db, email: string): Promise<{ id: string } | undefined> {
  const { rows } = await sql<{ id: string }>`select id from auth_user where email = ${email}`.execute(db)
  return rows[0]
}

export interface DemonstrationSecret extends Held {
  accountId: string
  name: string
  email: string
}

/** Of demonstration accounts alone: set up, or offered since then. */
export async function listDemonstrationSecrets(db: Db, goodSince: Date): Promise<DemonstrationSecret[]> {
  const { rows } = await sql<DemonstrationSecret>`
    select auth_user.id as "accountId", name, email, secret, last_step as "lastStep"
    from second_factor join auth_user on auth_user.id = account_id where demonstration
    union all
    select auth_user.id, name, email, secret, 0
    from second_factor_offer join auth_session on auth_session.id = session_id
      join auth_user on auth_user.id = "userId"
    where demonstration and offered_at >= ${goodSince}
    order by name, email`.execute(db)
  return rows
}
