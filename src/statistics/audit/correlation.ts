import { sampleCorrelation } from 'simple-statistics'
import tCdf from '@stdlib/stats-base-dists-t-cdf'

export type CorrelationKind = 'pearson' | 'spearman'

/** r in -1..1 and its two-sided p-value (t with n - 2 degrees of freedom) over the n units where both are present. */
export interface Correlation {
  readonly n: number
  readonly r: number | null
  readonly p: number | null
}

export function correlate(a: Float64Array, b: Float64Array, kind: CorrelationKind): Correlation {
  const present = pairs(a, b)
  const n = present.x.length
  const rank = kind === 'spearman' ? averageRanks : (values: number[]) => values
  const x = rank(present.x)
  const y = rank(present.y)
  if (n < 3 || isConstant(x) || isConstant(y)) return { n, r: null, p: null }
  const r = Math.max(-1, Math.min(1, sampleCorrelation(x, y)))
  return { n, r, p: pValue(r, n) }
}

/** The values of the units where both are present. */
export function pairs(a: Float64Array, b: Float64Array): { x: number[]; y: number[] } {
  const x: number[] = []
  const y: number[] = []
  for (let unit = 0; unit < a.length; unit += 1) {
    const [one, other] = [a[unit] ?? Number.NaN, b[unit] ?? Number.NaN]
    if (Number.isNaN(one) || Number.isNaN(other)) continue
    x.push(one)
    y.push(other)
  }
  return { x, y }
}

/** Of every column with every other; a column with itself is 1 where it varies. */
export function correlationMatrix(columns: readonly Float64Array[], kind: CorrelationKind): Correlation[][] {
  // The ranks of a column without gaps are the same beside any other such column.
  const ranked = columns.map((column) =>
    kind === 'spearman' && !column.some(Number.isNaN) ? Float64Array.from(averageRanks([...column])) : null,
  )
  const of = (i: number, j: number): Correlation => {
    const [a, b] = [columns[i] ?? new Float64Array(), columns[j] ?? new Float64Array()]
    const [left, right] = [ranked[i], ranked[j]]
    const found = left && right ? correlate(left, right, 'pearson') : correlate(a, b, kind)
    return i === j && found.r !== null ? { n: found.n, r: 1, p: 0 } : found
  }
  const upper = columns.map((_, i) => columns.map((__, j) => (j < i ? null : of(i, j))))
  return upper.map((row, i) => row.map((found, j) => found ?? upper[j]?.[i] ?? { n: 0, r: null, p: null }))
}

function pValue(r: number, n: number): number {
  if (Math.abs(r) === 1) return 0
  const t = Math.abs(r) * Math.sqrt((n - 2) / (1 - r * r))
  return 2 * tCdf(-t, n - 2)
}

const isConstant = (values: readonly number[]) => values.every((value) => value === values[0])

/** 1 for the least; ties share the mean of their ranks. */
export function averageRanks(values: readonly number[]): number[] {
  const order = values.map((_, index) => index).sort((i, j) => (values[i] ?? 0) - (values[j] ?? 0))
  const ranks = Array.from<number>({ length: values.length })
  for (let start = 0; start < order.length;) {
    let end = start
    while (end + 1 < order.length && values[order[end + 1] ?? 0] === values[order[start] ?? 0]) end += 1
    for (let at = start; at <= end; at += 1) ranks[order[at] ?? 0] = (start + end) / 2 + 1
    start = end + 1
  }
  return ranks
}

/** Collinear above, working against each other below (OECD/JRC; COINr's defaults). */
export const flagged = { collinear: 0.9, negative: -0.4 }
