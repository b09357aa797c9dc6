import { type Cells, impute } from './impute.ts'
import type { Method } from './method.ts'
import { normalise, ranks } from './normalise.ts'
import { checkPanel, type Panel, PanelError, type PanelIssue, type Structure } from './panel.ts'
import { checkMean, plan, type Plan, scores, weightsOf } from './scores.ts'
import { treat, type Treated } from './treat.ts'

/** What the method needs beside the panel: groups of units by name, and the denominator of each indicator that has one. */
export interface Beside {
  readonly groups: Readonly<Record<string, readonly string[]>>
  readonly denominators: readonly (Float64Array | null)[]
}

export interface Built {
  readonly plan: Plan
  readonly imputed: Cells
  /** One an indicator: divided, imputed and treated, before directions and scales. */
  readonly prepared: readonly Float64Array[]
  /** One an indicator, where the method treats. */
  readonly treated: readonly Treated[] | null
  readonly normalised: readonly Float64Array[]
  /** One an aggregate, in the order of the plan; the index is the last. */
  readonly scores: readonly Float64Array[]
  readonly ranks: readonly Float64Array[]
  readonly issues: readonly PanelIssue[]
}

const nothing: Beside = { groups: {}, denominators: [] }

/** The whole chain. Throws PanelError naming what stands against it; what is doubtful only is among the issues. */
export function build(panel: Panel, structure: Structure, method: Method, beside: Beside = nothing): Built {
  const issues = checkPanel(panel, structure)
  refuse(issues)
  const keys = structure.indicators.map(({ key }) => key)
  const prepared = prepare(panel, keys, method, beside)
  issues.push(...prepared.issues)
  refuse(issues)
  const normalised = prepared.columns.map((column, index) =>
    normalise(column, structure.indicators[index]?.direction ?? 1, method.normalise),
  )
  issues.push(...checkMean(keys, normalised, method.aggregate.mean))
  refuse(issues)
  const made = plan(structure)
  const found = scores(made, normalised, weightsOf(made, method.aggregate.weights), method.aggregate)
  const { cells: imputed, treated, columns } = prepared
  return { plan: made, imputed, prepared: columns, treated, normalised, scores: found, ranks: found.map(ranks), issues }
}

function refuse(issues: readonly PanelIssue[]): void {
  if (issues.some(({ severity }) => severity === 'error')) throw new PanelError(issues)
}

/** Everything before normalisation. */
export function prepare(panel: Panel, keys: readonly string[], method: Method, { groups, denominators }: Beside) {
  const issues: PanelIssue[] = []
  const divided = method.denominate
    ? panel.columns.map((column, index) => divide(column, denominators[index] ?? null))
    : panel.columns
  const group = method.impute?.group
  const grouping = group === undefined ? null : groups[group]
  if (group !== undefined && !grouping) issues.push({ severity: 'error', code: 'unknown_group', where: [group] })
  const imputed = method.impute
    ? impute(divided, keys, grouping ?? null)
    : { columns: divided, cells: [] as Cells, issues: [] }
  const { treat: limits } = method
  const treated = limits ? imputed.columns.map((column) => treat(column, limits)) : null
  const failing = keys.filter((_, index) => treated?.[index]?.passes === false)
  if (failing.length > 0) issues.push({ severity: 'warning', code: 'untreated', where: failing })
  const columns = treated ? treated.map(({ column }) => column) : imputed.columns
  return { columns, cells: imputed.cells, treated, issues: [...issues, ...imputed.issues] }
}

function divide(column: Float64Array, by: Float64Array | null): Float64Array {
  return by ? column.map((value, unit) => value / (by[unit] ?? Number.NaN)) : column
}
