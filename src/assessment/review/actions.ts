import { type Answer, type Edition, listAnswers } from '#instruments'
import { type Actor, findExpert, findPlaceTarget, getPlace, mandateDay, type Recipients } from '#network'
import type { Db } from '#platform/database'
import { notFound, Refusal } from '#platform/http'
import { type TrailAction, writeTrail } from '#platform/trail'
import { stateLocked, validateRound } from '../actions.ts'
import type { Round } from '../model.ts'
import { fitnessOf } from './fitness.ts'
import {
  comparedAt,
  hasLed,
  type Mark,
  type Opinion,
  opinionsOf,
  type Part,
  parts,
  type Review,
  sameMark,
  seatOf,
  type Step,
} from './model.ts'
import { type Happening, placeOf, secretariatOf, tell } from './notices.ts'
import { mayTake, readerOf } from './policy.ts'
import { agreedAnswers, type Given, missingIn, standingsOf, stepsOpen, unreadBy } from './standing.ts'
import * as store from './store.ts'

export interface Acting {
  readonly actor: Actor
  readonly round: Round
  readonly edition: Edition
  readonly now: Date
}

/**
 * Puts an expert in one of the two seats. Resolves to the ties that speak against it, and nothing is changed then. Throws
 * Refusal: invalid for no expert of the same world, one who has the other seat, or had the first and marked; conflict once the review is validated,
 * or where the second expert would change after the two were compared.
 */
export async function assignReviewer(db: Db, acting: Acting, { accountId, part }: { accountId: string; part: Part }) {
  const { round, now } = acting
  const today = mandateDay(now)
  const [expert, target] = await Promise.all([findExpert(db, accountId, today), findPlaceTarget(db, round.placeId)])
  if (!expert || expert.demonstration !== round.demonstration) throw new Refusal('invalid')
  const place = { id: round.placeId, networkIds: target?.networkIds ?? [] }
  const { conflicts } = fitnessOf(expert, { place, languages: [], load: 0 }, today)
  if (conflicts.length > 0) return conflicts
  await change(db, acting, ['open', 'signed_off'], async ({ tx, review }) => {
    const other = parts.find((one) => one !== part)
    if (other && seatOf(review, other)?.accountId === accountId) throw new Refusal('invalid')
    if (part === 'blind' && hasLed(review, accountId)) throw new Refusal('invalid')
    if (seatOf(review, part)?.accountId === accountId) return undefined
    if (part === 'blind' && comparedAt(review)) throw new Refusal('conflict')
    // Another lead takes over what was compared: with a later end, marks made in sight of the second would pass for the first.
    const finishedAt = comparedAt(review) ? (seatOf(review, part)?.finishedAt ?? null) : null
    await store.putSeat(tx, round.id, { part, accountId, by: acting.actor.accountId, at: now, finishedAt })
    await told(tx, acting, 'assigned', [{ accountIds: [accountId] }])
    return { action: 'review expert assigned', details: { part, expert: accountId } }
  })
  return []
}

/** Throws Refusal conflict once the review is validated, or the two experts were compared: the lead can be replaced then. */
export async function removeReviewer(db: Db, acting: Acting, part: Part): Promise<void> {
  await change(db, acting, ['open', 'signed_off'], async ({ tx, review }) => {
    const seat = seatOf(review, part)
    if (!seat) return undefined
    if (comparedAt(review)) throw new Refusal('conflict')
    await store.deleteSeat(tx, acting.round.id, part)
    return { action: 'review expert removed', details: { part, expert: seat.accountId } }
  })
}

export interface Save {
  readonly item: string
  /** Without an answer of its own: the place's. */
  readonly mark: Omit<Mark, 'answer'> & { readonly answer?: Answer }
  /** The newest opinion that was seen; 0 for none. */
  readonly basedOn: number
  /** The newest answer of the place that was seen; 0 for none. */
  readonly answerRevision: number
}

