import { sampleKurtosis, sampleSkewness } from 'simple-statistics'
import type { Treatment } from './method.ts'

/** Bias-corrected sample forms (Excel SKEW and KURT); null where too few or equal values leave them undefined. */
export interface Shape {
  readonly skew: number | null
  readonly kurtosis: number | null
}

/** What was done to one indicator. */
export interface Treated {
  readonly column: Float64Array
  readonly before: Shape
  /** Points moved to the nearest value that is left. */
  readonly winsorised: number
  /** Winsorising did not suffice: the logarithm of the original stands instead. */
  readonly logarithm: boolean
  readonly after: Shape
  readonly passes: boolean
}

export function shapeOf(column: Float64Array): Shape {
  const values = Array.from(column).filter((value) => !Number.isNaN(value))
  const varies = values.some((value) => value !== values[0])
  return {
    skew: varies && values.length >= 3 ? sampleSkewness(values) : null,
    kurtosis: varies && values.length >= 4 ? sampleKurtosis(values) : null,
  }
}

/** No outliers to speak of (OECD/JRC; COINr's check_SkewKurt). What is undefined has none. */
export function passes({ skew, kurtosis }: Shape, limits: Treatment): boolean {
  return skew === null || kurtosis === null || Math.abs(skew) < limits.skew || kurtosis < limits.kurtosis
}

/**
 * Winsorises until the shape passes or `winmax` points have moved, then takes the logarithm of the original instead:
 * COINr's default chain (qTreat), before directions are applied.
 */
export function treat(column: Float64Array, limits: Treatment): Treated {
  const before = shapeOf(column)
  if (passes(before, limits)) {
    return { column, before, winsorised: 0, logarithm: false, after: before, passes: true }
  }
  const { column: moved, points, shape } = winsorise(column, before, limits)
  if (passes(shape, limits)) {
    return { column: moved, before, winsorised: points, logarithm: false, after: shape, passes: true }
  }
  const logged = logarithm(column)
  const after = shapeOf(logged)
  return { column: logged, before, winsorised: 0, logarithm: true, after, passes: passes(after, limits) }
}

function winsorise(column: Float64Array, before: Shape, limits: Treatment) {
  const values = column.slice()
  let shape = before
  let high = 0
  let low = 0
  while (!passes(shape, limits) && high + low < limits.winmax) {
    if ((shape.skew ?? 0) >= 0) high = moveExtreme(values, 1)
    else low = moveExtreme(values, -1)
    shape = shapeOf(values)
  }
  return { column: values, points: high + low, shape }
}

/** Sets every maximum (side 1) or minimum (side -1) to the next distinct value; returns how many points it set. */
function moveExtreme(values: Float64Array, side: 1 | -1): number {
  let extreme = -Infinity
  let next = -Infinity
  for (const value of values) {
    const turned = value * side
    if (turned > extreme) {
      next = extreme
      extreme = turned
    } else if (turned > next && turned < extreme) next = turned
  }
  let moved = 0
  for (const [index, value] of values.entries()) {
    if (value * side !== extreme) continue
    values[index] = next * side
    moved += 1
  }
  return moved
}

/** log(x - min + (max - min) / 100): COIN Tool's form, which also takes values that are not positive. */
function logarithm(column: Float64Array): Float64Array {
  const present = column.filter((value) => !Number.isNaN(value))
  const min = Math.min(...present)
  const max = Math.max(...present)
  return column.map((value) => Math.log(value - min + 0.01 * (max - min)))
}
