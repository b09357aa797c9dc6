import { randomUUID } from 'node:crypto'
import type { Db } from '#platform/database'
import { Refusal } from '#platform/http'
import { enqueue } from '#platform/jobs'
import { writeTrail } from '#platform/trail'
import { findActor } from '../mandate-store.ts'
import { mandateDay } from '../model.ts'
import type { Actor, Role } from '../roles.ts'
import * as invitations from './invitation-store.ts'
import {
  expiryOf,
  firstDay,
  type Invitation,
  type InvitationState,
  isInvented,
  type Scope,
  stateOf,
  validity,
} from './model.ts'
import { endBefore } from './mandate-actions.ts'
import { mayGrant } from './policy.ts'
import * as store from './store.ts'

/** Who acts, when, and at which address of the program. */
export interface Acting {
  readonly actor: Actor
  readonly now: Date
  readonly origin: string
}

export interface Offer {
  readonly email: string
  readonly name: string | null
  readonly role: Role
  readonly scope: Scope
  readonly fromOn: string
  readonly untilOn: string | null
  readonly languages: readonly string[]
  /** Of the mail. */
  readonly language: string
  readonly days: number
  /** The mandate that ends the day before this one begins. */
  readonly replaces: string | null
}

/** Why nobody was invited: a key of the words. Whether the address has an account is no reason and is not asked. */
export type Objection = 'objection.invented' | 'objection.real' | 'objection.holds'

/** Throws Refusal forbidden. */
export async function invite(db: Db, acting: Acting, offer: Offer): Promise<Objection | undefined> {
  const made = await db.transaction().execute((tx) => inviteWithin(tx, acting, offer))
  return 'objection' in made ? made.objection : undefined
}

/** As part of more that happens together; resolves to the id of the invitation. Throws Refusal forbidden. */
export async function inviteWithin(
  tx: store.Tx,
  { actor, now, origin }: Acting,
  offer: Offer,
): Promise<{ objection: Objection } | { invitation: string }> {
  const { email, role, scope } = offer
  if (!mayGrant(actor, role, scope)) throw new Refusal('forbidden')
  if (isInvented(email) !== scope.demonstration)
    return { objection: scope.demonstration ? 'objection.invented' : 'objection.real' }
  if (await store.holdsAlready(tx, { email, role, scope, today: mandateDay(now) })) {
    return { objection: 'objection.holds' }
  }
  const id = randomUUID()
  const { days, ...given } = offer
  const times = { invitedAt: now, expiresAt: expiryOf(now, days) }
  await invitations.insertInvitation(tx, { id, ...given, invitedBy: actor.accountId, ...times })
  await enqueue(tx, 'invitation', { invitation: id, origin })
  await writeTrail(tx, {
    at: now,
    by: actor,
    action: 'person invited',
    ...whereOf(id, scope),
    details: { role, from: offer.fromOn, until: offer.untilOn, replaces: offer.replaces },
    personal: { email, name: offer.name },
  })
  return { invitation: id }
}

/** A new link, some days more, and whoever sends it stands behind it. Throws Refusal forbidden, conflict. */
export async function resendInvitation(db: Db, acting: Acting, invitation: Invitation): Promise<void> {
  await db.transaction().execute((tx) => resendWithin(tx, acting, invitation))
}

/** As part of more that happens together. Throws Refusal forbidden, conflict. */
export async function resendWithin(tx: store.Tx, acting: Acting, invitation: Invitation): Promise<void> {
  const { actor, now, origin } = acting
  refuseUnlessOpen(actor, invitation)
  await invitations.prolong(tx, invitation.id, actor.accountId, expiryOf(now, validity[0]))
  await enqueue(tx, 'invitation', { invitation: invitation.id, origin })
  const of = whereOf(invitation.id, invitation.scope)
  await writeTrail(tx, { at: now, by: actor, action: 'invitation sent again', ...of })
}

/** Throws Refusal forbidden, conflict. */
export async function withdrawInvitation(db: Db, acting: Acting, invitation: Invitation): Promise<void> {
  await db.transaction().execute((tx) => withdrawWithin(tx, acting, invitation))
}

/** As part of more that happens together. Throws Refusal forbidden, conflict. */
export async function withdrawWithin(tx: store.Tx, { actor, now }: Acting, invitation: Invitation): Promise<void> {
  refuseUnlessOpen(actor, invitation)
  await invitations.markWithdrawn(tx, invitation.id, now)
  const of = whereOf(invitation.id, invitation.scope)
  await writeTrail(tx, { at: now, by: actor, action: 'invitation withdrawn', ...of })
}

function refuseUnlessOpen(actor: Actor, { role, scope, acceptedAt, withdrawnAt }: Invitation): void {
  if (!mayGrant(actor, role, scope)) throw new Refusal('forbidden')
  if (acceptedAt || withdrawnAt) throw new Refusal('conflict')
}

export type Acceptance =
  | { readonly became: 'accepted'; readonly accountId: string }
  /** Nothing changed. Unknown: it was never made, or whoever invited may no longer do so. */
  | { readonly became: 'spent'; readonly state: InvitationState | 'unknown' }

/**
 * The link came by mail to the address: whoever follows it has proven to own it. Makes the account where there is none,
 * and the mandate. Spent: withdrawn, run out, accepted before, never made, or by somebody who may no
 * longer invite; then nothing changes.
 */
export async function acceptInvitation(db: Db, token: string, name: string, now: Date): Promise<Acceptance> {
  return db.transaction().execute(async (tx) => {
    const invitation = await invitations.lockInvitation(tx, token)
    const state = invitation ? stateOf(invitation, now) : 'unknown'
    if (!invitation?.email || state !== 'open') return { became: 'spent', state } as const
    if (!(await standsBehind(tx, invitation, now))) return { became: 'spent', state: 'unknown' } as const
    const { email, role, scope, untilOn, languages, language } = invitation
    const { demonstration } = scope
    const id = randomUUID()
    const accountId = await invitations.upsertAccount(tx, { id, email, name, demonstration, language, at: now })
    const fromOn = firstDay(invitation, mandateDay(now))
    const granted = { grantedBy: invitation.invitedBy, grantedAt: now }
    const mandate = { id: randomUUID(), accountId, role, scope, fromOn, untilOn, languages, ...granted }
    const mandateId = await store.insertMandate(tx, mandate)
    await invitations.markAccepted(tx, invitation.id, { accountId, mandateId, at: now })
    const ended = invitation.replaces ? await endBefore(tx, invitation.replaces, fromOn, now) : null
    await writeTrail(tx, {
      at: now,
      by: { accountId },
      action: 'invitation accepted',
      ...whereOf(invitation.id, scope),
      details: { role, mandate: mandateId, from: fromOn, until: untilOn, ended, invitedBy: invitation.invitedBy },
      personal: { email, name },
      about: accountId,
    })
    return { became: 'accepted', accountId } as const
  })
}

/** Whoever lost the right to give the role meanwhile cannot have left a door open behind them. */
async function standsBehind(tx: store.Tx, { invitedBy, role, scope }: Invitation, now: Date): Promise<boolean> {
  const inviter = invitedBy === null ? null : await findActor(tx, invitedBy, mandateDay(now))
  return inviter !== null && mayGrant(inviter, role, scope)
}

const whereOf = (id: string, { placeId, networkId }: Pick<Scope, 'placeId' | 'networkId'>) => ({
  subject: { kind: 'invitation', id },
  placeId,
  networkId,
})
