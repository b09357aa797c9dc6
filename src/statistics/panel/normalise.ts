import { extent } from 'd3-array'
import { mean, sampleStandardDeviation } from 'simple-statistics'
import type { Normalisation } from './method.ts'

/**
 * One indicator on a scale where more is better; missing stays missing. A constant indicator has no place between a least
 * and a greatest, nor at a distance from a mean: it becomes missing there, and `build` names it. As ranks all are first.
 */
export function normalise(column: Float64Array, direction: 1 | -1, how: Normalisation): Float64Array {
  if (how.by === 'fixed') return direction === 1 ? column : column.map((value) => 100 - value)
  const turned = direction === 1 ? column : column.map((value) => -value)
  const present = Array.from(turned).filter((value) => !Number.isNaN(value))
  switch (how.by) {
    case 'min_max': {
      const [least = 0, greatest = 0] = extent(present)
      return turned.map((value) => ((value - least) / (greatest - least)) * (how.high - how.low) + how.low)
    }
    case 'z_score': {
      if (present.every((value) => value === present[0])) return turned.map(() => Number.NaN)
      const middle = mean(present)
      const spread = sampleStandardDeviation(present)
      return turned.map((value) => ((value - middle) / spread) * how.sd + how.mean)
    }
    case 'rank':
      return ascendingRanks(turned)
    case 'percent_rank':
      return ascendingRanks(turned).map((rank) => (rank - 1) / (present.length - 1))
  }
}

/** 1 for the least; ties share the smallest rank; missing stays missing. */
export function ascendingRanks(values: Float64Array): Float64Array {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort()
  const ranks = new Map<number, number>()
  for (const [index, value] of sorted.entries()) if (!ranks.has(value)) ranks.set(value, index + 1)
  return values.map((value) => ranks.get(value) ?? Number.NaN)
}

/** 1 for the greatest; ties share the smallest rank; missing stays missing. */
export const ranks = (scores: Float64Array): Float64Array => ascendingRanks(scores.map((score) => -score))
