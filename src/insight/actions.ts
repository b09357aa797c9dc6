import { createHash } from 'node:crypto'
import { type Answers, type Edition, gains, score } from '#instruments'
import { canonicalJson } from '#platform/canonical-json'
import { Refusal } from '#platform/http'
import { documentOf, engine, flatScores } from './model.ts'
import { replacePublication } from './publication/store.ts'
import { insertResult, type Tx } from './store.ts'

export interface NewResult {
  roundId: string
  placeId: string
  /** The year the answers describe. */
  year: number
  edition: Edition
  answers: Answers
  now: Date
  demonstration: boolean
}

/**
 * Scores the answers of a round and keeps the result for good. Its id begins its hash, so that an id can only ever mean
 * this content.
 *
 * @throws Refusal conflict when the round has a result; RangeError when an answer does not fit its item.
 */
export async function recordResult(tx: Tx, given: NewResult): Promise<{ id: string }> {
  const { edition, answers, roundId, placeId, year, demonstration } = given
  const result = score(edition, answers)
  const document = canonicalJson(
    documentOf({ round: roundId, place: placeId, year, demonstration }, result, gains(edition, answers), answers),
  )
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
    computedAt: given.now,
    demonstration,
  }
  const fresh = await insertResult(tx, head, document, flatScores(result.scores))
  if (!fresh) throw new Refusal('conflict')
  // The invented network is open as a whole until somebody who acts for it chooses otherwise.
  if (demonstration) await replacePublication(tx, head.id, 'answers', { by: null, at: given.now })
  return { id: head.id }
}
