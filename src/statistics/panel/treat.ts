import { extent } from 'd3-array'
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
  /** So many points moved to the nearest value that is left, and what that came to; null where there was no need. */
  readonly winsorised: { readonly column: Float64Array; readonly points: number; readonly shape: Shape } | null
  /** Winsorising did not suffice: the logarithm of the original stands instead. Null where it did. */
  readonly logged: Shape | null
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
 * COINr's default chain (qTreat), before directions are applied. A column is never winsorised until nothing varies.
 */
export function treat(column: Float64Array, limits: Treatment): Treated {
  const before = shapeOf(column)
  if (passes(before, limits)) return { column, before, winsorised: null, logged: null, passes: true }
  const winsorised = winsorise(column, before, limits)
  if (varies(winsorised.shape) && passes(winsorised.shape, limits)) {
    return { column: winsorised.column, before, winsorised, logged: null, passes: true }
  }
  const logarithms = logarithm(column)
  const logged = shapeOf(logarithms)
  return { column: logarithms, before, winsorised, logged, passes: passes(logged, limits) }
}

const varies = ({ skew }: Shape): boolean => skew !== null

function winsorise(column: Float64Array, before: Shape, limits: Treatment) {
  const values = column.slice()
  let shape = before
  let high = 0
  let low = 0
  while (varies(shape) && !passes(shape, limits) && high + low < limits.winmax) {
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
  const [min = 0, max = 0] = extent(column)
  return column.map((value) => Math.log(value - min + 0.01 * (max - min)))
}
