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
  const [min, q1, median, q3, max] = [0, 0.25, 0.5, 0.75, 1].map((p) => quantileSorted(sorted, p))
  if (min === undefined || q1 === undefined || median === undefined || q3 === undefined || max === undefined)
    return null
  return { n: sorted.length, min, q1, median, q3, max }
}
