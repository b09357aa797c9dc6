import type { Edition } from '#instruments'
import type { Round } from '../model.ts'
import { type Given, unreadBy } from './standing.ts'
import { findReview, setFinished, type Tx } from './store.ts'

/** Whoever had finished and has answers to read anew has not finished any more: called when a round is signed off. */
export async function readAnew(
  tx: Tx,
  { round, edition, given }: { round: Pick<Round, 'id'>; edition: Pick<Edition, 'items'>; given: Given },
): Promise<void> {
  const review = await findReview(tx, round.id)
  for (const { part, finishedAt } of review.seats) {
    if (!finishedAt || unreadBy(part, edition, given, review).length === 0) continue
    await setFinished(tx, round.id, part, null)
  }
}
