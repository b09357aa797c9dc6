import { type Answer, sameContent } from '#instruments'
import type { Round } from '../model.ts'

/** `lead`: reviews with the place; `blind`: a second expert, who scores without sight of the first. */
export const parts = ['lead', 'blind'] as const
export type Part = (typeof parts)[number]

/** An expert of a round. */
export interface Seat {
  readonly part: Part
  readonly accountId: string
  readonly name: string
  readonly assignedAt: Date
  /** When they had been through the whole of it. */
  readonly finishedAt: Date | null
}

export const verdicts = ['agree', 'propose'] as const
export type Verdict = (typeof verdicts)[number]
export const confidences = ['high', 'medium', 'low'] as const
export type Confidence = (typeof confidences)[number]

/** What an expert says of an item. */
export interface Mark {
  readonly verdict: Verdict
  /** What they hold to be right: the place's own answer, or another. */
  readonly answer: Answer
  readonly reason: string
  readonly confidence: Confidence
}

/** A mark as it was saved, kept for ever. */
export interface Opinion extends Mark {
  readonly part: Part
  readonly item: string
  /** 1, 2, 3 … of the item and the part. */
  readonly revision: number
  /** The place's answer that was read; 0 where there was none. */
  readonly answerRevision: number
  readonly accountId: string | null
  /** Null where the account is gone. */
  readonly name: string | null
  readonly savedAt: Date
}

/** Of a question: asked, answered, closed. Of a proposal: accepted, contested, kept, withdrawn. Of a difference: settled. */
export const steps = ['asked', 'answered', 'closed', 'accepted', 'contested', 'kept', 'withdrawn', 'settled'] as const
export type Step = (typeof steps)[number]

export interface Turn {
  readonly item: string
  readonly number: number
  readonly step: Step
  /** The revision of the first expert's opinion that it is about. */
  readonly opinion: number | null
  readonly text: string
  readonly accountId: string | null
  readonly name: string | null
  readonly at: Date
}

/** Everything that was said of a round by its experts, and answered by its place. */
export interface Review {
  readonly seats: readonly Seat[]
  /** Every save, oldest first. */
  readonly opinions: readonly Opinion[]
  /** Oldest first. */
  readonly turns: readonly Turn[]
}

export const seatOf = ({ seats }: Pick<Review, 'seats'>, part: Part): Seat | undefined =>
  seats.find((seat) => seat.part === part)

/** From then on each expert may see what the other said; null before. */
export function comparedAt(review: Pick<Review, 'seats'>): Date | null {
  const [lead, blind] = [seatOf(review, 'lead')?.finishedAt, seatOf(review, 'blind')?.finishedAt]
  if (!lead || !blind) return null
  return lead > blind ? lead : blind
}

/**
 * By item the newest opinion of a part, up to a moment. Another first expert takes over what the one before said; a
 * second one never does: the scores would be no one's.
 */
export function opinionsOf(review: Review, part: Part, until?: Date): Map<string, Opinion> {
  const seat = seatOf(review, part)
  const own = review.opinions.filter(
    (one) => one.part === part && (part === 'lead' || (seat !== undefined && one.accountId === seat.accountId)),
  )
  return new Map(own.filter(({ savedAt }) => !until || savedAt <= until).map((one) => [one.item, one]))
}

/** Has said something as the first expert: no second reading of theirs would be blind. */
export const hasLed = ({ opinions }: Pick<Review, 'opinions'>, accountId: string): boolean =>
  opinions.some((one) => one.part === 'lead' && one.accountId === accountId)

export const sameAnswer = (a: Answer, b: Answer): boolean =>
  sameContent({ answer: a, comment: '', source: '' }, { answer: b, comment: '', source: '' })

export const sameMark = (a: Mark, b: Mark): boolean =>
  a.verdict === b.verdict && a.reason === b.reason && a.confidence === b.confidence && sameAnswer(a.answer, b.answer)

const day = 24 * 60 * 60 * 1000
export const weeksToReport = 8
/** So long a place has to reply before the expert may decide about a proposal, or close a question, without a reply. */
export const daysToReply = 14

/** From sign-off to the published report; null of a round that is open. */
export function clockOf(
  { submittedAt, publishedAt }: Pick<Round, 'submittedAt' | 'publishedAt'>,
  now: Date,
): { readonly dueAt: Date; readonly daysLeft: number; readonly stopped: boolean } | null {
  if (!submittedAt) return null
  const dueAt = new Date(submittedAt.getTime() + weeksToReport * 7 * day)
  const until = publishedAt ?? now
  return { dueAt, daysLeft: Math.ceil((dueAt.getTime() - until.getTime()) / day), stopped: publishedAt !== null }
}

export const isSilent = (since: Date, now: Date): boolean => now.getTime() - since.getTime() >= daysToReply * day

export const repliesUntil = (since: Date): Date => new Date(since.getTime() + daysToReply * day)
