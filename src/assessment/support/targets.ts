import type { TargetFinder } from '#deps'
import { findPlaceTarget } from '#network'
import { findRequest } from './store.ts'

/** Addresses name a request by `:request`; permission for it is that for its place, and its expert's. */
export const supportTargets: Readonly<Record<string, TargetFinder>> = {
  async support({ db }, { request: id = '' }) {
    const request = /^[\w-]{1,100}$/.test(id) ? await findRequest(db, id) : undefined
    const place = request && (await findPlaceTarget(db, request.placeId))
    return place && { ...place, assigned: request.expertId === null ? [] : [request.expertId] }
  },
}
