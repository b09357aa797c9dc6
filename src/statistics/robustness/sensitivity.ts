import { quantileSorted, variance } from 'd3-array'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { Design } from './design.ts'
import type { AssumptionName } from './space.ts'

/** Shares of the variance of an output: what one assumption alone accounts for, and with all it takes part in. */
export interface Indices {
  readonly first: number
  readonly total: number
}

export interface Sensitivity extends Indices {
  readonly assumption: AssumptionName
  /** 5th and 95th percentile over 200 resamples; of an exact design the value itself. */
  readonly interval: { readonly first: readonly [number, number]; readonly total: readonly [number, number] }
  /** The same from the first part of the sample alone; of an exact design empty. */
  readonly convergence: readonly ({ readonly samples: number } & Indices)[]
}

/** Null where no run differs from another: then nothing is sensitive to anything. */
export function sensitivity(design: Design, output: Float64Array, seed: number): Sensitivity[] | null {
  const varies = output.some((value) => value !== output[0])
  if (!varies || design.kind === 'sample') return null
  return design.assumptions.map(({ name }, at) => {
    if (design.kind === 'exact') {
      const { first, total } = exactIndices(design, output, at)
      return {
        assumption: name,
        first,
        total,
        interval: { first: [first, first], total: [total, total] },
        convergence: [],
      }
    }
    return { assumption: name, ...sampledSensitivity(design, output, at, seed) }
  })
}

/** By assumption, without intervals: for outputs that are many, such as each unit's own rank. */
export function indices(design: Design, output: Float64Array): Record<string, Indices> | null {
  const varies = output.some((value) => value !== output[0])
  if (!varies || design.kind === 'sample') return null
  return Object.fromEntries(
    design.assumptions.map(({ name }, at) => [
      name,
      design.kind === 'exact' ? exactIndices(design, output, at) : sampledIndices(design, output, at),
    ]),
  )
}

function sampledIndices({ samples }: Design, output: Float64Array, at: number): Indices {
  const rows = Uint32Array.from({ length: samples }, (_, row) => row)
  return estimate(...partsOf(output, samples, at), rows)
}

/** The outputs of A, of B, and of A with one column of B. */
function partsOf(output: Float64Array, n: number, at: number): [Float64Array, Float64Array, Float64Array] {
  return [output.subarray(0, n), output.subarray(n, 2 * n), output.subarray((2 + at) * n, (3 + at) * n)]
}

/** By complete enumeration: Var(E[y|xi]) / V and E[Var(y|x~i)] / V (Sobol' 1993; Homma and Saltelli 1996). */
function exactIndices({ assumptions, runs }: Design, output: Float64Array, at: number): Indices {
  const size = assumptions[at]?.size ?? 1
  const stride = assumptions.slice(at + 1).reduce((product, one) => product * one.size, 1)
  const mean = average(output)
  const all = average(output.map((value) => (value - mean) ** 2))
  const byLevel = new Float64Array(size)
  const withinSum = { value: 0 }
  for (let run = 0; run < runs; run += 1) {
    const level = Math.floor(run / stride) % size
    byLevel[level] = (byLevel[level] ?? 0) + (output[run] ?? 0)
    if (level === 0) withinSum.value += varianceAlong(output, run, stride, size)
  }
  const levelVariance = average(byLevel.map((sum) => (sum / (runs / size) - mean) ** 2))
  return { first: levelVariance / all, total: withinSum.value / (runs / size) / all }
}

function varianceAlong(output: Float64Array, start: number, stride: number, size: number): number {
  let sum = 0
  let squares = 0
  for (let level = 0; level < size; level += 1) sum += output[start + level * stride] ?? 0
  const mean = sum / size
  for (let level = 0; level < size; level += 1) squares += ((output[start + level * stride] ?? 0) - mean) ** 2
  return squares / size
}

const average = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length

const resamples = 200
const parts = [1 / 8, 1 / 4, 1 / 2, 1]

function sampledSensitivity(
  { samples }: Design,
  output: Float64Array,
  at: number,
  seed: number,
): Omit<Sensitivity, 'assumption'> {
  const [a, b, ab] = partsOf(output, samples, at)
  const rows = Uint32Array.from({ length: samples }, (_, row) => row)
  const random = xoroshiro128plus(seed + at)
  const drawn = Array.from({ length: resamples }, () =>
    estimate(
      a,
      b,
      ab,
      Uint32Array.from(rows, () => uniformInt(random, 0, samples - 1)),
    ),
  )
  return {
    ...estimate(a, b, ab, rows),
    interval: { first: between(drawn.map(({ first }) => first)), total: between(drawn.map(({ total }) => total)) },
    convergence: parts.map((part) => {
      const n = Math.max(2, Math.round(samples * part))
      return Object.assign({ samples: n }, estimate(a, b, ab, rows.subarray(0, n)))
    }),
  }
}

function between(values: number[]): [number, number] {
  const sorted = values.toSorted((x, y) => x - y)
  return [quantileSorted(sorted, 0.05) ?? 0, quantileSorted(sorted, 0.95) ?? 0]
}

/**
 * First: mean((yB - m)(yAB - yA)) / V, centred by the mean m, which costs nothing and cuts the error to a third; total:
 * mean((yA - yAB)²) / 2V (Jansen 1999; Saltelli et al. 2010). V over A and B, with n - 1.
 */
function estimate(a: Float64Array, b: Float64Array, ab: Float64Array, rows: Uint32Array): Indices {
  const n = rows.length
  const both = new Float64Array(2 * n)
  for (let i = 0; i < n; i += 1) {
    both[i] = a[rows[i] ?? 0] ?? 0
    both[n + i] = b[rows[i] ?? 0] ?? 0
  }
  const mean = average(both)
  let first = 0
  let total = 0
  for (let i = 0; i < n; i += 1) {
    const row = rows[i] ?? 0
    const step = (ab[row] ?? 0) - (a[row] ?? 0)
    first += ((b[row] ?? 0) - mean) * step
    total += step * step
  }
  const all = variance(both) ?? 0
  return all === 0 ? { first: 0, total: 0 } : { first: first / n / all, total: total / n / 2 / all }
}
