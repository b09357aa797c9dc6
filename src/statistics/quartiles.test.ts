import assert from 'node:assert/strict'
import { test } from 'node:test'
import { quartiles } from './quartiles.ts'

// Worked by hand: type 7 interpolates at the position (n - 1) p of the ordered values, counted from 0.
const worked: [values: number[], spread: ReturnType<typeof quartiles>][] = [
  [[], null],
  [[7], { n: 1, min: 7, q1: 7, median: 7, q3: 7, max: 7 }],
  [[2, 1], { n: 2, min: 1, q1: 1.25, median: 1.5, q3: 1.75, max: 2 }],
  [[10, 2, 8, 4, 6], { n: 5, min: 2, q1: 4, median: 6, q3: 8, max: 10 }],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], { n: 10, min: 1, q1: 3.25, median: 5.5, q3: 7.75, max: 10 }],
]

for (const [values, spread] of worked) {
  test(`quartiles of [${values.join(', ')}]`, () => assert.deepEqual(quartiles(values), spread))
}

test('a value that is no number is refused, and the list is left as it was', () => {
  assert.throws(() => quartiles([1, Number.NaN, 3]), RangeError)
  const values = [3, 1, 2]
  quartiles(values)
  assert.deepEqual(values, [3, 1, 2])
})
