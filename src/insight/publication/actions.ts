import type { Actor } from '#platform/access'
import type { Db } from '#platform/database'
import { Refusal } from '#platform/http'
import { writeTrail } from '#platform/trail'
import type { ResultHead } from '../model.ts'
import { findResultOfRound } from '../store.ts'
import type { PublicationLevel } from './model.ts'
import { lockSignedOff, replacePublication } from './store.ts'

export interface PublicationChoice {
  readonly result: Pick<ResultHead, 'id' | 'roundId' | 'placeId' | 'year'>
  readonly level: PublicationLevel
  readonly by: Pick<Actor, 'accountId'>
  readonly now: Date
}

/**
 * From now on everybody may read that much of the result. Resolves to what was public until now. Throws Refusal conflict
 * where another result of its round took its place, or the answers of the round are open again.
 */
export function choosePublication(db: Db, { result, level, by, now }: PublicationChoice): Promise<PublicationLevel> {
  return db.transaction().execute(async (tx) => {
    const signedOff = await lockSignedOff(tx, result.roundId)
    const newest = await findResultOfRound(tx, result.roundId)
    if (!signedOff || newest?.id !== result.id) throw new Refusal('conflict')
    const before = await replacePublication(tx, result.id, level, { by: by.accountId, at: now })
    if (before === level) return before
    await writeTrail(tx, {
      at: now,
      by,
      action: 'result publication chosen',
      subject: { kind: 'result', id: result.id },
      placeId: result.placeId,
      details: { year: result.year, from: before, to: level },
    })
    return before
  })
}
