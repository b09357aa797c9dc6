import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Asked, design } from './design.ts'
import { indices, sensitivity } from './sensitivity.ts'

const assumptions = { weights: [{}, {}, {}, {}], mean: ['arithmetic', 'geometric'] as const }

/** 3 x the weights' alternative + 4 x the mean's: variances 9 x 15/12 and 16 x 1/4, hence shares 0.7377 and 0.2623. */
function sumOf(asked: Asked) {
  const made = design(assumptions, asked)
  const at = (run: number, assumption: number) => made.choices[run * 2 + assumption] ?? 0
  return { made, output: Float64Array.from({ length: made.runs }, (_, run) => 3 * at(run, 0) + 4 * at(run, 1)) }
}
const truth = { weights: (9 * 1.25) / (9 * 1.25 + 4), mean: 4 / (9 * 1.25 + 4) }

test('a sample says how sure it is: its interval holds the estimate, comes near the truth and narrows as it grows', () => {
  const widths = [64, 1024].map((samples) => {
    const { made, output } = sumOf({ samples, seed: 5, kind: 'sobol' })
    const found = sensitivity(made, output, 5) ?? []
    assert.deepEqual(
      found.map(({ assumption }) => assumption),
      ['weights', 'mean'],
    )
    return found.map(({ assumption, first, total, interval }) => {
      const share = assumption === 'weights' ? truth.weights : truth.mean
      for (const [value, [low, high]] of [[first, interval.first] as const, [total, interval.total] as const]) {
        assert.ok(low <= value && value <= high, `${assumption} stands within its interval`)
        assert.ok(low - 0.05 <= share && share <= high + 0.05, `${assumption} is near ${share}`)
      }
      return interval.total[1] - interval.total[0]
    })
  })
  for (const [at, wide] of (widths[0] ?? []).entries()) {
    const narrow = widths[1]?.[at] ?? 9
    assert.ok(narrow > 0 && narrow < wide / 2, `${narrow} of ${wide}: a quarter is what sixteen times the sample gives`)
  }
})

test('convergence is shown by the first eighth, quarter and half of the sample, and ends at the whole', () => {
  const { made, output } = sumOf({ samples: 256, seed: 5, kind: 'sobol' })
  for (const { assumption, convergence, first, total } of sensitivity(made, output, 5) ?? []) {
    assert.deepEqual(
      convergence.map(({ samples }) => samples),
      [32, 64, 128, 256],
    )
    assert.deepEqual(convergence.at(-1), { samples: 256, first, total }, assumption)
    assert.notEqual(convergence[0]?.total, total)
    assert.deepEqual(indices(made, output)?.[assumption], { first, total })
  }
})

test('a part too small to have a variance is shown from two runs', () => {
  const { made, output } = sumOf({ samples: 8, seed: 5, kind: 'sobol' })
  const [weights] = sensitivity(made, output, 5) ?? []
  assert.deepEqual(
    weights?.convergence.map(({ samples }) => samples),
    [2, 2, 4, 8],
  )
})

test('the estimators, worked by hand from four outputs of A, of B and of A with a column of B', () => {
  const made = design(assumptions, { samples: 4, seed: 1, kind: 'sobol' })
  const output = Float64Array.of(1, 2, 3, 4, 2, 4, 1, 3, 2, 3, 2, 5, 1, 2, 3, 4)
  // A and B: mean 2.5, sum of squares 60, variance (60 - 8 x 6.25) / 7 = 10/7. Steps 1, 1, -1, 1.
  // First: (-0.5 + 1.5 + 1.5 + 0.5) / 4 / (10/7) = 0.525; total: 4 / 4 / 2 / (10/7) = 0.35.
  const found = indices(made, output)
  assert.ok(Math.abs((found?.['weights']?.first ?? 0) - 0.525) < 1e-12)
  assert.ok(Math.abs((found?.['weights']?.total ?? 0) - 0.35) < 1e-12)
  assert.deepEqual(found?.['mean'], { first: 0, total: 0 })
})

test('an exact design needs no interval: it is the value itself, and there is nothing to converge', () => {
  const { made, output } = sumOf({ samples: 1, seed: 1 })
  for (const { assumption, first, total, interval, convergence } of sensitivity(made, output, 1) ?? []) {
    assert.ok(Math.abs(first - (assumption === 'weights' ? truth.weights : truth.mean)) < 1e-12)
    assert.deepEqual(interval, { first: [first, first], total: [total, total] })
    assert.deepEqual(convergence, [])
  }
})

test('outputs that never differ are sensitive to nothing, and points alone tell no shares', () => {
  const { made, output } = sumOf({ samples: 64, seed: 5, kind: 'sobol' })
  assert.equal(sensitivity(made, output.fill(7), 5), null)
  assert.equal(indices(made, output), null)
  const points = sumOf({ samples: 64, seed: 5, kind: 'sample' })
  assert.equal(sensitivity(points.made, points.output, 5), null)
  assert.equal(indices(points.made, points.output), null)
})
