import { randomUUID } from 'node:crypto'
import { recordResult } from '#insight'
import {
  answersOf,
  type Content,
  type Edition,
  listAnswers,
  listRevisions,
  openResponse,
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
    const times = { openedAt: now, submittedAt: null }
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
export async function saveAnswer(db: Db, where: Target, content: Content, basedOn: number): Promise<Saved> {
  const { actor, round, edition, item, now } = where
  refuseUnlessOpen(round)
  const { accountId } = actor
  return saveRevision(db, { responseId: round.responseId, edition, item, basedOn, accountId, now, ...content })
}

/** Puts one of several clashing answers into force, as a revision based on all that were seen. Throws as saveAnswer. */
export async function chooseAnswer(db: Db, where: Target, { choose, basedOn }: Choice): Promise<Saved> {
  const revisions = await listRevisions(db, where.round.responseId, where.item)
  const chosen = revisions.find(({ revision }) => revision === choose)
  if (!chosen) throw new Refusal('invalid')
  const { answer, comment, source } = chosen
  return saveAnswer(db, where, { answer, comment, source }, basedOn)
}

export interface Submission {
  actor: Actor
  round: Round
  edition: Edition
  now: Date
}

/** Closes the round and records its result: both or neither. Throws Refusal conflict once submitted. */
export async function submitRound(db: Db, { actor, round, edition, now }: Submission): Promise<{ resultId: string }> {
  refuseUnlessOpen(round)
  return db.transaction().execute(async (tx) => {
    await submitResponse(tx, round.responseId, now)
    await store.markSubmitted(tx, round.id, actor.accountId, now)
    const { id: roundId, placeId, year, demonstration } = round
    const answers = answersOf(await listAnswers(tx, round.responseId))
    const result = await recordResult(tx, { roundId, placeId, year, edition, answers, now, demonstration })
    await trail(tx, 'round submitted', { actor, round, now }, { result: result.id })
    return { resultId: result.id }
  })
}

function trail(
  tx: Db,
  action: 'round opened' | 'round submitted',
  { actor, round, now }: Pick<Submission, 'actor' | 'round' | 'now'>,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  const subject = { kind: 'round', id: round.id }
  return writeTrail(tx, { at: now, by: actor, action, subject, placeId: round.placeId, details })
}

function refuseUnlessOpen(round: Round): void {
  if (!isOpen(round)) throw new Refusal('conflict')
}
