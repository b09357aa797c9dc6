import type { TargetFinder } from '#deps'
import { slugOf } from './model.ts'
import { isEntryId } from './rules.ts'
import { findAnyEntry } from './store.ts'

/** Addresses name an entry by `:kind` and `:id`; permission for it is that for its network. */
export const entryTargets: Readonly<Record<string, TargetFinder>> = {
  async entry({ db, entryKinds }, { kind: slug = '', id = '' }) {
    const kind = entryKinds.find((one) => slugOf(one) === slug)
    const entry = kind && isEntryId(id) ? await findAnyEntry(db, kind, id) : undefined
    if (!entry) return undefined
    return { networkIds: entry.networkId === null ? [] : [entry.networkId], demonstration: entry.demonstration }
  },
}
