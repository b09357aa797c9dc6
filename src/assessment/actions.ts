import { randomUUID } from 'node:crypto'
import { type PublicationLevel, recordResult, withdrawResult } from '#insight'
import {
  type Answers,
  answersOf,
  type Content,
  type Edition,
  listAnswers,
  listRevisions,
  openResponse,
  type Origin,
  reopenResponse,
  saveAnswer as saveRevision,
  type Saved,
  submitResponse,
} from '#instruments'
import { getPlace } from '#network'
import type { Actor } from '#platform/access'
import { writeTrail } from '#platform/trail'
import type { Db } from '#platform/database'
import { Refusal } from '#platform/http'
import type { Choice } from './draft.ts'
import { type Round, type RoundState, stateOf } from './model.ts'
import { isOpen, mayOpen } from './policy.ts'
import { readAnew } from './review/anew.ts'
import { placeOf, secretariatOf, tell, type Telling } from './review/notices.ts'
import * as store from './store.ts'

export interface Opening {
  actor: Actor
  placeId: string
  edition: Edition
  year: number
  now: Date
}

/**
 * `already`: nothing was opened, since the place has answered this edition for that year, or has a round of it open;
 * the id is that round's. Throws Refusal forbidden.
 */
export async function openRound(db: Db, opening: Opening): Promise<{ id: string; already: RoundState | undefined }> {
  const { actor, placeId, edition, year, now } = opening
  if (!mayOpen(actor, placeId)) throw new Refusal('forbidden')
  return db.transaction().execute(async (tx) => {
    await store.lockOpening(tx, placeId)
    const ofYear = await store.findRoundOfYear(tx, { placeId, editionId: edition.id, year })
    const known = ofYear ?? (await store.findOpenRound(tx, placeId, edition.id))
    if (known) return { id: known.id, already: stateOf(known) }
    const { demonstration } = await getPlace(tx, placeId)
    const response = await openResponse(tx, { editionId: edition.id, placeId, anonymous: false, now })
    const id = randomUUID()
    const times = { openedAt: now, submittedAt: null, validatedAt: null, publishedAt: null }
    const round = { id, placeId, editionId: edition.id, responseId: response.id, year, demonstration, ...times }
    await store.insertRound(tx, round, actor.accountId)
    await trail(tx, 'round opened', { actor, round, now }, { edition: edition.id, year })
    return { id, already: undefined }
  })
}

/** Where an answer goes, and who gives it. */
export interface Target {
  actor: Actor
  round: Round
  edition: Edition
  item: string
  now: Date
}

/** Throws Refusal: conflict once submitted; not_found or invalid for what does not belong to the edition. */
export async function saveAnswer(
  db: Db,
  where: Target,
  content: Content,
  basedOn: number,
  origin: Origin = 'given',
): Promise<Saved> {
  const { actor, round, edition, item, now } = where
  refuseUnlessOpen(round)
  const { accountId } = actor
  return saveRevision(db, { responseId: round.responseId, edition, item, basedOn, accountId, origin, now, ...content })
}

/** Puts one of several clashing answers into force, as a revision based on all that were seen. Throws as saveAnswer. */
export async function chooseAnswer(db: Db, where: Target, { choose, basedOn }: Choice): Promise<Saved> {
  const revisions = await listRevisions(db, where.round.responseId, where.item)
  const chosen = revisions.find(({ revision }) => revision === choose)
  if (!chosen) throw new Refusal('invalid')
  const { answer, comment, source } = chosen
  return saveAnswer(db, where, { answer, comment, source }, basedOn)
}

export interface SigningOff {
  actor: Actor
  round: Round
  edition: Edition
  now: Date
}

/**
 * The place stands by its answers: nothing can be saved any more, and their result is recorded; all or nothing. Without a
 * choice of what is public of it, that of the result before holds. Throws Refusal conflict where it is signed off.
 */
