import type { TargetFinder } from '#deps'
import { findGroup } from './store.ts'

/** Addresses name a group by `:id`; whoever edits the network whose group it is may edit it. */
export const groupTargets: Readonly<Record<string, TargetFinder>> = {
  async group({ db }, { id = '' }) {
    const group = await findGroup(db, id)
    return (
      group && { networkIds: group.networkId === null ? [] : [group.networkId], demonstration: group.demonstration }
    )
  },
}