export type Saved =
  | { readonly kind: 'saved'; readonly changed: boolean }
  | { readonly kind: 'clash'; readonly newest: Opinion }

/**
 * Keeps what an expert says of an item as a revision. A clash, where another was saved meanwhile or the place answered
 * otherwise, keeps nothing. Throws Refusal: forbidden without a seat; conflict once the second expert has finished, or
 * the round is not in review.
 */
export async function saveOpinion(db: Db, acting: Acting, save: Save): Promise<Saved> {
  const { actor, round, now } = acting
  let saved: Saved = { kind: 'saved', changed: false }
  await change(db, acting, ['signed_off'], async ({ tx, review, given }) => {
    const seat = review.seats.find(({ accountId }) => accountId === actor.accountId)
    if (!seat) throw new Refusal('forbidden')
    const { part } = seat
    if (part === 'blind' && seat.finishedAt) throw new Refusal('conflict')
    const newest = review.opinions.findLast((one) => one.part === part && one.item === save.item)
    const before = opinionsOf(review, part).get(save.item)
    const current = given.get(save.item)
    const answerRevision = current?.revision ?? 0
    if (answerRevision !== save.answerRevision) throw new Refusal('conflict')
    const mark = { ...save.mark, answer: save.mark.answer ?? current?.answer ?? ({ state: 'missing' } as const) }
    if (before && before.answerRevision === answerRevision && sameMark(before, mark)) return undefined
    if ((before?.revision ?? 0) !== save.basedOn && before) {
      saved = { kind: 'clash', newest: before }
      return undefined
    }
    const revision = (newest?.revision ?? 0) + 1
    const row = { ...mark, part, item: save.item, revision, answerRevision, accountId: actor.accountId, savedAt: now }
    await store.insertOpinion(tx, round.id, row)
    saved = { kind: 'saved', changed: true }
    if (part === 'lead' && mark.verdict === 'propose') await told(tx, acting, 'proposed', [placeOf(round)])
    return { action: 'review opinion saved', details: { part, item: save.item, revision } }
  })
  return saved
}

/** Throws Refusal: not_found for an item without; forbidden where it is somebody else's step; conflict where it is not open. */
export async function takeStep(
  db: Db,
  acting: Acting,
  { item, step, text, basedOn }: { item: string; step: Step; text: string; basedOn?: number | undefined },
): Promise<void> {
  const { actor, round, now } = acting
  await change(db, acting, ['signed_off'], async ({ tx, review, given, signedOffAt }) => {
    if (!mayTake(readerOf(actor, round.placeId, review), step)) throw new Refusal('forbidden')
    const standing = standingsOf(acting.edition, given, review).find((one) => one.item === item)
    if (!standing) throw notFound()
    const opinion = standing.opinion?.revision ?? null
    const aboutOpinion = !['asked', 'answered', 'closed'].includes(step)
    const open =
      step === 'settled'
        ? comparedAt(review) !== null && opinion !== null
        : stepsOpen(standing, now, signedOffAt).includes(step)
    // What one replies to is what one has read.
    if (!open || (basedOn !== undefined && aboutOpinion && basedOn !== opinion)) throw new Refusal('conflict')
    const by = actor.accountId
    await store.insertTurn(tx, round.id, {
      item,
      step,
      opinion: aboutOpinion ? opinion : null,
      text,
      accountId: by,
      at: now,
    })
    await told(tx, acting, heard[step].what, heard[step].byPlace ? [placeOf(round)] : leadOf(review))
    return { action: actions[step], details: { item } }
  })
}

const actions: Readonly<Record<Step, TrailAction>> = {
  asked: 'review question asked',
  answered: 'review question answered',
  closed: 'review question closed',
  accepted: 'review proposal accepted',
  contested: 'review proposal contested',
  kept: 'review proposal kept',
  withdrawn: 'review proposal withdrawn',
  settled: 'review difference settled',
}

