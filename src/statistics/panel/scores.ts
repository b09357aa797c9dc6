import type { Mean } from '../mean.ts'
import type { Aggregation } from './method.ts'
import { type PanelIssue, type Structure } from './panel.ts'

/** A structure made ready to be computed many times: members by index, aggregates after their own members. */
export interface Plan {
  readonly keys: readonly string[]
  readonly aggregates: readonly PlannedAggregate[]
  /** Weights of all nodes as the structure has them: indicators first, then aggregates in the plan's order. */
  readonly weights: Float64Array
}

export interface PlannedAggregate {
  readonly key: string
  /** Indices of nodes: an indicator's own, or that of an aggregate behind all indicators. */
  readonly members: readonly number[]
}

/** The structure must have passed checkStructure. */
export function plan({ indicators, aggregates }: Structure): Plan {
  const ordered: Structure['aggregates'][number][] = []
  const visit = (key: string | null) => {
    for (const child of aggregates.filter(({ parent }) => parent === key)) {
      visit(child.key)
      ordered.push(child)
    }
  }
  visit(null)
  const nodes = [...indicators, ...ordered]
  const planned = ordered.map(({ key }) => ({
    key,
    members: nodes.flatMap(({ parent }, index) => (parent === key ? [index] : [])),
  }))
  return {
    keys: nodes.map(({ key }) => key),
    aggregates: planned,
    weights: Float64Array.from(nodes, ({ weight }) => weight),
  }
}

/** Weights of the plan with those of a method in their place. */
export function weightsOf({ keys, weights }: Plan, given: Aggregation['weights'] = {}): Float64Array {
  return weights.map((weight, index) => given[keys[index] ?? ''] ?? weight)
}

type Rule = Pick<Aggregation, 'mean' | 'availability' | 'missing'>

/**
 * Scores of every aggregate, in the plan's order, from normalised columns. Weights are shared out anew over the members
 * that are present; an aggregate with too few of them, or none, is missing. A weight of 0 leaves a member out.
 * `terms` are the columns as `termsOf` has them, for whoever computes many times with the same.
 */
export function scores(
  made: Plan,
  columns: readonly Float64Array[],
  weights: Float64Array,
  rule: Rule,
  terms: readonly Term[] = termsOf(columns, rule.mean),
): Float64Array[] {
  const units = columns[0]?.length ?? 0
  const nodes = [...terms]
  const found: Float64Array[] = []
  for (const { members } of made.aggregates) {
    const column = meanOf(nodes, members, weights, units, rule)
    found.push(column)
    nodes.push(termOf(column, rule.mean))
  }
  return found
}

/** What a mean sums up: the values of a column, their logarithms or their inverses. */
export interface Term {
  readonly values: Float64Array
  /** Nothing is missing: the sums need not look. */
  readonly complete: boolean
}

export const termsOf = (columns: readonly Float64Array[], mean: Mean): readonly Term[] =>
  columns.map((column) => termOf(column, mean))

function termOf(column: Float64Array, mean: Mean): Term {
  const complete = !column.some(Number.isNaN)
  if (mean === 'arithmetic') return { values: column, complete }
  return { values: column.map(mean === 'geometric' ? Math.log : (value) => 1 / value), complete }
}

function meanOf(
  nodes: readonly Term[],
  members: readonly number[],
  weights: Float64Array,
  units: number,
  { mean, availability = 0, missing }: Rule,
): Float64Array {
  const sums = new Float64Array(units)
  const gaps = { totals: new Float64Array(units), present: new Uint16Array(units) }
  const zero = missing === 'zero' ? termOfZero[mean] : null
  let total = 0
  let whole = 0
  let used = 0
  for (const member of members) {
    const weight = weights[member] ?? 0
    const term = nodes[member]
    if (weight === 0 || !term) continue
    used += 1
    if (term.complete) {
      addComplete(term.values, weight, sums)
      total += weight
      whole += 1
    } else addPresent(term.values, weight, zero, sums, gaps)
  }
  const needed = availability * used - 1e-9
  for (let unit = 0; unit < units; unit += 1) {
    const weight = total + (gaps.totals[unit] as number)
    const enough = weight > 0 && whole + (gaps.present[unit] as number) >= needed
    sums[unit] = enough ? (sums[unit] as number) / weight : Number.NaN
  }
  if (mean === 'arithmetic') return sums
  return sums.map(mean === 'geometric' ? Math.exp : (value) => 1 / value)
}

const termOfZero: Record<Mean, number> = { arithmetic: 0, geometric: -Infinity, harmonic: Infinity }

/** The innermost loops: indexed access is taken at its word, since a fallback for what cannot be costs a third of the time. */
function addComplete(values: Float64Array, weight: number, sums: Float64Array): void {
  for (let unit = 0; unit < values.length; unit += 1) (sums[unit] as number) += weight * (values[unit] as number)
}

interface Gaps {
  readonly totals: Float64Array
  readonly present: Uint16Array
}

function addPresent(values: Float64Array, weight: number, zero: number | null, sums: Float64Array, gaps: Gaps): void {
  for (let unit = 0; unit < values.length; unit += 1) {
    const value = values[unit] as number
    const given = !Number.isNaN(value)
    if (!given && zero === null) continue
    ;(sums[unit] as number) += weight * (given ? value : (zero ?? 0))
    ;(gaps.totals[unit] as number) += weight
    if (given) (gaps.present[unit] as number) += 1
  }
}

/** The geometric and the harmonic mean say nothing of values that are not above 0 (a 0 makes them 0). */
export function checkMean(keys: readonly string[], columns: readonly Float64Array[], mean: Mean): PanelIssue[] {
  if (mean === 'arithmetic') return []
  const least = columns.map((column) => column.reduce((min, value) => (value < min ? value : min), Infinity))
  const negative = keys.filter((_, index) => (least[index] ?? 0) < 0)
  const zero = keys.filter((_, index) => least[index] === 0)
  return [
    ...(negative.length > 0 ? [{ severity: 'error', code: 'not_positive', where: negative } as const] : []),
    ...(zero.length > 0 ? [{ severity: 'warning', code: 'not_positive', where: zero } as const] : []),
  ]
}
