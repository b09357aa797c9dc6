import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#platform/database'
import type { Invitation } from './model.ts'
import { scopeOf, type Tx } from './store.ts'

const invitations = () => sql`
  select id, email, name, role, languages, from_on as "fromOn", until_on as "untilOn", language, replaces,
    invited_by as "invitedBy", (select auth_user.name from auth_user where auth_user.id = invited_by) as inviter,
    expires_at as "expiresAt", withdrawn_at as "withdrawnAt", accepted_at as "acceptedAt",
    ${scopeOf('invitation')} as scope
  from invitation`

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

export type NewInvitation = Omit<Invitation, 'inviter' | 'withdrawnAt' | 'acceptedAt'> & { readonly invitedAt: Date }

export async function insertInvitation(tx: Tx, invitation: NewInvitation): Promise<void> {
  const { id, email, name, role, scope, fromOn, untilOn, language, replaces, expiresAt } = invitation
  await sql`
    insert into invitation (id, email, name, role, place_id, network_id, languages, from_on, until_on, language,
      replaces, invited_by, invited_at, expires_at, demonstration)
    values (${id}, ${email}, ${name}, ${role}, ${scope.placeId}, ${scope.networkId}, ${sql.val(invitation.languages)},
      ${fromOn}, ${untilOn}, ${language}, ${replaces}, ${invitation.invitedBy}, ${invitation.invitedAt}, ${expiresAt},
      ${scope.demonstration})`.execute(tx)
}

/** Those that wait for an answer or ran out, the newest first: of a place, of a network, or all. */
export async function listInvitations(
  db: Db,
  where: { demonstration: boolean; placeId?: string | undefined; networkId?: string | undefined },
): Promise<Invitation[]> {
  const { placeId = null, networkId = null } = where
  const { rows } = await sql<Invitation>`${invitations()}
    where accepted_at is null and withdrawn_at is null and demonstration = ${where.demonstration}
      and (${placeId}::text is null or place_id = ${placeId})
      and (${networkId}::text is null or network_id = ${networkId})
    order by invited_at desc, id limit 200`.execute(db)
  return rows
}

export async function findInvitation(db: Db, id: string): Promise<Invitation | undefined> {
  const { rows } = await sql<Invitation>`${invitations()} where id = ${id}`.execute(db)
  return rows[0]
}

/** By what stands in the mailed link. */
export async function findInvitationByToken(db: Db, token: string): Promise<Invitation | undefined> {
  const { rows } = await sql<Invitation>`${invitations()} where token_hash = ${hashOf(token)}`.execute(db)
  return rows[0]
}

/** Two who accept at once wait for each other. */
export async function lockInvitation(tx: Tx, token: string): Promise<Invitation | undefined> {
  await sql`select from invitation where token_hash = ${hashOf(token)} for update`.execute(tx)
  return findInvitationByToken(tx, token)
}

/** Resolves to what stands in the link. The one before no longer works. */
export async function renewToken(tx: Tx, id: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await sql`update invitation set token_hash = ${hashOf(token)} where id = ${id}`.execute(tx)
  return token
}

/** Waits for its answer until then; the account stands behind it from now on. */
export async function prolong(tx: Tx, id: string, invitedBy: string, expiresAt: Date): Promise<void> {
  await sql`update invitation set expires_at = ${expiresAt}, invited_by = ${invitedBy} where id = ${id}`.execute(tx)
}

export async function markWithdrawn(tx: Tx, id: string, at: Date): Promise<void> {
  await sql`update invitation set withdrawn_at = ${at} where id = ${id} and accepted_at is null`.execute(tx)
}

/** The account has name and address now: the invitation forgets them. */
export async function markAccepted(
  tx: Tx,
  id: string,
  { accountId, mandateId, at }: { accountId: string; mandateId: string; at: Date },
): Promise<void> {
  await sql`update invitation set accepted_at = ${at}, accepted_by = ${accountId}, mandate_id = ${mandateId},
    email = null, name = null where id = ${id}`.execute(tx)
}

export interface KnownAccount {
  id: string
  name: string
  demonstration: boolean
}

export interface NewAccount extends KnownAccount {
  email: string
  /** In which mail to the person is written, unless they have chosen one. */
  language: string
  at: Date
}

export async function findAccount(db: Db, email: string): Promise<KnownAccount | undefined> {
  const { rows } =
    await sql<KnownAccount>`select id, name, demonstration from auth_user where email = ${email}`.execute(db)
  return rows[0]
}

/** An account whose address is proven; one that exists keeps its id and takes the name. */
export async function upsertAccount(tx: Tx, account: NewAccount): Promise<string> {
  const { id, email, name, demonstration, language, at } = account
  const { rows } = await sql<{ id: string }>`
    insert into auth_user (id, email, name, language, "emailVerified", "createdAt", "updatedAt", demonstration)
    values (${id}, ${email}, ${name}, ${language}, true, ${at}, ${at}, ${demonstration})
    on conflict (email) do update set name = excluded.name, "emailVerified" = true, "updatedAt" = excluded."updatedAt",
      language = coalesce(auth_user.language, excluded.language)
    returning id`.execute(tx)
  return rows[0]?.id ?? id
}
