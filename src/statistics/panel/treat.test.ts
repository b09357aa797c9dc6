import assert from 'node:assert/strict'
import { test } from 'node:test'
import { passes, shapeOf, treat } from './treat.ts'

const gap = Number.NaN
const column = (...values: number[]) => Float64Array.from(values)
const zeros = (n: number) => Array.from({ length: n }, () => 0)
const limits = { winmax: 5, skew: 2, kurtosis: 3.5 }
const near = (found: number | null | undefined, expected: number) =>
  assert.ok(Math.abs((found ?? gap) - expected) < 1e-12, `${found}, expected ${expected}`)

test('skew and kurtosis are the sample forms that R computes, over the values that are there', () => {
  const { skew, kurtosis } = shapeOf(column(1, 2, gap, 3, 4, 10))
  near(skew, 1.697056274847714)
  near(kurtosis, 3.1519999999999992)
  assert.deepEqual([shapeOf(column(1, 2)).skew, shapeOf(column(7, 7, 7, 7)).skew], [null, null])
  const three = shapeOf(column(1, 2, 4))
  near(three.skew, 0.9352195295828228)
  assert.equal(three.kurtosis, null)
  assert.deepEqual(shapeOf(column(7, 7, 7, 7)), { skew: null, kurtosis: null })
  assert.notEqual(shapeOf(column(1, 2, 4, 4)).kurtosis, null)
})

test('a shape passes when either measure stays below its limit, or cannot be told', () => {
  const shape = (skew: number | null, kurtosis: number | null) => passes({ skew, kurtosis }, limits)
  assert.deepEqual(
    [shape(1.9, 9), shape(-1.9, 9), shape(5, 3.4), shape(2, 3.5), shape(-3, 4), shape(null, 9), shape(9, null)],
    [true, true, true, false, false, true, true],
  )
})

test('an indicator without outliers is left as it is', () => {
  const own = column(1, 2, 3, 4, 5)
  const { before, ...rest } = treat(own, limits)
  assert.deepEqual(rest, { column: own, winsorised: null, logged: null, passes: true })
  assert.notEqual(before.skew, null)
})

test('the highest points move to the nearest value, ties together, until the shape passes', () => {
  const found = treat(column(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 200), limits)
  assert.deepEqual([...found.column], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10])
  assert.deepEqual([found.winsorised?.points, found.logged, found.passes], [1, null, true])
  const tied = treat(column(...zeros(20), 1, 2, 3, 4, 30, 30), { ...limits, winmax: 2 })
  assert.equal(tied.winsorised?.points, 2, 'both at once')
  assert.deepEqual([...(tied.winsorised?.column.slice(-3) ?? [])], [4, 4, 4])
})

test('the lowest points move where the tail is there, and gaps stay gaps', () => {
  const found = treat(column(-1, -2, gap, -3, -4, -5, -6, -7, -8, -9, -10, -200), limits)
  assert.deepEqual([...found.column], [-1, -2, gap, -3, -4, -5, -6, -7, -8, -9, -10, -10])
})

test('points moved on either side count together', () => {
  const skewed = column(-1000, ...Array.from({ length: 12 }, (_, at) => at), 1001)
  const found = treat(skewed, { winmax: 2, skew: 0.0001, kurtosis: -3 })
  assert.equal(found.winsorised?.points, 2)
  assert.deepEqual([found.winsorised?.column[0], found.winsorised?.column[13]], [0, 11])
})

test('where moving the points allowed does not suffice, the logarithm of the original stands', () => {
  const own = column(...zeros(20), 1, 5, 30)
  const found = treat(own, { ...limits, winmax: 1 })
  assert.equal(found.winsorised?.points, 1)
  assert.deepEqual([...(found.winsorised?.column.slice(-3) ?? [])], [1, 5, 5])
  near(found.winsorised?.shape.skew, 3.0367044170458524)
  for (const [at, value] of own.entries()) near(found.column[at], Math.log(value + 0.3))
  assert.notEqual(found.logged, null)
  assert.equal(found.passes, Math.abs(found.logged?.skew ?? 0) < 2 || (found.logged?.kurtosis ?? 0) < 3.5)
})

test('winsorising never ends with nothing that varies', () => {
  const found = treat(column(...zeros(29), 1), limits)
  near(found.column[29], Math.log(1.01))
  near(found.column[0], Math.log(0.01))
  assert.deepEqual([found.winsorised?.points, found.winsorised?.shape.skew, found.passes], [1, null, false])
})
