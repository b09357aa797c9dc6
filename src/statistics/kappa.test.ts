import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cohenKappa } from './kappa.ts'

/** `counts[i][j]`: how often the first rater said i where the second said j. */
function pairsOf(counts: readonly (readonly number[])[]): [string, string][] {
  return counts.flatMap((row, i) =>
    row.flatMap((count, j) => Array.from({ length: count }, (): [string, string] => [`${i}`, `${j}`])),
  )
}

test('kappa of the example of two readers of 50 grant proposals is 0.40', () => {
  // Observed 35/50 = 0.7; expected 0.5 x 0.6 + 0.5 x 0.4 = 0.5.
  const kappa = cohenKappa(
    pairsOf([
      [20, 5],
      [10, 15],
    ]),
  )
  assert.ok(kappa !== null && Math.abs(kappa - 0.4) < 1e-12)
})

test('kappa of three categories follows the formula', () => {
  // Cohen 1960, table 1 as counts of 200: observed 0.58 … expected 0.41 … (sum of products of the margins).
  const kappa = cohenKappa(
    pairsOf([
      [88, 14, 18],
      [10, 40, 10],
      [2, 6, 12],
    ]),
  )
  const expected = (120 * 100 + 60 * 60 + 20 * 40) / 200 ** 2
  assert.ok(kappa !== null && Math.abs(kappa - (0.7 - expected) / (1 - expected)) < 1e-12)
})

test('full agreement is 1, and agreement that could not be otherwise is undefined', () => {
  assert.equal(
    cohenKappa(
      pairsOf([
        [3, 0],
        [0, 4],
      ]),
    ),
    1,
  )
  assert.equal(cohenKappa(pairsOf([[5]])), null)
  assert.equal(cohenKappa([]), null)
})
