import type { TargetFinder } from '#deps'
import { findAccessionTarget } from './accession/store.ts'
import { expertTargets } from './experts/targets.ts'
import { groupTargets } from './groups/targets.ts'
import { findNetworkTarget, findPlaceTarget } from './mandate-store.ts'
import { peopleTargets } from './people/targets.ts'

/** Addresses name a place or a network by `:id`. */
export const networkTargets: Readonly<Record<string, TargetFinder>> = {
  ...peopleTargets,
  ...expertTargets,
  ...groupTargets,
  place: ({ db }, { id = '' }) => findPlaceTarget(db, id),
  network: ({ db }, { id = '' }) => findNetworkTarget(db, id),
  accession: ({ db }, { accession = '' }) => findAccessionTarget(db, accession),
}
