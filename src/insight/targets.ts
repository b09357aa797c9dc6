import type { TargetFinder } from '#deps'
import { findPlaceTarget } from '#network'
import { findEntry } from './official/store.ts'
import { levelOfResult } from './publication/store.ts'
import { findResultPlace } from './store.ts'

/** Permission for a result, or for an entry of the results published elsewhere, is that for its place. */
export const insightTargets: Readonly<Record<string, TargetFinder>> = {
  async result({ db }, { result: id = '' }) {
    const placeId = /^[0-9a-f]{20}$/.test(id) ? await findResultPlace(db, id) : undefined
    if (placeId === undefined) return undefined
    const [place, level] = await Promise.all([findPlaceTarget(db, placeId), levelOfResult(db, id)])
    return place && { ...place, public: level !== 'nothing' }
  },
  async 'official entry'({ db }, { entry: id = '' }) {
    const entry = /^[0-9a-f]{12}$/.test(id) ? await findEntry(db, id) : undefined
    if (!entry) return undefined
    // A place that is on no list of ours has nobody who acts for it.
    return entry.placeId === null ? { demonstration: false } : findPlaceTarget(db, entry.placeId)
  },
}
