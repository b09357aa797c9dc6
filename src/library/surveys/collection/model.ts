import type { Texts } from '#network'

/** Who is asked, with what pages say of them. */
export interface Invitation {
  readonly id: string
  readonly surveyId: string
  /** One of the two: a place, or a network for which its coordinators answer. */
  readonly placeId: string | null
  readonly networkId: string | null
  readonly name: Texts
  /** Of a place. */
  readonly country: string | null
  /** Those the place is in, or the network itself. */
  readonly networkIds: readonly string[]
  /** What is answered, and the version of it: both from the first save on. */
  readonly responseId: string | null
  readonly editionId: string | null
  /** Which of its links is good; those before were withdrawn. */
  readonly link: number
  readonly invitedAt: Date
  /** When the letter was first handed to a mail server. */
  readonly mailedAt: Date | null
  readonly firstOpenedAt: Date | null
  readonly lastSavedAt: Date | null
  readonly submittedAt: Date | null
  readonly remindedAt: Date | null
  readonly reminders: number
}

/** As the board shows it. */
export interface Invited extends Invitation {
  /** Questions with an answer in force. */
  readonly answered: number
  /** People who would get a mail today. */
  readonly people: number
}

/** What its link is signed of. */
export const signedOf = ({ id, link }: Pick<Invitation, 'id' | 'link'>): string => (link === 0 ? id : `${id}~${link}`)

export function readSigned(text: string): Pick<Invitation, 'id' | 'link'> {
  const [id = '', link = '0'] = text.split('~')
  return { id, link: Number(link) }
}

export const invitationStates = ['unopened', 'opened', 'begun', 'sent'] as const
export type InvitationState = (typeof invitationStates)[number]

export function stateOf(invitation: Pick<Invitation, 'submittedAt' | 'responseId' | 'firstOpenedAt'>): InvitationState {
  if (invitation.submittedAt) return 'sent'
  if (invitation.responseId !== null) return 'begun'
  return invitation.firstOpenedAt ? 'opened' : 'unopened'
}

/** Nobody is reminded twice within as many days. */
export const quietDays = 3

type Remindable = Pick<Invited, 'submittedAt' | 'remindedAt' | 'people'>

export const isSilent = ({ submittedAt }: Pick<Invitation, 'submittedAt'>): boolean => submittedAt === null

export function mayBeReminded(invited: Remindable, now: Date): boolean {
  if (!isSilent(invited) || invited.people === 0) return false
  const { remindedAt } = invited
  return remindedAt === null || now.getTime() - remindedAt.getTime() >= quietDays * 24 * 60 * 60 * 1000
}

/** In per cent; null where nobody was asked. */
export const responseRate = (list: readonly Pick<Invitation, 'submittedAt'>[]): number | null =>
  list.length === 0 ? null : (100 * list.filter(({ submittedAt }) => submittedAt).length) / list.length

/** What a survey is between the day it was opened and the day somebody closed it. */
export type Phase = 'unopened' | 'open' | 'closed'

export const phaseOf = ({ openedAt, closedAt }: { openedAt: Date | null; closedAt: Date | null }): Phase =>
  closedAt ? 'closed' : openedAt ? 'open' : 'unopened'

/** Whom a survey is sent to, as it is chosen in the form. */
export interface Choice {
  /** Every member of the programme. */
  readonly everybody: boolean
  /** Members of these networks. */
  readonly networks: readonly string[]
  readonly places: readonly string[]
  /** Networks whose coordinators are asked for the network. */
  readonly coordinators: readonly string[]
}

/** Somebody who may be asked, with how many people a mail would reach. */
export interface Candidate {
  readonly kind: 'place' | 'network'
  readonly id: string
  readonly name: Texts
  readonly country: string | null
  readonly networkIds: readonly string[]
  readonly people: number
}

/** Each once, whatever they were chosen by. */
export function chosenFrom(candidates: readonly Candidate[], choice: Choice): Candidate[] {
  return candidates.filter(({ kind, id, networkIds }) =>
    kind === 'network'
      ? choice.coordinators.includes(id)
      : choice.everybody || choice.places.includes(id) || networkIds.some((one) => choice.networks.includes(one)),
  )
}
