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
  terms: readonly Float64Array[] = termsOf(columns, rule.mean),
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

/** What a mean sums up: the values themselves, their logarithms or their inverses. */
export const termsOf = (columns: readonly Float64Array[], mean: Mean): readonly Float64Array[] =>
  columns.map((column) => termOf(column, mean))

function termOf(column: Float64Array, mean: Mean): Float64Array {
  if (mean === 'arithmetic') return column
  return column.map(mean === 'geometric' ? Math.log : (value) => 1 / value)
}

function meanOf(
  nodes: readonly Float64Array[],
  members: readonly number[],
  weights: Float64Array,
  units: number,
  { mean, availability = 0, missing }: Rule,
): Float64Array {
  const sums = new Float64Array(units)
  const totals = new Float64Array(units)
  const present = new Uint16Array(units)
  const zero = missing === 'zero' ? termOfZero[mean] : null
  let used = 0
  for (const member of members) {
    const weight = weights[member] ?? 0
    const column = nodes[member]
    if (weight === 0 || !column) continue
    used += 1
    addMember(column, weight, zero, { sums, totals, present })
  }
  const needed = availability * used - 1e-9
  for (let unit = 0; unit < units; unit += 1) {
    const enough = (totals[unit] ?? 0) > 0 && (present[unit] ?? 0) >= needed
    sums[unit] = enough ? (sums[unit] ?? 0) / (totals[unit] ?? 0) : Number.NaN
  }
  if (mean === 'arithmetic') return sums
  return sums.map(mean === 'geometric' ? Math.exp : (value) => 1 / value)
}

const termOfZero: Record<Mean, number> = { arithmetic: 0, geometric: -Infinity, harmonic: Infinity }

interface Sums {
  readonly sums: Float64Array
  readonly totals: Float64Array
  readonly present: Uint16Array
}

/** The innermost loop: indexed access is checked by the type alone, since a fallback would cost a third of the time. */
function addMember(column: Float64Array, weight: number, zero: number | null, { sums, totals, present }: Sums): void {
  for (let unit = 0; unit < column.length; unit += 1) {
    const term = column[unit] as number
    if (term === term) {
      ;(sums[unit] as number) += weight * term
      ;(totals[unit] as number) += weight
      ;(present[unit] as number) += 1
    } else if (zero !== null) {
      ;(sums[unit] as number) += weight * zero
      ;(totals[unit] as number) += weight
    }
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
