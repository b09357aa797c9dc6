import type { Answer, Counts, Edition, Gain, ItemResult, Result, Scores } from '#instruments'

/**
 * The version of scorer and document. Raised whenever the same answers would give another document; the test of
 * `recordResult` fails when that happens unsaid.
 */
export const engine = 'icc-result/1'

export interface DocumentItem extends ItemResult {
  /** What was answered: codes of options, or a number; absent where nothing was. */
  readonly codes?: readonly string[]
  readonly number?: number
}

/**
 * A result as published: everything a page says of the place's own answers. No time in it: the same answers of the same
 * round have the same hash.
 */
export interface ResultDocument {
  readonly engine: string
  readonly round: string
  readonly place: string
  readonly year: number
  readonly demonstration: boolean
  readonly edition: { readonly id: string; readonly hash: string }
  readonly rule: Edition['rule']
  readonly scores: Scores
  readonly counts: Counts
  readonly countsByArea: Readonly<Record<string, Counts>>
  readonly items: Readonly<Record<string, DocumentItem>>
  readonly gains: readonly Gain[]
  readonly warnings: readonly string[]
}

/** By key: areas, composites, `core` and `extended`; 0..100, unrounded, null where nothing applies. */
export type FlatScores = Readonly<Record<string, number | null>>

/** A result without its document. */
export interface ResultHead {
  readonly id: string
  readonly roundId: string
  readonly placeId: string
  readonly editionId: string
  readonly editionHash: string
  /** The year the answers describe. */
  readonly year: number
  readonly hash: string
  readonly engine: string
  readonly computedAt: Date
  readonly demonstration: boolean
}

export interface ScoredResult extends ResultHead {
  readonly scores: FlatScores
}

export interface ResultSubject {
  readonly round: string
  readonly place: string
  readonly year: number
  readonly demonstration: boolean
}

/** The document of what the scorer found, with the answers that led to it. */
export function documentOf(
  subject: ResultSubject,
  result: Result,
  gains: readonly Gain[],
  answers: Readonly<Record<string, Answer>>,
): ResultDocument {
  const items = Object.entries(result.items).map(([key, item]) => [key, { ...item, ...givenOf(item, answers[key]) }])
  return { engine, ...subject, ...result, items: Object.fromEntries(items), gains }
}

/** An answer that was not counted is not repeated: the warnings name it. */
function givenOf({ state }: ItemResult, answer: Answer | undefined) {
  if (state !== 'answered' || answer?.state !== 'answered') return {}
  return 'codes' in answer ? { codes: answer.codes } : { number: answer.number }
}

export function flatScores({ core, extended, composites, areas }: Scores): FlatScores {
  return { core, extended, ...composites, ...areas }
}
