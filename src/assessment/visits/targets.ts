import type { TargetFinder } from '#deps'
import { findResultOfRound, levelOfResult } from '#insight'
import { findPlaceTarget } from '#network'
import type { Db } from '#platform/database'
import { isPublicAt } from '../report/policy.ts'
import type { Visit } from './model.ts'
import { findVisit } from './store.ts'

/** Named by its `:visit`: permission is that for its place, and its team's; its profile, once published, is for all who may know its scores. */
export const visitTargets: Readonly<Record<string, TargetFinder>> = {
  async visit({ db }, { visit: id = '' }) {
    const visit = await findVisit(db, id)
    const place = visit && (await findPlaceTarget(db, visit.placeId))
    if (!place) return undefined
    const assigned = visit.team.map(({ accountId }) => accountId)
    return { ...place, assigned, public: await isProfilePublic(db, visit) }
  },
}

/** A profile tells the scores of its round: it is public where these are. */
export async function isProfilePublic(
  db: Db,
  { roundId, publishedAt }: Pick<Visit, 'roundId' | 'publishedAt'>,
): Promise<boolean> {
  const result = publishedAt !== null && (await findResultOfRound(db, roundId))
  return result ? isPublicAt(true, await levelOfResult(db, result.id)) : false
}
