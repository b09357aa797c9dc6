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

/**
 * Scores of every aggregate, in the plan's order, from normalised columns. Weights are shared out anew over the members
 * that are present; an aggregate with too few of them, or none, is missing.
 */
export function scores(
  made: Plan,
  columns: readonly Float64Array[],
  weights: Float64Array,
  { mean, availability = 0, missing }: Pick<Aggregation, 'mean' | 'availability' | 'missing'>,
): Float64Array[] {
  const units = columns[0]?.length ?? 0
  const nodes: Float64Array[] = [...columns]
  for (const { members } of made.aggregates) {
    const column = new Float64Array(units)
    for (let unit = 0; unit < units; unit += 1) {
      column[unit] = meanOf(nodes, members, weights, unit, { mean, availability, missing })
    }
    nodes.push(column)
  }
  return nodes.slice(columns.length)
}

function meanOf(
  nodes: readonly Float64Array[],
  members: readonly number[],
  weights: Float64Array,
  unit: number,
  { mean, availability, missing }: { mean: Mean; availability: number; missing: Aggregation['missing'] },
): number {
  let sum = 0
  let total = 0
  let present = 0
  for (const member of members) {
    const given = nodes[member]?.[unit] ?? Number.NaN
    const isPresent = !Number.isNaN(given)
    if (isPresent) present += 1
    if (!isPresent && missing === 'leave_out') continue
    const weight = weights[member] ?? 0
    sum += weight * terms[mean](isPresent ? given : 0)
    total += weight
  }
  if (total === 0 || present < availability * members.length - 1e-9) return Number.NaN
  return results[mean](sum / total)
}

const itself = (value: number) => value
const inverse = (value: number) => 1 / value
const terms: Record<Mean, (value: number) => number> = { arithmetic: itself, geometric: Math.log, harmonic: inverse }
const results: Record<Mean, (value: number) => number> = { arithmetic: itself, geometric: Math.exp, harmonic: inverse }

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
