/** What becomes of a question: people answer; answering is closed and the bars are drawn; there is more to think about. */
export const phases = ['asking', 'shown', 'reflecting'] as const
export type Phase = (typeof phases)[number]

export interface GroupRound {
  readonly code: string
  readonly editionId: string
  readonly placeId: string | null
  readonly lang: string
  /** Keys of the questions, in the order they are asked. */
  readonly items: readonly string[]
  /** Which of them are the place's own, with the version that the round began with. */
  readonly versions: Readonly<Record<string, number>>
  /** 0: people are joining; 1 … n: the question that the room is at. */
  readonly position: number
  readonly phase: Phase
  readonly talkUntil: Date | null
  /** Counts every move. */
  readonly step: number
  readonly openedAt: Date
  readonly endedAt: Date | null
}

/** What a seat or the facilitator may do depends on these alone. */
export type Standing = Pick<GroupRound, 'position' | 'phase' | 'items' | 'talkUntil'>
type Moved = Pick<GroupRound, 'position' | 'phase' | 'talkUntil'>

export const moves = ['forward', 'next', 'back', 'talk', 'hush'] as const
export type Move = (typeof moves)[number]

/** Minutes that a talk may be given. */
export const talks = [2, 5, 10] as const
/** People in one round. */
export const mostSeats = 300
/** Pages of one phone, and of whoever leads, that are told what happens. */
export const mostPages = { seat: 2, lead: 4 } as const
export const longestNote = 4000
/** Hours after which a round that nobody ended ends by itself. */
export const hoursOpen = 12
/** Days for which the debrief sheet of an ended round can be read. */
export const daysKept = 30

export const itemAt = ({ items, position }: Pick<Standing, 'items' | 'position'>): string | undefined =>
  items[position - 1]

export const isOpen = ({ endedAt }: Pick<GroupRound, 'endedAt'>): boolean => endedAt === null

/** The question that may be answered now. */
export const askedItem = (round: Standing & Pick<GroupRound, 'endedAt'>): string | undefined =>
  isOpen(round) && round.phase === 'asking' ? itemAt(round) : undefined

/**
 * Where a move leads; undefined where there is nothing further. `closed`: questions whose bars have been shown. They are
 * never answered again: whoever compared the bars before and after would see what one person had answered.
 */
export function moved(standing: Standing, move: 'forward' | 'next' | 'back', closed: ReadonlySet<string>) {
  if (move === 'back') return before(standing, closed)
  const { position, phase, talkUntil } = standing
  if (move === 'forward' && position > 0 && phase !== 'reflecting') {
    return { position, phase: phase === 'asking' ? ('shown' as const) : ('reflecting' as const), talkUntil }
  }
  return position < standing.items.length ? opened(standing, position + 1, closed) : undefined
}

function opened({ items }: Standing, position: number, closed: ReadonlySet<string>): Moved {
  const phase = closed.has(items[position - 1] ?? '') ? 'shown' : 'asking'
  return { position, phase, talkUntil: null }
}

function before(standing: Standing, closed: ReadonlySet<string>): Moved | undefined {
  const { position, phase, talkUntil } = standing
  if (position === 0) return undefined
  if (phase === 'reflecting') return { position, phase: 'shown', talkUntil }
  // Nothing was shown: whoever was too slow may still answer.
  const reopened = phase === 'shown' && !closed.has(itemAt(standing) ?? '')
  if (reopened) return { position, phase: 'asking', talkUntil }
  return { position: position - 1, phase: position > 1 ? 'reflecting' : 'asking', talkUntil: null }
}

/** True where a move ends the answering of the question that was asked. */
export const closes = (from: Standing, to: Moved): boolean =>
  from.position > 0 && from.phase === 'asking' && (to.position > from.position || to.phase !== 'asking')

/** No two that look alike, and none that makes words: consonants and digits. */
export const codeLetters = '23456789CDFHJKMNPQRTVWX'
export const codeLength = 6

/** As people type it: in small letters, with spaces or dashes. Undefined for what can be no code. */
export function readCode(typed: string): string | undefined {
  const code = typed.toUpperCase().replaceAll(/[\s\p{Pd}.]/gu, '')
  const known = code.split('').every((letter) => codeLetters.includes(letter))
  return known && code.length === codeLength ? code : undefined
}

/** `CDF 234`: as it is read out. */
export const spacedCode = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`

/** A set that is ready: one question a theme, the competences by turns. `items` in the order of the edition. */
export function readySet(items: readonly { key: string; area: string }[], areas: readonly string[]): string[] {
  return areas.flatMap((area, index) => {
    const own = items.filter((item) => item.area === area)
    const found = own[index % Math.max(own.length, 1)]
    return found ? [found.key] : []
  })
}
