import {
  type Acting,
  findInvitation,
  findScope,
  inviteWithin,
  listInvitations,
  mandateDay,
  resendWithin,
  type Scope,
  withdrawWithin,
} from '#network'
import type { Lang } from '#platform/i18n'
import { Refusal } from '#platform/http'
import type { Doing, Objection } from './actions.ts'
import * as store from './change-store.ts'
import { answerers } from './answerers.ts'
import { listDepartments, type Tx } from './store.ts'

/** Those who already act for the place, and addresses of those who are invited to. */
export interface People {
  readonly accountIds: readonly string[]
  readonly others: readonly { readonly email: string; readonly name: string | null }[]
  /** Of the mail that invites. */
  readonly language: Lang
}

/** How long an invitation to a department can be accepted: a round takes weeks. */
const days = 30

const offerTo = (
  scope: Scope,
  { email, language, now, name = null }: { email: string; language: string; now: Date; name?: string | null },
) => ({
  email,
  name,
  language,
  scope,
  days,
  role: 'contributor' as const,
  fromOn: mandateDay(now),
  untilOn: null,
  languages: [],
  replaces: null,
})

async function scopeOf(tx: Tx, placeId: string): Promise<Scope> {
  const scope = await findScope(tx, 'place', placeId)
  if (!scope) throw new Refusal('not_found')
  return scope
}

/** Whoever acts for the place is chosen, whoever is invited already is waited for, the others are invited. */
export async function putPeopleIn(
  tx: Tx,
  doing: Doing,
  { departmentId, change }: { departmentId: string; change: string },
  { accountIds, others, language }: People,
): Promise<Objection | undefined> {
  const { now, round } = doing
  const scope = await scopeOf(tx, round.placeId)
  const { placeId, demonstration } = scope
  const known = await answerers(tx, { placeId: round.placeId, demonstration, today: mandateDay(now) })
  const waiting = await listInvitations(tx, { demonstration, placeId: placeId ?? undefined })
  const isChosen = ({ accountId, email }: (typeof known)[number]) =>
    accountIds.includes(accountId) || others.some((one) => one.email === email)
  const chosen = known.filter(isChosen)
  for (const { accountId } of chosen) {
    await store.insertPerson(tx, { departmentId, accountId, joinedAt: now }, change)
  }
  for (const { email, name } of others) {
    if (chosen.some((person) => person.email === email)) continue
    const open = waiting.find((one) => one.email === email && one.role === 'contributor' && one.expiresAt > now)
    const made = open
      ? { invitation: open.id }
      : await inviteWithin(tx, doing, offerTo(scope, { email, name, language, now }))
    if ('objection' in made) return { key: made.objection, email }
    await store.insertPerson(tx, { departmentId, invitationId: made.invitation, invited: !open }, change)
  }
  return undefined
}

/** Who has not accepted yet gets the invitation again, with a new link. */
export async function remindByInvitation(tx: Tx, doing: Doing, departmentId: string): Promise<void> {
  const { id: roundId, placeId } = doing.round
  const department = (await listDepartments(tx, { roundId, placeId })).find(({ id }) => id === departmentId)
  for (const { invitationId } of department?.people ?? []) {
    const invitation = invitationId === null ? undefined : await findInvitation(tx, invitationId)
    if (invitation && !invitation.acceptedAt && !invitation.withdrawnAt) await resendWithin(tx, doing, invitation)
  }
}

/** After a change: nobody is waited for in vain, and whoever is waited for again is invited again. */
export async function keepInvitationsRight(tx: Tx, doing: Acting & Pick<Doing, 'round'>): Promise<void> {
  const { placeId } = doing.round
  for (const id of await store.listInvitationsToWithdraw(tx, placeId)) {
    const invitation = await findInvitation(tx, id)
    if (invitation) await withdrawWithin(tx, doing, invitation)
  }
  for (const { id, ...person } of await store.listInvitationsToRenew(tx, placeId)) {
    const scope = await scopeOf(tx, placeId)
    const made = await inviteWithin(tx, doing, offerTo(scope, { ...person, now: doing.now }))
    if ('invitation' in made) await store.replaceInvitation(tx, id, { invitationId: made.invitation })
  }
}