const heard: Readonly<Record<Step, { what: Happening; byPlace: boolean }>> = {
  asked: { what: 'asked', byPlace: true },
  answered: { what: 'answered', byPlace: false },
  closed: { what: 'decided', byPlace: true },
  accepted: { what: 'replied', byPlace: false },
  contested: { what: 'replied', byPlace: false },
  kept: { what: 'decided', byPlace: true },
  withdrawn: { what: 'decided', byPlace: true },
  settled: { what: 'decided', byPlace: false },
}

const leadOf = (review: Review): Recipients[] => {
  const seat = seatOf(review, 'lead')
  return seat ? [{ accountIds: [seat.accountId] }] : []
}

/** The expert has been through it all. Throws Refusal: forbidden without a seat; conflict while something is unread. */
export async function finishReview(db: Db, acting: Acting): Promise<void> {
  const { actor, round, edition, now } = acting
  await change(db, acting, ['signed_off'], async ({ tx, review, given }) => {
    const seat = review.seats.find(({ accountId }) => accountId === actor.accountId)
    if (!seat) throw new Refusal('forbidden')
    if (seat.finishedAt) return undefined
    if (unreadBy(seat.part, edition, given, review).length > 0) throw new Refusal('conflict')
    await store.setFinished(tx, round.id, seat.part, now)
    await told(tx, acting, 'finished', [
      secretariatOf(round),
      ...(seat.part === 'blind' ? leadOf(review) : [placeOf(round)]),
    ])
    return { action: 'review finished', details: { part: seat.part } }
  })
}

/**
 * What the review came to becomes the result of the round, for good. Throws Refusal: forbidden for an expert of the round;
 * conflict while anything is missing.
 */
export async function validateReview(db: Db, acting: Acting): Promise<{ resultId: string }> {
  const { actor, round, edition } = acting
  let resultId = ''
  await change(db, acting, ['signed_off'], async ({ tx, review, given }) => {
    if (!readerOf(actor, round.placeId, review).runs) throw new Refusal('forbidden')
    if (missingIn(edition, given, review).length > 0) throw new Refusal('conflict')
    const experts = review.seats.map(({ accountId }) => accountId)
    await told(tx, acting, 'validated', [placeOf(round), { accountIds: experts }])
    resultId = (await validateRound(tx, { ...acting, agreed: agreedAnswers(edition, given, review) })).resultId
    return undefined
  })
  return { resultId }
}

interface Changing {
  readonly tx: store.Tx
  readonly review: Review
  readonly given: Given
  readonly signedOffAt: Date | null
}

/** One change of a review at a time; what it resolves to is written in the trail, and undefined is no change. */
async function change(
  db: Db,
  acting: Acting,
  states: readonly ('open' | 'signed_off')[],
  write: (changing: Changing) => Promise<{ action: TrailAction; details: Record<string, unknown> } | undefined>,
): Promise<void> {
  const { actor: by, round, edition, now: at } = acting
  await db.transaction().execute(async (tx) => {
    const { submittedAt: signedOffAt } = await stateLocked(tx, round.id, ...states)
    const [review, given] = [await store.findReview(tx, round.id), await listAnswers(tx, round.responseId)]
    const written = await write({ tx, review, given, signedOffAt })
    if (!written) return
    const after = await store.findReview(tx, round.id)
    const [was, is] = [missingIn(edition, given, review), missingIn(edition, given, after)]
    if (was.length > 0 && is.length === 0) await told(tx, acting, 'ready', [secretariatOf(round)])
    const subject = { kind: 'round', id: round.id }
    await writeTrail(tx, { at, by, subject, placeId: round.placeId, ...written })
  })
}

async function told(tx: store.Tx, acting: Acting, what: Happening, to: readonly Recipients[]): Promise<void> {
  const { round, actor, now } = acting
  const place = (await getPlace(tx, round.placeId)).name
  await tell(tx, { round, place, what, to, by: actor.accountId, now })
}
