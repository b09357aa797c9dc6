import type { TargetFinder } from '#deps'
import { findPlaceTarget } from '#network'
import { findRound } from './store.ts'

/** Addresses name a round by `:round`; permission for it is that for its place. */
export const assessmentTargets: Readonly<Record<string, TargetFinder>> = {
  async round({ db }, { round: id = '' }) {
    const round = /^[\w-]{1,100}$/.test(id) ? await findRound(db, id) : undefined
    return round && findPlaceTarget(db, round.placeId)
  },
}
