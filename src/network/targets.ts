import type { TargetFinder } from '#deps'
import { findNetworkTarget, findPlaceTarget } from './mandate-store.ts'

/** Addresses name a place or a network by `:id`. */
export const networkTargets: Readonly<Record<string, TargetFinder>> = {
  place: ({ db }, { id = '' }) => findPlaceTarget(db, id),
  network: ({ db }, { id = '' }) => findNetworkTarget(db, id),
}
