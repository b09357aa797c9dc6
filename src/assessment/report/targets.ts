import type { TargetFinder } from '#deps'
import { findResultOfRound, levelOfResult } from '#insight'
import { roundTargets } from '../targets.ts'
import { isPublicAt } from './policy.ts'
import { listVersions } from './store.ts'

/** Permission for a report is that for its round; a published one may be everybody's. */
export const reportTargets: Readonly<Record<string, TargetFinder>> = {
  async report(deps, parameters) {
    const round = await roundTargets['round']?.(deps, parameters)
    if (!round) return undefined
    const { round: id = '' } = parameters
    const [versions, result] = await Promise.all([listVersions(deps.db, id), findResultOfRound(deps.db, id)])
    const level = result ? await levelOfResult(deps.db, result.id) : 'nothing'
    return { ...round, public: isPublicAt(versions.length > 0, level) }
  },
}
