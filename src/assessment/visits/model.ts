import type { Doc } from '#platform/document'

export const visitKinds = ['first', 'monitoring'] as const
export type VisitKind = (typeof visitKinds)[number]

export const modes = ['on_site', 'online', 'hybrid'] as const
export type Mode = (typeof modes)[number]

/** Experts meet a place because of the result of a round; told by its times how far it is. */
export interface Visit {
  readonly id: string
  readonly roundId: string
  readonly year: number
  readonly placeId: string
  readonly placeName: string
  readonly networkIds: readonly string[]
  readonly demonstration: boolean
  readonly kind: VisitKind
  /** In which findings and profile are written: a language that the interface speaks. */
  readonly language: string
  readonly createdAt: Date
  readonly heldAt: Date | null
  readonly sentAt: Date | null
  readonly checkedAt: Date | null
  readonly publishedAt: Date | null
  readonly cancelledAt: Date | null
  readonly cancelledReason: string | null
  readonly team: readonly { readonly accountId: string; readonly name: string }[]
}

export const visitStates = ['planned', 'held', 'sent', 'checked', 'published', 'cancelled'] as const
export type VisitState = (typeof visitStates)[number]

type Times = Pick<Visit, 'heldAt' | 'sentAt' | 'checkedAt' | 'publishedAt' | 'cancelledAt'>

export function stateOfVisit({ heldAt, sentAt, checkedAt, publishedAt, cancelledAt }: Times): VisitState {
  if (cancelledAt) return 'cancelled'
  if (publishedAt) return 'published'
  if (checkedAt) return 'checked'
  if (sentAt) return 'sent'
  return heldAt ? 'held' : 'planned'
}

export const visitSteps = ['hold', 'send', 'check', 'publish', 'back', 'cancel'] as const
export type VisitStep = (typeof visitSteps)[number]

/** From which states each step can be taken; `back` undoes the last one, until the profile is published. */
const open: Readonly<Record<VisitStep, readonly VisitState[]>> = {
  hold: ['planned'],
  send: ['held'],
  check: ['sent'],
  publish: ['checked'],
  back: ['held', 'sent', 'checked', 'cancelled'],
  cancel: ['planned'],
}

export const canTake = (visit: Times, step: VisitStep): boolean => open[step].includes(stateOfVisit(visit))

/** What is written can be changed until the place has checked its facts. */
export const isWritable = (visit: Times): boolean => ['planned', 'held', 'sent'].includes(stateOfVisit(visit))

/** All that is written of a visit. */
export interface VisitContent {
  readonly mode: Mode
  /** YYYY-MM-DD; null while no days are agreed. */
  readonly fromOn: string | null
  readonly untilOn: string | null
  readonly topics: readonly Topic[]
  readonly blocks: readonly ProgrammeBlock[]
  readonly stakeholders: readonly Stakeholder[]
  readonly findings: readonly Finding[]
  /** What the team wrote of a section of the profile, by its key; the program's draft stands where nothing is. */
  readonly sections: Readonly<Record<string, string>>
  readonly remarks: readonly Remark[]
}

export const emptyContent: VisitContent = {
  mode: 'on_site',
  fromOn: null,
  untilOn: null,
  topics: [],
  blocks: [],
  stakeholders: [],
  findings: [],
  sections: {},
  remarks: [],
}

export interface Topic {
  readonly id: string
  readonly title: string
  /** A key of the edition's areas; null for a topic that is none. */
  readonly area: string | null
}

/** One meeting of the programme; people by function, never by name. */
export interface ProgrammeBlock {
  readonly id: string
  readonly on: string
  /** HH:MM, of the place's own clock. */
  readonly from: string
  readonly until: string
  readonly title: string
  readonly where: string
  readonly met: string
}

export interface Stakeholder {
  readonly id: string
  readonly organisation: string
  readonly role: string
}

export interface Finding {
  readonly id: string
  /** Of a topic; null where it belongs to none. */
  readonly topic: string | null
  readonly seen: string
  /** Items whose answers it confirms, and whose answers it speaks against. */
  readonly confirms: readonly string[]
  readonly contradicts: readonly string[]
  /** Empty where nothing is recommended. */
  readonly recommendation: string
  /** A department or a function. */
  readonly owner: string
  readonly horizon: Horizon
}

export const horizons = ['months', 'year', 'years'] as const
export type Horizon = (typeof horizons)[number]

/** What the place says of a section when it checks the facts, and what the team made of it. */
export interface Remark {
  readonly id: string
  readonly section: string
  readonly words: string
  readonly answer: string
}

/** Twelve months after the visit somebody looks at what came of it. */
export const followUpOn = (heldAt: Date): string =>
  new Date(Date.UTC(heldAt.getUTCFullYear() + 1, heldAt.getUTCMonth(), heldAt.getUTCDate())).toISOString().slice(0, 10)

/** The profile as it was published. */
export interface PublishedProfile {
  readonly doc: Doc
  readonly hash: string
  readonly publishedAt: Date
}
