import type { Texts } from '../model.ts'
import type { Role } from '../roles.ts'

/** Where a mandate lies, with what permission depends on. */
export interface Scope {
  readonly kind: 'programme' | 'network' | 'place'
  readonly placeId: string | null
  readonly networkId: string | null
  /** Its own network, or those of its place. */
  readonly networkIds: readonly string[]
  /** Of the place or the network; null for the programme. */
  readonly name: Texts | null
  readonly demonstration: boolean
}

/** What can be given at each kind of scope, the most first. What there is to read is a place's: so are its readers. */
export const rolesAt = {
  programme: ['secretariat', 'expert'],
  network: ['network_coordinator'],
  place: ['place_coordinator', 'deputy', 'contributor', 'elected', 'reader'],
} as const satisfies Record<Scope['kind'], readonly Role[]>

/** Of these a place or a network has one holder at a time, so that one hands over to the next. */
export const canBeHandedOver = (role: Role): boolean => role === 'network_coordinator' || role === 'place_coordinator'

/** A mandate and who holds it. Days are YYYY-MM-DD, in UTC; the last one is included. */
export interface HeldMandate {
  readonly id: string
  readonly accountId: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly fromOn: string
  readonly untilOn: string | null
  /** BCP 47 tags. */
  readonly languages: readonly string[]
  readonly scope: Scope
  /** When its last day was changed, as long as that may be taken back; what it was before. */
  readonly changedAt: Date | null
  readonly untilBefore: string | null
}

export type Standing = 'coming' | 'current' | 'past'

export function standingOf({ fromOn, untilOn }: Pick<HeldMandate, 'fromOn' | 'untilOn'>, today: string): Standing {
  if (untilOn !== null && (untilOn < today || untilOn < fromOn)) return 'past'
  return fromOn > today ? 'coming' : 'current'
}

/** A changed last day may be taken back until the mandate has ended by it. */
export const mayTakeBack = (mandate: HeldMandate, today: string): boolean =>
  mandate.changedAt !== null && standingOf(mandate, today) !== 'past'

export interface Invitation {
  readonly id: string
  /** Null once accepted. */
  readonly email: string | null
  readonly name: string | null
  readonly role: Role
  readonly scope: Scope
  readonly languages: readonly string[]
  readonly fromOn: string
  readonly untilOn: string | null
  /** Of the mail. */
  readonly language: string
  readonly replaces: string | null
  readonly invitedBy: string | null
  /** Name of the account that invited; null where it is erased. */
  readonly inviter: string | null
  readonly expiresAt: Date
  readonly withdrawnAt: Date | null
  readonly acceptedAt: Date | null
}

export type InvitationState = 'open' | 'accepted' | 'withdrawn' | 'expired'

export function stateOf(invitation: Invitation, now: Date): InvitationState {
  if (invitation.acceptedAt) return 'accepted'
  if (invitation.withdrawnAt) return 'withdrawn'
  const over = invitation.untilOn !== null && invitation.untilOn < now.toISOString().slice(0, 10)
  return over || invitation.expiresAt <= now ? 'expired' : 'open'
}

/** How long an invitation may be accepted, in days; the first unless another is chosen. */
export const validity = [14, 7, 30] as const

export const expiryOf = (now: Date, days: number): Date => new Date(now.getTime() + days * 24 * 60 * 60 * 1000)

/** Nobody acts before they have accepted: a mandate begins on its day, or on that of its acceptance. */
export const firstDay = ({ fromOn }: Pick<Invitation, 'fromOn'>, today: string): string =>
  fromOn > today ? fromOn : today

/** Of a day as YYYY-MM-DD. */
export const dayBefore = (day: string): string => shifted(day, -1)
export const dayAfter = (day: string): string => shifted(day, 1)

function shifted(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** Mail to addresses below .example reaches nobody (RFC 2606): only invented people have one, and they have no other. */
export const isInvented = (email: string): boolean => email.endsWith('.example')

/** Languages offered for a mandate: those of the countries that have members, as BCP 47 tags. */
export const workLanguages = `en fr ar bg ca cs da de el es et eu fi ga gl he hr hu hy is it ja ka ko lt lv mt nb nl pl
  pt ro ru sk sl sq sr sv tr uk`.split(/\s+/)
