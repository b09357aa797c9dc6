import { mean, sampleStandardDeviation } from 'simple-statistics'
import type { Normalisation } from './method.ts'

/**
 * One indicator on a scale where more is better; missing stays missing. A constant indicator has no place on a relative
 * scale: it becomes missing, and checkPanel names it.
 */
export function normalise(column: Float64Array, direction: 1 | -1, how: Normalisation): Float64Array {
  if (how.by === 'fixed') return direction === 1 ? column : column.map((value) => 100 - value)
  const turned = direction === 1 ? column : column.map((value) => -value)
  const present = Array.from(turned).filter((value) => !Number.isNaN(value))
  const min = Math.min(...present)
  const max = Math.max(...present)
  if (!(max > min)) return turned.map(() => Number.NaN)
  switch (how.by) {
    case 'min_max':
      return turned.map((value) => ((value - min) / (max - min)) * (how.high - how.low) + how.low)
    case 'z_score': {
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
