import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Method } from '../panel/method.ts'
import { PanelError } from '../panel/panel.ts'
import { nominalScores, runner, type Study } from './runs.ts'
import type { Assumptions } from './space.ts'

const method: Method = {
  version: 1,
  normalise: { by: 'fixed' },
  aggregate: { mean: 'arithmetic', missing: 'leave_out' },
}
const structure = {
  indicators: ['a1', 'a2', 'b1'].map((key) => ({ key, parent: key[0] ?? '', weight: 1, direction: 1 as const })),
  aggregates: [
    { key: 'a', parent: 'index', weight: 1 },
    { key: 'b', parent: 'index', weight: 1 },
    { key: 'index', parent: null, weight: 1 },
  ],
}
const study = (assumptions: Assumptions, units = ['one', 'two']): Study => ({
  panel: { units, columns: [100, 60, 20].map((value) => Float64Array.from(units, (_, at) => value - at * 10)) },
  structure,
  method,
  beside: { groups: {}, denominators: [] },
  assumptions,
})
const faultsOf = (assumptions: Assumptions, units?: string[]) => {
  try {
    runner(study(assumptions, units))
  } catch (error) {
    if (error instanceof PanelError) return error.issues.map(({ code, where }) => [code, where])
    throw error
  }
  return []
}

test('what is left out leaves the mean: of its area where it is an item, of the index where it is an area', () => {
  // a = mean(100, 60) = 80, b = 20: 50 in all. Without a1: a = 60; without a: the index is b.
  const run = runner(study({ leaveOut: [null, 'a1', 'a2', 'b1', 'a', 'b'] }))
  const first = [0, 1, 2, 3, 4, 5].map((choice) => run([choice])[0])
  assert.deepEqual(first, [50, 40, 60, 80, 20, 80])
  assert.equal(nominalScores(study({}))[0], 50)
})

test('a choice of weights adds to those of the method, and what varies alone is chosen', () => {
  const weighted = study({ weights: [{}, { a: 3 }] })
  const run = runner({ ...weighted, method: { ...method, aggregate: { ...method.aggregate, weights: { b: 2 } } } })
  // (80 + 2 x 20) / 3 and (3 x 80 + 2 x 20) / 5
  assert.deepEqual([run([0])[0], run([1])[0]], [40, 56])
  assert.equal(runner(study({}))([])[0], 50)
})

test('a missing cell is treated as the choice says', () => {
  const withGap = study({ missing: ['leave_out', 'zero'] })
  const columns = withGap.panel.columns.map((column, at) => (at === 0 ? column.with(0, Number.NaN) : column))
  const run = runner({ ...withGap, panel: { ...withGap.panel, columns } })
  // a = 60 or (0 + 60) / 2
  assert.deepEqual([run([0])[0], run([1])[0]], [40, 25])
})

test('a choice beyond the alternatives is an error, never a score', () => {
  const run = runner(study({ normalise: [{ by: 'fixed' }, { by: 'rank' }], mean: ['arithmetic', 'geometric'] }))
  assert.throws(() => run([2, 0]), RangeError)
  assert.throws(() => run([0, 9]), RangeError)
})

test('assumptions that cannot be are refused by name before any run', () => {
  assert.deepEqual(faultsOf({ leaveOut: [null, 'a1', 'nowhere'] }), [['unknown_code', ['nowhere']]])
  assert.deepEqual(faultsOf({ leaveOut: ['index'] }), [['nothing_left', ['index']]])
  assert.deepEqual(faultsOf({ leaveOut: [null, 'a1'] }), [])
})

test('more units than ranks can be kept of are refused with the number that can', () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => String(at))
  assert.deepEqual(faultsOf({}, many(65_536)), [['too_many_units', ['65535']]])
  assert.deepEqual(faultsOf({}, many(65_535)), [])
})
