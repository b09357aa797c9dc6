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

/** A code may be `constructor`. */
export const weightIn = (given: NonNullable<Aggregation['weights']>, key: string): number | undefined =>
  Object.hasOwn(given, key) ? given[key] : undefined

/** Weights of the plan with those of a method in their place. */
export function weightsOf({ keys, weights }: Plan, given: Aggregation['weights'] = {}): Float64Array {
  return weights.map((weight, at) => weightIn(given, keys[at] ?? '') ?? weight)
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

/** What a mean sums up: the values of each column, their logarithms or their inverses. */
export const termsOf = (columns: readonly Float64Array[], mean: Mean): readonly Float64Array[] =>
  columns.map((column) => termOf(column, mean))

function termOf(column: Float64Array, mean: Mean): Float64Array {
  if (mean === 'arithmetic') return column
  const terms = new Float64Array(column.length)
  for (let unit = 0; unit < column.length; unit += 1) {
    const value = column[unit] as number
    terms[unit] = mean === 'geometric' ? Math.log(value) : 1 / value
  }
  return terms
}

/** The innermost loops: indexed access is taken at its word, since a fallback for what cannot be costs a third of the time. */
function meanOf(
  nodes: readonly Float64Array[],
  members: readonly number[],
  weights: Float64Array,
  units: number,
  { mean, availability = 0, missing }: Rule,
): Float64Array {
  const used = members.filter((member) => weights[member] !== 0)
  const columns = used.map((member) => nodes[member] as Float64Array)
  const all = new Float64Array(used.length)
  for (const [at, member] of used.entries()) all[at] = weights[member] as number
  const whole = sumOf(all, null, used.length)
  const row = new Float64Array(used.length)
  const rowWeights = new Float64Array(used.length)
  const needed = Math.max(availability * used.length - 1e-9, missing === 'zero' ? 0 : 1)
  const found = new Float64Array(units)
  for (let unit = 0; unit < units; unit += 1) {
    let present = 0
    let counted = 0
    for (let at = 0; at < used.length; at += 1) {
      const term = (columns[at] as Float64Array)[unit] as number
      const given = !Number.isNaN(term)
      if (!given && missing === 'leave_out') continue
      row[counted] = given ? term : termOfZero[mean]
      rowWeights[counted] = all[at] as number
      counted += 1
      if (given) present += 1
    }
    const total = counted === used.length ? whole : sumOf(rowWeights, null, counted)
    const enough = counted > 0 && present >= needed
    found[unit] = enough ? meanFrom(sumOf(row, rowWeights, counted), total, mean) : Number.NaN
  }
  return found
}

const termOfZero: Record<Mean, number> = { arithmetic: 0, geometric: -Infinity, harmonic: Infinity }

function meanFrom(sum: number, total: number, mean: Mean): number {
  if (mean === 'harmonic') return total / sum
  return mean === 'geometric' ? Math.exp(sum / total) : sum / total
}

/**
 * Sum, or sum of products, with what each addition rounds away carried along (Knuth's TwoSum): the order of members does
 * not matter, to the last bit, so that equal scores stay equal.
 */
function sumOf(values: Float64Array, factors: Float64Array | null, count: number): number {
  let sum = 0
  let lost = 0
  for (let at = 0; at < count; at += 1) {
    const term = factors ? (values[at] as number) * (factors[at] as number) : (values[at] as number)
    const next = sum + term
    const added = next - sum
    lost += sum - (next - added) + (term - added)
    sum = next
  }
  return Number.isFinite(sum) ? sum + lost : sum
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
