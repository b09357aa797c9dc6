import { conflicts, type Conflict, type Expert, isAway } from '#network'

/** What a place asked for, and what came of it, told by times. */
export interface SupportRequest {
  readonly id: string
  readonly placeId: string
  readonly placeName: string
  readonly networkIds: readonly string[]
  readonly demonstration: boolean
  /** A key of the taxonomy. */
  readonly theme: string
  readonly need: string
  /** BCP 47 tag of the language to work in. */
  readonly language: string
  readonly wishedFor: string | null
  readonly askedAt: Date
  readonly askedByName: string | null
  readonly expertId: string | null
  readonly expertName: string | null
  readonly assignedAt: Date | null
  /** What was agreed to be done, and until when. */
  readonly work: string | null
  readonly dueOn: string | null
  readonly agreedAt: Date | null
  readonly output: Output | null
  readonly deliveredAt: Date | null
  readonly closedAt: Date | null
  readonly endedAs: 'declined' | 'withdrawn' | null
  readonly endedReason: string | null
  readonly endedAt: Date | null
}

export const visibilities = ['public', 'members', 'secretariat'] as const
/** `members`: whoever is signed in; `secretariat`: beside it the place and the expert alone. */
export type Visibility = (typeof visibilities)[number]

export interface Output {
  readonly title: string
  readonly link: string | null
  readonly visibility: Visibility
}

export const supportStates = ['asked', 'assigned', 'agreed', 'delivered', 'closed', 'declined', 'withdrawn'] as const
export type SupportState = (typeof supportStates)[number]

type Times = Pick<SupportRequest, 'assignedAt' | 'agreedAt' | 'deliveredAt' | 'closedAt' | 'endedAs'>

export function stateOf({ assignedAt, agreedAt, deliveredAt, closedAt, endedAs }: Times): SupportState {
  if (endedAs !== null) return endedAs
  if (closedAt) return 'closed'
  if (deliveredAt) return 'delivered'
  if (agreedAt) return 'agreed'
  return assignedAt ? 'assigned' : 'asked'
}

export const isOver = (times: Times): boolean => ['closed', 'declined', 'withdrawn'].includes(stateOf(times))

export const steps = ['assign', 'agree', 'deliver', 'close', 'decline', 'withdraw', 'reopen'] as const
export type Step = (typeof steps)[number]

/** From which states each step can be taken; taking one again corrects it. */
const open: Readonly<Record<Step, readonly SupportState[]>> = {
  assign: ['asked', 'assigned', 'agreed'],
  agree: ['assigned', 'agreed'],
  deliver: ['agreed', 'delivered'],
  close: ['delivered'],
  decline: ['asked', 'assigned', 'agreed'],
  withdraw: ['asked', 'assigned', 'agreed'],
  reopen: ['closed', 'declined', 'withdrawn'],
}

export const isOpenFor = (times: Times, step: Step): boolean => open[step].includes(stateOf(times))

/** The work was due before that day and nothing has been handed over. */
export const isLate = (request: Times & Pick<SupportRequest, 'dueOn'>, today: string): boolean =>
  stateOf(request) === 'agreed' && request.dueOn !== null && request.dueOn < today

/** How well an expert fits a request: what forbids asking them, and what one should know before. */
export interface Fitness {
  readonly expert: Expert
  /** Not empty: they must not be asked. */
  readonly conflicts: readonly Conflict[]
  readonly remarks: readonly ('away' | 'language' | 'theme')[]
}

export function fitnessOf(
  expert: Expert,
  request: Pick<SupportRequest, 'placeId' | 'networkIds' | 'theme' | 'language'>,
  day: string,
): Fitness {
  const { placeId: id, networkIds, theme, language } = request
  const remarks: Fitness['remarks'][number][] = []
  if (isAway(expert, day)) remarks.push('away')
  if (!expert.languages.includes(language)) remarks.push('language')
  if (!expert.themes.includes(theme)) remarks.push('theme')
  return { expert, conflicts: conflicts(expert, { id, networkIds }, day), remarks }
}

/** Whoever fits best first; those who must not be asked last. */
export const byFitness = (a: Fitness, b: Fitness): number =>
  Number(a.conflicts.length > 0) - Number(b.conflicts.length > 0) ||
  a.remarks.length - b.remarks.length ||
  a.expert.name.localeCompare(b.expert.name)
