import { max, min } from 'd3-array'
import { mean, median, sampleStandardDeviation } from 'simple-statistics'
import { shapeOf } from '../panel/treat.ts'

/** One indicator as it came. Shares are 0..1; standard deviation with n - 1; skew and kurtosis bias-corrected. */
export interface Descriptives {
  readonly min: number | null
  readonly max: number | null
  readonly mean: number | null
  readonly median: number | null
  readonly sd: number | null
  readonly skew: number | null
  readonly kurtosis: number | null
  readonly available: number
  readonly nonZero: number
  readonly unique: number
  /** How often the most frequent value stands. */
  readonly same: number
  readonly share: {
    readonly available: number
    readonly nonZero: number
    readonly unique: number
    readonly same: number
  }
  readonly flags: {
    readonly available: boolean
    readonly nonZero: boolean
    readonly unique: boolean
    readonly outliers: boolean
  }
}

/** Rules of thumb: 65 % available (JRC), half not zero and half distinct (COINr), |skew| > 2 with kurtosis > 3.5. */
const least = { available: 0.65, nonZero: 0.5, unique: 0.5 }

export function describe(column: Float64Array): Descriptives {
  const values = Array.from(column).filter((value) => !Number.isNaN(value))
  const n = values.length
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const nonZero = values.filter((value) => value !== 0).length
  const unique = counts.size
  const same = max(counts.values()) ?? 0
  const { skew, kurtosis } = shapeOf(column)
  const share = { available: n / column.length, nonZero: nonZero / n, unique: unique / n, same: same / n }
  return {
    min: min(values) ?? null,
    max: max(values) ?? null,
    mean: n > 0 ? mean(values) : null,
    median: n > 0 ? median(values) : null,
    sd: n > 1 ? sampleStandardDeviation(values) : null,
    skew,
    kurtosis,
    available: n,
    nonZero,
    unique,
    same,
    share,
    flags: {
      available: share.available < least.available,
      // Of all units, as the reference has it: a missing value is no value above zero.
      nonZero: nonZero / column.length < least.nonZero,
      unique: share.unique < least.unique,
      outliers: skew !== null && kurtosis !== null && Math.abs(skew) > 2 && kurtosis > 3.5,
    },
  }
}
