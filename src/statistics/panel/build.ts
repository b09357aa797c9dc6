import { type Cells, impute } from './impute.ts'
import type { Method, Normalisation } from './method.ts'
import { normalise, ranks } from './normalise.ts'
import { checkPanel, issue, type Panel, PanelError, type PanelIssue, type Structure } from './panel.ts'
import { checkMean, plan, type Plan, scores, weightsOf } from './scores.ts'
import { treat, type Treated } from './treat.ts'

/** What the method needs beside the panel: groups of units by name, and the denominator of each indicator that has one. */
export interface Beside {
  readonly groups: Readonly<Record<string, readonly string[]>>
  readonly denominators: readonly (Float64Array | null)[]
}

/** What came out of each step before normalisation, one an indicator; null where the method does not take the step. */
export interface Steps {
  readonly denominated: readonly Float64Array[] | null
  readonly imputed: { readonly columns: readonly Float64Array[]; readonly cells: Cells } | null
  readonly treated: readonly Treated[] | null
}

export interface Built {
  readonly plan: Plan
  readonly steps: Steps
  readonly normalised: readonly Float64Array[]
  /** One an aggregate, in the order of the plan; the index is the last. */
  readonly scores: readonly Float64Array[]
  readonly ranks: readonly Float64Array[]
  readonly issues: readonly PanelIssue[]
}

const nothing: Beside = { groups: {}, denominators: [] }

/** The whole chain. Throws PanelError naming what stands against it; what is doubtful only is among the issues. */
export function build(panel: Panel, structure: Structure, method: Method, beside: Beside = nothing): Built {
  const { indicators } = structure
  const issues = checkPanel(panel, structure)
  issues.push(...checkWeights(structure, [method.aggregate.weights ?? {}]))
  refuse(issues)
  const keys = indicators.map(({ key }) => key)
  const { columns, steps, issues: found } = prepare(panel, structure, method, beside)
  const normalised = columns.map((column, at) => normalise(column, indicators[at]?.direction ?? 1, method.normalise))
  issues.push(...found, ...checkSpread(keys, columns, normalised, method.normalise))
  issues.push(...checkMean(keys, normalised, method.aggregate.mean))
  refuse(issues)
  const made = plan(structure)
  const computed = scores(made, normalised, weightsOf(made, method.aggregate.weights), method.aggregate)
  const index = computed.at(-1) ?? new Float64Array()
  const empty = issues.find(({ code }) => code === 'unit_missing')?.where ?? []
  issues.push(
    ...issue(
      'warning',
      'no_score',
      panel.units.filter((key, unit) => Number.isNaN(index[unit]) && !empty.includes(key)),
    ),
  )
  return { plan: made, steps, normalised, scores: computed, ranks: computed.map(ranks), issues }
}

/** Throws PanelError where one of them stands against computing. */
export function refuse(issues: readonly PanelIssue[]): void {
  const errors = issues.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new PanelError(errors)
}

/** Weights given by code, in one set or several, must be of nodes that there are, and above 0. */
export function checkWeights(
  { indicators, aggregates }: Structure,
  sets: readonly Readonly<Record<string, number>>[],
): PanelIssue[] {
  const known = new Set([...indicators, ...aggregates].map(({ key }) => key))
  const given = sets.flatMap((set) => Object.entries(set))
  const named = (test: (entry: [string, number]) => boolean) => [
    ...new Set(given.filter((entry) => test(entry)).map(([key]) => key)),
  ]
  return [
    ...issue(
      'error',
      'unknown_code',
      named(([key]) => !known.has(key)),
    ),
    ...issue(
      'error',
      'weight',
      named(([, weight]) => !(weight > 0 && weight < Infinity)),
    ),
  ]
}

/** What has no spread, or one too wide for floating point, cannot be put on a scale of others. */
function checkSpread(
  keys: readonly string[],
  columns: readonly Float64Array[],
  normalised: readonly Float64Array[],
  how: Normalisation,
): PanelIssue[] {
  const present = columns.map((column) => column.filter((value) => !Number.isNaN(value)))
  const isMissing = (at: number) => present[at]?.length === 0
  const isConstant = (at: number) => !isMissing(at) && present[at]?.every((value) => value === present[at]?.[0])
  const lost = keys.filter((_, at) => {
    const given = (unit: number) => !Number.isNaN(columns[at]?.[unit])
    return !isConstant(at) && normalised[at]?.some((value, unit) => given(unit) && !Number.isFinite(value))
  })
  // One unit alone, each value as it is: that nothing varies is no news.
  const isAlone = how.by === 'fixed' && columns[0]?.length === 1
  return [
    ...issue(
      'warning',
      'all_missing',
      keys.filter((_, at) => isMissing(at)),
    ),
    ...issue('warning', 'constant', isAlone ? [] : keys.filter((_, at) => isConstant(at))),
    ...issue('error', 'not_finite', lost),
  ]
}

/** Everything before normalisation. */
export function prepare(panel: Panel, { indicators }: Structure, method: Method, { groups, denominators }: Beside) {
  const keys = indicators.map(({ key }) => key)
  const issues: PanelIssue[] = []
  const denominated = method.denominate ? panel.columns.map((column, at) => divide(column, denominators[at])) : null
  if (denominated) issues.push(...checkDivision(panel, keys, denominated))
  const given = denominated ?? panel.columns
  const group = method.impute?.group
  if (group !== undefined && !groups[group]) issues.push(...issue('error', 'unknown_group', [group]))
  const imputed = method.impute ? impute(given, keys, group === undefined ? null : (groups[group] ?? null)) : null
  if (imputed) issues.push(...imputed.issues)
  const { treat: limits } = method
  const treated = limits ? (imputed?.columns ?? given).map((column) => treat(column, limits)) : null
  issues.push(
    ...issue(
      'warning',
      'untreated',
      keys.filter((_, at) => treated?.[at]?.passes === false),
    ),
  )
  const columns = treated?.map(({ column }) => column) ?? imputed?.columns ?? given
  return { columns, steps: { denominated, imputed, treated }, issues }
}

/** Where the denominator is missing or 0 nothing is left to divide. */
function divide(column: Float64Array, by: Float64Array | null | undefined): Float64Array {
  return by ? column.map((value, unit) => value / (by[unit] || Number.NaN)) : column
}

function checkDivision({ units, columns }: Panel, keys: readonly string[], divided: readonly Float64Array[]) {
  const where = keys.flatMap((key, at) => {
    const lost = units.filter((_, unit) => !Number.isNaN(columns[at]?.[unit]) && Number.isNaN(divided[at]?.[unit]))
    return lost.map((unit) => `${key} of ${unit}`)
  })
  return issue('warning', 'no_denominator', where)
}
