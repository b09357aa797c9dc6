import type { TargetFinder } from '#deps'
import { findPlaceTarget } from '#network'
import { findRound, listReviewerIds } from '../store.ts'
import { findStrategy, listVisitorIds } from './store.ts'

/** Named by its `:round`: permission is that for its place, for the experts who review or visit, and for all once public. */
export const strategyTargets: Readonly<Record<string, TargetFinder>> = {
  async strategy({ db }, { round: id = '' }) {
    const round = /^[\w-]{1,100}$/.test(id) ? await findRound(db, id) : undefined
    const place = round && (await findPlaceTarget(db, round.placeId))
    if (!place) return undefined
    const [reviewers, visitors, strategy] = await Promise.all([
      listReviewerIds(db, id),
      listVisitorIds(db, id),
      findStrategy(db, id),
    ])
    return { ...place, assigned: [...reviewers, ...visitors], public: Boolean(strategy?.publicSince) }
  },
}
