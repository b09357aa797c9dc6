import type { TargetFinder } from '#deps'
import { findPlaceTarget } from '#network'
import { findDraft } from './drafts/store.ts'
import { entryTargets } from './entries/targets.ts'
import { surveyTargets } from './surveys/targets.ts'

/** Addresses name a draft by `:draft`; permission for it is that for its place. */
export const libraryTargets: Readonly<Record<string, TargetFinder>> = {
  ...entryTargets,
  ...surveyTargets,
  async 'practice draft'({ db }, { draft: id = '' }) {
    const draft = /^[\w-]{1,100}$/.test(id) ? await findDraft(db, id) : undefined
    return draft && findPlaceTarget(db, draft.placeId)
  },
}
