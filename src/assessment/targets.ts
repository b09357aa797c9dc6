import type { TargetFinder } from '#deps'
import { findPlaceTarget } from '#network'
import { findRound, listReviewerIds } from './store.ts'

/** Addresses name a round by `:round`; permission for it is that for its place, and for the experts who review it. */
export const roundTargets: Readonly<Record<string, TargetFinder>> = {
  async round({ db }, { round: id = '' }) {
    const round = /^[\w-]{1,100}$/.test(id) ? await findRound(db, id) : undefined
    const place = round && (await findPlaceTarget(db, round.placeId))
    return place && { ...place, assigned: await listReviewerIds(db, id) }
  },
}
