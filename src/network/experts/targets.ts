import type { TargetFinder } from '#deps'
import { findExpertTarget } from './store.ts'

/** Addresses name an expert by `:expert`, the id of the account. */
export const expertTargets: Readonly<Record<string, TargetFinder>> = {
  expert: ({ db }, { expert = '' }) => findExpertTarget(db, expert),
}
