import { EigenvalueDecomposition, Matrix } from 'ml-matrix'
import { correlationMatrix } from './correlation.ts'

/** Principal components of standardised columns: eigenvalues of their correlation matrix, the greatest first. */
export interface Components {
  /** Units without a missing value, on which they rest. */
  readonly n: number
  readonly eigenvalues: readonly number[]
  /** Share 0..1 of the variance. */
  readonly shares: readonly number[]
  /** Unit eigenvectors: [component][column]; the sign is that which makes the largest entry positive. */
  readonly vectors: readonly (readonly number[])[]
}

/** Null: fewer than two columns, fewer than three complete units, or a constant column. */
export function components(columns: readonly Float64Array[]): Components | null {
  const complete = Array.from(columns[0] ?? [], (_, unit) => unit).filter((unit) =>
    columns.every((column) => !Number.isNaN(column[unit])),
  )
  const rows = columns.map((column) => Float64Array.from(complete, (unit) => column[unit] ?? 0))
  const correlations = correlationMatrix(rows, 'pearson').map((row) => row.map(({ r }) => r))
  if (columns.length < 2 || correlations.flat().some((r) => r === null)) return null
  const matrix = new Matrix(correlations.map((row) => row.map((r) => r ?? 0)))
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(matrix, { assumeSymmetric: true })
  const order = realEigenvalues
    .map((_, index) => index)
    .sort((i, j) => (realEigenvalues[j] ?? 0) - (realEigenvalues[i] ?? 0))
  // Rounding may leave what is nothing a little below it.
  const eigenvalues = order.map((index) => Math.max(0, realEigenvalues[index] ?? 0))
  const total = eigenvalues.reduce((sum, value) => sum + value, 0)
  return {
    n: complete.length,
    eigenvalues,
    shares: eigenvalues.map((value) => value / total),
    vectors: order.map((index) => signed(eigenvectorMatrix.getColumn(index))),
  }
}

function signed(vector: readonly number[]): number[] {
  const largest = vector.reduce((found, value) => (Math.abs(value) > Math.abs(found) ? value : found), 0)
  return vector.map((value) => (largest < 0 ? -value : value))
}