export async function signOffRound(
  db: Db,
  { actor, round, edition, publication, now }: SigningOff & { publication?: PublicationLevel | undefined },
): Promise<{ resultId: string }> {
  return db.transaction().execute(async (tx) => {
    await stateLocked(tx, round.id, 'open')
    await submitResponse(tx, round.responseId, now)
    await store.insertSignOff(tx, round.id, actor.accountId, now)
    const { id: roundId, placeId, year, demonstration } = round
    const given = await listAnswers(tx, round.responseId)
    const answers = answersOf(given)
    await readAnew(tx, { round, edition, given })
    const chosen = publication && { publication: { level: publication, by: actor.accountId } }
    const result = await recordResult(tx, { roundId, placeId, year, edition, answers, now, demonstration, ...chosen })
    await told(tx, { actor, round, now }, 'signedOff')
    await trail(
      tx,
      'round signed off',
      { actor, round, now },
      { result: result.id, ...(publication && { publication }) },
    )
    return { resultId: result.id }
  })
}

/** Answers can be changed again; nothing of the result is public until the next sign-off. Throws Refusal conflict. */
export async function reopenRound(
  db: Db,
  { actor, round, reason, now }: Omit<SigningOff, 'edition'> & { reason: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await stateLocked(tx, round.id, 'signed_off')
    await reopenResponse(tx, round.responseId)
    const withdrawn = await withdrawResult(tx, round.id)
    await store.insertReopening(tx, round.id, { by: actor.accountId, reason, withdrawn, now })
    await told(tx, { actor, round, now }, 'reopened')
    await trail(tx, 'round reopened', { actor, round, now }, {})
  })
}

/** What review came to becomes the result of the round, beside what the place had said. Throws Refusal conflict. */
export async function validateRound(
  tx: store.Tx,
  { actor, round, edition, agreed, now }: SigningOff & { agreed: Answers },
): Promise<{ resultId: string }> {
  await stateLocked(tx, round.id, 'signed_off')
  await store.markValidated(tx, round.id, actor.accountId, now)
  const { id: roundId, placeId, year, demonstration } = round
  const said = answersOf(await listAnswers(tx, round.responseId))
  const result = await recordResult(tx, { roundId, placeId, year, edition, answers: agreed, said, now, demonstration })
  await trail(tx, 'round validated', { actor, round, now }, { result: result.id })
  return { resultId: result.id }
}

/** Its report is published: nothing of the round changes any more. Throws Refusal conflict. */
export async function publishRound(
  tx: store.Tx,
  { actor, round, now, details }: Omit<SigningOff, 'edition'> & { details: Readonly<Record<string, unknown>> },
): Promise<void> {
  await stateLocked(tx, round.id, 'validated')
  await store.markPublished(tx, round.id, actor.accountId, now)
  await trail(tx, 'round published', { actor, round, now }, details)
}

/** The round as it is now, which nobody moves on until the transaction ends. Throws Refusal conflict in another state. */
export async function stateLocked(tx: store.Tx, id: string, ...states: readonly RoundState[]): Promise<Round> {
  const round = await store.lockRound(tx, id)
  if (!round || !states.includes(stateOf(round))) throw new Refusal('conflict')
  return round
}

/** Its place, its experts and the secretariat, with the next mail of the day. */
async function told(
  tx: store.Tx,
  { actor, round, now }: Pick<SigningOff, 'actor' | 'round' | 'now'>,
  what: Telling['what'],
): Promise<void> {
  const place = (await getPlace(tx, round.placeId)).name
  const experts = { accountIds: await store.listReviewerIds(tx, round.id) }
  const to = [secretariatOf(round), placeOf(round), experts]
  await tell(tx, { round, place, what, to, by: actor.accountId, now })
}

type RoundAction = 'round opened' | 'round signed off' | 'round reopened' | 'round validated' | 'round published'

function trail(
  tx: Db,
  action: RoundAction,
  { actor, round, now }: Pick<SigningOff, 'actor' | 'round' | 'now'>,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  const subject = { kind: 'round', id: round.id }
  return writeTrail(tx, { at: now, by: actor, action, subject, placeId: round.placeId, details })
}

function refuseUnlessOpen(round: Round): void {
  if (!isOpen(round)) throw new Refusal('conflict')
}
