import type { PartialDate } from '../accession/partial-date.ts'
import type { Texts } from '../model.ts'

export interface WorkingGroup {
  id: string
  acronym: string | null
  name: Texts
  purpose: Texts
  /** The network whose group it is; null for one of the programme. */
  networkId: string | null
  networkName: Texts | null
  decidedBy: Texts | null
  attachedTo: Texts | null
  fromOn: PartialDate | null
  untilOn: PartialDate | null
  /** What sources say differently, or do not say. */
  note: Texts | null
  source: string
  demonstration: boolean
}

export const seatKinds = ['state', 'place', 'organisation', 'person'] as const
export type SeatKind = (typeof seatKinds)[number]

/** As stated, whether their holders are known or not. */
export interface Seats {
  id: string
  kind: SeatKind
  seats: number
  source: string
}

export const standings = ['member', 'observer'] as const
export type Standing = (typeof standings)[number]

export interface GroupMember {
  id: string
  kind: SeatKind
  standing: Standing
  placeId: string | null
  placeName: string | null
  /** Of a state: ISO 3166-1 alpha-2, or an invented code. */
  country: string | null
  /** Of an organisation; of a person the function, never their name. */
  name: Texts | null
  fromOn: PartialDate | null
  untilOn: PartialDate | null
  source: string
}

export const meetingFormats = ['online', 'in_person', 'hybrid'] as const
export type MeetingFormat = (typeof meetingFormats)[number]

export interface Meeting {
  id: string
  fromOn: PartialDate
  untilOn: PartialDate | null
  format: MeetingFormat | null
  location: string | null
  summary: Texts | null
  documents: readonly { title: string; url: string }[]
  source: string
}

export const outputKinds = ['exchange', 'practices', 'guidelines', 'recommendation', 'other'] as const
export type OutputKind = (typeof outputKinds)[number]

export interface Output {
  id: string
  kind: OutputKind
  title: Texts
  begunOn: PartialDate | null
  /** Of practices: assessed. */
  draftedOn: PartialDate | null
  adoptedOn: PartialDate | null
  document: string | null
  source: string
}

/** How far an output has come, with the date of each stage on record. */
export interface OutputStage {
  readonly state: 'begun' | 'drafted' | 'assessed' | 'adopted'
  readonly on: PartialDate
}

/** In order; none of them has to be on record. */
export function stagesOf({ kind, begunOn, draftedOn, adoptedOn }: Output): OutputStage[] {
  const stages = [
    { state: 'begun', on: begunOn },
    { state: kind === 'practices' ? 'assessed' : 'drafted', on: draftedOn },
    { state: 'adopted', on: adoptedOn },
  ] as const
  return stages.flatMap(({ state, on }) => (on === null ? [] : [{ state, on }]))
}

export interface GroupRecord {
  group: WorkingGroup
  seats: readonly Seats[]
  members: readonly GroupMember[]
  meetings: readonly Meeting[]
  outputs: readonly Output[]
}

/** A group is more than its rows: these are what its forms add, change and remove one by one. */
export const groupParts = ['seats', 'members', 'meetings', 'outputs'] as const
export type GroupPart = (typeof groupParts)[number]

/** Seats of a kind that nobody on record holds. */
export function unknownSeats({ seats, members }: Pick<GroupRecord, 'seats' | 'members'>, kind: SeatKind): number {
  const stated = seats.find((one) => one.kind === kind)?.seats ?? 0
  const known = members.filter((one) => one.kind === kind && one.standing === 'member').length
  return Math.max(0, stated - known)
}
