import type { Answer, Answers, Counts, Edition, Gain, ItemResult, Result, Scores } from '#instruments'

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
  /** Which result of its round it is, where it is not the first. */
  readonly revision?: number
  /** In a result that review came to: what the place had said, where that was another answer, and its scores. */
  readonly reviewed?: Reviewed
}

export interface Reviewed {
  readonly scores: Scores
  readonly answers: Readonly<Record<string, DocumentItem>>
}

/** `answered`: of what the place said; `reviewed`: of what place and experts came to. */
export type Basis = 'answered' | 'reviewed'

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
  readonly basis: Basis
  /** 1, 2, 3 … of its round; the highest is in force. */
  readonly revision: number
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
  readonly revision?: number
}

/** The document of what the scorer found, with the answers that led to it. */
export function documentOf(
  subject: ResultSubject,
  result: Result,
  gains: readonly Gain[],
  answers: Answers,
): ResultDocument {
  return { engine, ...subject, ...result, items: itemsWith(result.items, answers), gains }
}

function itemsWith(items: Result['items'], answers: Answers): Readonly<Record<string, DocumentItem>> {
  return Object.fromEntries(
    Object.entries(items).map(([key, item]) => [key, { ...item, ...givenOf(item, answers[key]) }]),
  )
}

/** What the place had said, of the items for which review came to another answer. */
export function reviewedFrom(said: Result, saidAnswers: Answers, items: ResultDocument['items']): Reviewed {
  const before = itemsWith(said.items, saidAnswers)
  // Both were made alike: the same content is the same text.
  const changed = Object.entries(before).filter(([key, item]) => JSON.stringify(item) !== JSON.stringify(items[key]))
  return { scores: said.scores, answers: Object.fromEntries(changed) }
}

/** An answer that was not counted is not repeated: the warnings name it. */
function givenOf({ state }: ItemResult, answer: Answer | undefined) {
  if (state !== 'answered' || answer?.state !== 'answered') return {}
  if ('codes' in answer) return { codes: answer.codes }
  // What is put in order or written is never scored.
  return 'number' in answer ? { number: answer.number } : {}
}

export function flatScores({ core, extended, composites, areas }: Scores): FlatScores {
  return { core, extended, ...composites, ...areas }
}
