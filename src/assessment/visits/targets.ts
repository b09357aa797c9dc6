import type { TargetFinder } from '#deps'
import { findPlaceTarget } from '#network'
import { findVisit } from './store.ts'

/** Named by its `:visit`: permission is that for its place, and its team's; its profile is for all once published. */
export const visitTargets: Readonly<Record<string, TargetFinder>> = {
  async visit({ db }, { visit: id = '' }) {
    const visit = await findVisit(db, id)
    const place = visit && (await findPlaceTarget(db, visit.placeId))
    return (
      place && {
        ...place,
        assigned: visit.team.map(({ accountId }) => accountId),
        public: visit.publishedAt !== null,
      }
    )
  },
}
