import { quantileSorted } from 'd3-array'

export interface Quartiles {
  readonly n: number
  readonly min: number
  readonly q1: number
  readonly median: number
  readonly q3: number
  readonly max: number
}

/**
 * The spread of a group of values; null for an empty group. Quantiles are of type 7 (Hyndman and Fan 1996; R's default).
 *
 * @throws RangeError when a value is not a finite number: `n` would not say how many values the spread rests on.
 */
export function quartiles(values: readonly number[]): Quartiles | null {
  if (!values.every(Number.isFinite)) throw new RangeError('a spread needs finite numbers')
  const sorted = values.toSorted((a, b) => a - b)
  if (sorted.length === 0) return null
  const at = (share: number) => quantileSorted(sorted, share) ?? Number.NaN
  return { n: sorted.length, min: at(0), q1: at(0.25), median: at(0.5), q3: at(0.75), max: at(1) }
}
