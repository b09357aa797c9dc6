import { createHash } from 'node:crypto'
import { type Answers, type Edition, gains, score } from '#instruments'
import { canonicalJson } from '#platform/canonical-json'
import { documentOf, engine, flatScores, type ResultDocument, type ResultHead, reviewedFrom } from './model.ts'
import type { PublicationLevel } from './publication/model.ts'
import { replacePublication, withdrawPublication } from './publication/store.ts'
import { findResultOfRound, insertResult, type Tx } from './store.ts'

export interface NewResult {
  roundId: string
  placeId: string
  /** The year the answers describe. */
  year: number
  edition: Edition
  answers: Answers
  /** What the place had said, where these are the answers that review came to. */
  said?: Answers
  /** What is to be public of it, chosen by somebody; without it, what was of the one before. */
  publication?: { level: PublicationLevel; by: string }
  now: Date
  demonstration: boolean
}

/**
 * Scores the answers of a round and keeps the result for good; it takes the place of the round's result before it. Its id
 * begins its hash, so that an id can only ever mean this content. What was public of the one before is public of it.
 *
 * @throws RangeError when an answer does not fit its item.
 */
export async function recordResult(tx: Tx, given: NewResult): Promise<{ id: string }> {
  const { edition, said, roundId, placeId, year, demonstration } = given
  const former = await findResultOfRound(tx, roundId)
  const revision = (former?.revision ?? 0) + 1
  const content = documentFor(given, revision)
  const document = canonicalJson(content)
  const hash = createHash('sha256').update(document).digest('hex')
  const head = {
    id: hash.slice(0, 20),
    roundId,
    placeId,
    editionId: edition.id,
    editionHash: edition.hash,
    year,
    hash,
    engine,
    basis: said ? ('reviewed' as const) : ('answered' as const),
    revision,
    computedAt: given.now,
    demonstration,
  }
  await insertResult(tx, head, document, flatScores(content.scores))
  await carryPublication(tx, { from: former?.id, to: head, chosen: given.publication, now: given.now })
  return { id: head.id }
}

function documentFor(given: NewResult, revision: number): ResultDocument {
  const { edition, answers, said, roundId, placeId, year, demonstration } = given
  const subject = { round: roundId, place: placeId, year, demonstration, ...(revision > 1 && { revision }) }
  const document = documentOf(subject, score(edition, answers), gains(edition, answers), answers)
  return said ? { ...document, reviewed: reviewedFrom(score(edition, said), said, document.items) } : document
}

/** One result of a round is public at most. */
async function carryPublication(
  tx: Tx,
  { from, to, chosen, now }: { from: string | undefined; to: ResultHead; chosen: NewResult['publication']; now: Date },
): Promise<void> {
  const carried = from ? await withdrawPublication(tx, from) : undefined
  // The invented network is open as a whole until somebody who acts for it chooses otherwise.
  const level = chosen?.level ?? carried ?? (to.demonstration && !from ? 'answers' : undefined)
  if (level) await replacePublication(tx, to.id, level, { by: chosen?.by ?? null, at: now })
}

/** A round that is open again has no public result. Resolves to what was public of it. */
export async function withdrawResult(tx: Tx, roundId: string): Promise<PublicationLevel> {
  const result = await findResultOfRound(tx, roundId)
  return (result && (await withdrawPublication(tx, result.id))) ?? 'nothing'
}
