/** A campaign: one place answers one edition, for one year. */
export interface Round {
  readonly id: string
  readonly placeId: string
  readonly editionId: string
  readonly responseId: string
  /** The year the answers describe. */
  readonly year: number
  readonly openedAt: Date
  readonly submittedAt: Date | null
  readonly demonstration: boolean
}

export type RoundState = 'open' | 'submitted'

/** Told by its times: nothing else is stored. */
export const stateOf = ({ submittedAt }: Pick<Round, 'submittedAt'>): RoundState => (submittedAt ? 'submitted' : 'open')

/** Years a round may be opened for, the likeliest first: answers describe this year, or one of the two before. */
export function yearsToAnswerFor(now: Date): number[] {
  const year = now.getUTCFullYear()
  return [year, year - 1, year - 2]
}

type Answered = Pick<Round, 'placeId' | 'editionId' | 'year' | 'submittedAt'>

/** Those of the years that a place can still open a round for: none while one is open, and none twice. */
export function yearsLeft(
  rounds: readonly Answered[],
  { placeId, editionId, years }: { placeId: string; editionId: string; years: readonly number[] },
): number[] {
  const own = rounds.filter((round) => round.placeId === placeId && round.editionId === editionId)
  if (own.some((round) => stateOf(round) === 'open')) return []
  return years.filter((year) => !own.some((round) => round.year === year))
}
