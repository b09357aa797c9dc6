import { takeOutWords, withoutWords } from '#instruments'
import type { Db } from '#platform/database'
import { writeTrail } from '#platform/trail'
import { rewriteOrigins } from '../../drafts/store.ts'
import type { Acting } from '../collection/actions.ts'
import type { Invitation } from '../collection/model.ts'

/** Why words are taken out; a list, so that the trail names nobody. */
export const takeOutReasons = ['asked', 'needless', 'private'] as const
export type TakeOutReason = (typeof takeOutReasons)[number]

/** What is taken out is at least so long: the sign that takes its place is, too. */
export const leastTaken = 3
export const mostTaken = 500

export interface TakenOut {
  readonly item: string
  readonly words: string
  readonly reason: TakeOutReason
}

/** False, and nothing changes: the words stand nowhere in what was saved of the answer. */
export function takeOut(
  db: Db,
  { actor, now }: Acting,
  { surveyId, placeId, networkId, responseId }: Invitation & { readonly responseId: string },
  { item, words, reason }: TakenOut,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const revisions = await takeOutWords(tx, responseId, item, words)
    if (revisions === 0) return false
    if (placeId !== null) {
      await rewriteOrigins(tx, { surveyId, placeId, item }, (answer) => withoutWords(answer, words))
    }
    const subject = { kind: 'survey', id: surveyId }
    const details = { item, reason, revisions }
    await writeTrail(tx, { at: now, by: actor, action: 'survey words taken out', subject, placeId, networkId, details })
    return true
  })
}
