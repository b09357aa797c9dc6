import type { Actor } from '#platform/access'
import type { Db } from '#platform/database'
import { writeTrail } from '#platform/trail'
import type { ResultHead } from '../model.ts'
import type { PublicationLevel } from './model.ts'
import { replacePublication } from './store.ts'

export interface PublicationChoice {
  readonly result: Pick<ResultHead, 'id' | 'placeId' | 'year'>
  readonly level: PublicationLevel
  readonly by: Pick<Actor, 'accountId'>
  readonly now: Date
}

/** From now on everybody may read that much of the result. Resolves to what was public until now. */
export function choosePublication(db: Db, { result, level, by, now }: PublicationChoice): Promise<PublicationLevel> {
  return db.transaction().execute(async (tx) => {
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
