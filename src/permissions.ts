import { activitiesPolicy } from '#activities'
import { assessmentPolicy, assessmentTargets } from '#assessment'
import type { Deps, TargetFinder } from '#deps'
import { insightPolicy, insightTargets } from '#insight'
import { instrumentsPolicy } from '#instruments'
import { libraryPolicy, libraryTargets } from '#library'
import { networkPolicy, networkTargets } from '#network'
import { annualReportPolicy, annualReportTargets, outreachPolicy } from '#outreach'
import { type PermissionTable, permissionTable, type Target } from '#platform/access'
import { residentsPolicy } from '#residents'
import { patterns } from '#routes'
import { sitePolicy } from '#site'

/** Who may do what: the rows of every domain in one table. */
export const permissions: PermissionTable = permissionTable(
  [
    sitePolicy,
    networkPolicy,
    libraryPolicy,
    instrumentsPolicy,
    assessmentPolicy,
    activitiesPolicy,
    annualReportPolicy,
    outreachPolicy,
    insightPolicy,
    residentsPolicy,
  ],
  patterns,
)

const targets: Readonly<Record<string, TargetFinder>> = {
  ...networkTargets,
  ...assessmentTargets,
  ...insightTargets,
  ...libraryTargets,
  ...annualReportTargets,
}

export function findTarget(
  deps: Deps,
  kind: string,
  parameters: Readonly<Record<string, string>>,
): Promise<Target | undefined> {
  const find = targets[kind]
  if (!find) throw new Error(`No domain finds targets of the kind "${kind}".`)
  return find(deps, parameters)
}

/** Throws Error: the program does not serve an address of which nobody said who may use it. */
export function refuseUnlisted(routes: readonly { method: string; path: string }[]): void {
  const unlisted = routes
    .filter(({ method, path }) => method !== 'ALL' && !path.endsWith('*'))
    .map(({ method, path }) => `${method} ${path}`)
    .filter((route) => !permissions.has(route))
  if (unlisted.length > 0) {
    throw new Error(
      `No policy says who may use: ${[...new Set(unlisted)].join(', ')}. Add a row to the domain's policy.ts.`,
    )
  }
}
