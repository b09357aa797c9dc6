import type { TargetFinder } from '#deps'
import { findPlaceTarget } from '#network'
import { findEntry } from './official/store.ts'
import { levelOfResult } from './publication/store.ts'
import { findResultOwners } from './owners-store.ts'

/** Permission for a result is that for its place and its experts; for an entry of those published elsewhere, for its place. */
export const insightTargets: Readonly<Record<string, TargetFinder>> = {
  async result({ db }, { result: id = '' }) {
    const owners = /^[0-9a-f]{20}$/.test(id) ? await findResultOwners(db, id) : undefined
    if (!owners) return undefined
    const [place, level] = await Promise.all([findPlaceTarget(db, owners.placeId), levelOfResult(db, id)])
    return place && { ...place, assigned: owners.reviewers, public: level !== 'nothing' }
  },
  async 'official entry'({ db }, { entry: id = '' }) {
    const entry = /^[0-9a-f]{12}$/.test(id) ? await findEntry(db, id) : undefined
    if (!entry) return undefined
    // A place that is on no list of ours has nobody who acts for it.
    return entry.placeId === null ? { demonstration: false } : findPlaceTarget(db, entry.placeId)
  },
}
