import type { PublicationLevel } from '#insight'

/** A campaign: one place answers one edition, for one year. */
export interface Round {
  readonly id: string
  readonly placeId: string
  readonly editionId: string
  readonly responseId: string
  /** The year the answers describe. */
  readonly year: number
  readonly openedAt: Date
  /** When the place signed it off; null while it is open. */
  readonly submittedAt: Date | null
  readonly validatedAt: Date | null
  readonly publishedAt: Date | null
  readonly demonstration: boolean
}

/** In their order. */
export const roundStates = ['open', 'signed_off', 'validated', 'published'] as const
export type RoundState = (typeof roundStates)[number]

type Times = Pick<Round, 'submittedAt' | 'validatedAt' | 'publishedAt'>

/** Told by its times: nothing else is stored. */
export function stateOf(round: Times): RoundState {
  if (!round.submittedAt) return 'open'
  if (round.publishedAt) return 'published'
  return round.validatedAt ? 'validated' : 'signed_off'
}

/** A sign-off of a round, and how it was taken back. */
export interface SignOff {
  readonly number: number
  readonly signedOffAt: Date
  readonly signedOffBy: string | null
  /** Null where the account is gone. */
  readonly signedOffByName: string | null
  readonly reopenedAt: Date | null
  readonly reopenedBy: string | null
  readonly reopenedByName: string | null
  readonly reason: string | null
  /** What was public of its result when it was taken back. */
  readonly withdrawnLevel: PublicationLevel | null
}

/** Years a round may be opened for, the likeliest first: answers describe this year, or one of the two before. */
export function yearsToAnswerFor(now: Date): number[] {
  const year = now.getUTCFullYear()
  return [year, year - 1, year - 2]
}

type Answered = Pick<Round, 'placeId' | 'editionId' | 'year'> & Times

/** Those of the years that a place can still open a round for: none while one is open, and none twice. */
export function yearsLeft(
  rounds: readonly Answered[],
  { placeId, editionId, years }: { placeId: string; editionId: string; years: readonly number[] },
): number[] {
  const own = rounds.filter((round) => round.placeId === placeId && round.editionId === editionId)
  if (own.some((round) => stateOf(round) === 'open')) return []
  return years.filter((year) => !own.some((round) => round.year === year))
}
