import gammainc from '@stdlib/math-base-special-gammainc'
import { determinant, inverse, Matrix } from 'ml-matrix'
import { sampleCovariance, sampleVariance } from 'simple-statistics'
import { correlate, correlationMatrix, pairs } from './correlation.ts'

/** How well the items of one aggregate hold together. Null: too few items or units, or no variation. */
export interface Reliability {
  readonly n: number
  readonly k: number
  /** Cronbach 1951, over pairwise complete covariances. */
  readonly alpha: number | null
  /** From correlations. */
  readonly standardisedAlpha: number | null
  readonly items: readonly {
    /** Of the item with the sum of the others. */
    readonly itemRest: number | null
    readonly alphaIfDropped: number | null
    readonly standardisedAlphaIfDropped: number | null
  }[]
  /** Kaiser-Meyer-Olkin measure of sampling adequacy, 0..1. */
  readonly kmo: number | null
  /** Bartlett's test that nothing is correlated. */
  readonly bartlett: { readonly chiSquare: number; readonly df: number; readonly p: number } | null
}

export function reliability(columns: readonly Float64Array[]): Reliability {
  const k = columns.length
  const covariances = columns.map((a) => columns.map((b) => covariance(a, b)))
  const correlations = correlationMatrix(columns, 'pearson').map((row) => row.map(({ r }) => r))
  const without = (index: number) => columns.map((_, at) => at).filter((at) => at !== index)
  const complete = completeUnits(columns)
  return {
    n: complete.length,
    k,
    alpha: alphaOf(covariances),
    standardisedAlpha: alphaOf(correlations),
    items: columns.map((column, index) => ({
      itemRest: itemRest(columns, column, complete),
      alphaIfDropped: alphaOf(pick(covariances, without(index))),
      standardisedAlphaIfDropped: alphaOf(pick(correlations, without(index))),
    })),
    kmo: kmoOf(correlations),
    bartlett: bartlettOf(correlations, complete.length),
  }
}

type Square = readonly (readonly (number | null)[])[]

const pick = (square: Square, indices: readonly number[]): Square =>
  indices.map((row) => indices.map((column) => square[row]?.[column] ?? null))

function covariance(a: Float64Array, b: Float64Array): number | null {
  const { x, y } = pairs(a, b)
  if (x.length < 2) return null
  return a === b ? sampleVariance(x) : sampleCovariance(x, y)
}

/** k² x mean of the covariances between items / sum of all. */
function alphaOf(square: Square): number | null {
  const k = square.length
  const all = square.flat()
  if (k < 2 || all.some((value) => value === null)) return null
  const sum = all.reduce<number>((total, value) => total + (value ?? 0), 0)
  const diagonal = square.reduce((total, row, index) => total + (row[index] ?? 0), 0)
  if (sum === 0) return null
  return (k * k * ((sum - diagonal) / (k * (k - 1)))) / sum
}

function completeUnits(columns: readonly Float64Array[]): number[] {
  const units = Array.from({ length: columns[0]?.length ?? 0 }, (_, unit) => unit)
  return units.filter((unit) => columns.every((column) => !Number.isNaN(column[unit])))
}

/** Of an item with the sum of the others, over the units that have all of them. */
function itemRest(columns: readonly Float64Array[], column: Float64Array, units: readonly number[]): number | null {
  if (columns.length < 2) return null
  const own = Float64Array.from(units, (unit) => column[unit] ?? 0)
  const rest = new Float64Array(units.length)
  for (const other of columns.filter((one) => one !== column)) {
    for (const [at, unit] of units.entries()) rest[at] = (rest[at] ?? 0) + (other[unit] ?? 0)
  }
  return correlate(own, rest, 'pearson').r
}

function asMatrix(square: Square): Matrix | null {
  if (square.length < 2 || square.flat().some((value) => value === null)) return null
  return new Matrix(square.map((row) => row.map((value) => value ?? 0)))
}

/** Kaiser 1974: squared correlations against squared partial ones. Null where the matrix has no inverse. */
function kmoOf(correlations: Square): number | null {
  const matrix = asMatrix(correlations)
  if (!matrix || Math.abs(determinant(matrix)) < 1e-14) return null
  const inverted = inverse(matrix)
  let squared = 0
  let partial = 0
  for (let i = 0; i < matrix.rows; i += 1) {
    for (let j = 0; j < matrix.rows; j += 1) {
      if (i === j) continue
      squared += matrix.get(i, j) ** 2
      partial += inverted.get(i, j) ** 2 / (inverted.get(i, i) * inverted.get(j, j))
    }
  }
  return squared / (squared + partial)
}

/** Bartlett 1951: -(n - 1 - (2k + 5) / 6) ln |R|, with k(k - 1) / 2 degrees of freedom. */
function bartlettOf(correlations: Square, n: number): Reliability['bartlett'] {
  const matrix = asMatrix(correlations)
  const det = matrix ? determinant(matrix) : 0
  if (!matrix || det <= 0) return null
  const k = matrix.rows
  const chiSquare = -(n - 1 - (2 * k + 5) / 6) * Math.log(det)
  const df = (k * (k - 1)) / 2
  return { chiSquare, df, p: gammainc(chiSquare / 2, df / 2, true, true) }
}
