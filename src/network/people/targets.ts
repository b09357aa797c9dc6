import type { TargetFinder } from '#deps'
import { findInvitation } from './invitation-store.ts'
import type { Scope } from './model.ts'
import { findMandate } from './store.ts'

/** Addresses name a mandate by `:mandate`, an invitation by `:invitation`; permission for them is that for where they lie. */
export const peopleTargets: Readonly<Record<string, TargetFinder>> = {
  mandate: async ({ db }, { mandate: id = '' }) => targetOf((await findMandate(db, id))?.scope),
  invitation: async ({ db }, { invitation: id = '' }) => targetOf((await findInvitation(db, id))?.scope),
}

const targetOf = (scope: Scope | undefined) =>
  scope && { placeId: scope.placeId ?? undefined, networkIds: scope.networkIds, demonstration: scope.demonstration }
