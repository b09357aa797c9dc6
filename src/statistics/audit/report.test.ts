import assert from 'node:assert/strict'
import { test } from 'node:test'
import { build } from '../panel/build.ts'
import { indexMethod, type Method } from '../panel/method.ts'
import type { Structure } from '../panel/panel.ts'
import { leaveOneOut } from '../robustness/leave-one-out.ts'
import { robustness } from '../robustness/study.ts'
import { auditReport, flaggedPairs } from './report.ts'

const units = ['u1', 'u2', 'u3', 'u4', 'u5', 'u6']
/** Three items under a, which stands under a lens; two under b, directly under the index; c has one alone. */
const structure: Structure = {
  indicators: [
    ['a1', 'a'],
    ['a2', 'a'],
    ['a3', 'a'],
    ['b1', 'b'],
    ['b2', 'b'],
    ['c1', 'c'],
  ].map(([key = '', parent = '']) => ({ key, parent, weight: 1, direction: 1 as const })),
  aggregates: [
    { key: 'a', parent: 'lens', weight: 1 },
    { key: 'lens', parent: 'index', weight: 3 },
    { key: 'b', parent: 'index', weight: 1 },
    { key: 'c', parent: 'index', weight: 1 },
    { key: 'index', parent: null, weight: 1 },
  ],
}
const none = Number.NaN
const columns = [
  [10, 20, 30, 40, 50, 60], // a1
  [12, 22, 32, 42, 52, 62], // a2 = a1 + 2: says the same
  [60, 50, 40, 30, 20, 10], // a3 falls where a1 rises
  [50, 50, 50, 50, 52, 200], // b1: more than half alike, and one far out
  [none, none, none, 10, 20, 30], // b2: half of it is there
  [1, 2, 3, 4, 5, none], // c1
].map((column) => Float64Array.from(column))
const panel = { units, columns }

function examine(method: Method = indexMethod) {
  const built = build(panel, structure, method)
  return auditReport({ panel, structure, method, built, robustness: null, leftOut: [] })
}

test('the framework counts units, indicators and aggregates, and levels along the longest way up', () => {
  assert.deepEqual(examine().framework, { units: 6, indicators: 6, aggregates: 5, levels: 4 })
})

test('the data step counts missing cells and names what is sparse or all alike', () => {
  assert.deepEqual(examine().data, {
    cells: 36,
    missing: 4,
    sparseIndicators: ['b2'],
    sparseUnits: [],
    uniform: ['b1'],
  })
  const gone = columns.map((column, at) => (at < 3 ? column.with(0, none) : column))
  const built = build({ units, columns: gone }, structure, indexMethod)
  const found = auditReport({
    panel: { units, columns: gone },
    structure,
    method: indexMethod,
    built,
    robustness: null,
    leftOut: [],
  })
  // Two of six cells are left of u1.
  assert.deepEqual(found.data.sparseUnits, ['u1'])
})

test('65 of 100 is enough: an indicator is sparse below, not at, the rule of thumb', () => {
  const many = Array.from({ length: 20 }, (_, at) => `u${at}`)
  const one = Float64Array.from(many, (_, at) => (at < 13 ? at : none))
  const two = Float64Array.from(many, (_, at) => (at < 12 ? at : none))
  const shape: Structure = {
    indicators: ['x', 'y'].map((key) => ({ key, parent: 'index', weight: 1, direction: 1 as const })),
    aggregates: [{ key: 'index', parent: null, weight: 1 }],
  }
  const twenty = { units: many, columns: [one, two] }
  const built = build(twenty, shape, indexMethod)
  const found = auditReport({
    panel: twenty,
    structure: shape,
    method: indexMethod,
    built,
    robustness: null,
    leftOut: [],
  })
  assert.deepEqual(found.data.sparseIndicators, ['y'])
})

test('a step that was not taken says so, and one that was says what it did', () => {
  assert.deepEqual(examine().missing, { imputed: 0, outliers: ['b1'], treated: null })
  assert.equal(examine().robustness, null)
  const treat = { winmax: 5, skew: 2, kurtosis: 3.5 }
  const { missing, method } = examine({ ...indexMethod, impute: { by: 'mean' }, treat })
  assert.equal(missing.imputed, 4)
  assert.deepEqual(missing.treated, [{ key: 'b1', winsorised: 1, logarithm: false }])
  assert.deepEqual(method.treat, treat)
})

test('areas of two items or more are examined; items that pull alpha down are named', () => {
  const { areas } = examine().multivariate
  assert.deepEqual(
    areas.map(({ key, k, n }) => [key, k, n]),
    [
      ['a', 3, 6],
      ['b', 2, 3],
    ],
  )
  const [a] = areas
  assert.deepEqual(a?.weakItems, ['a3'])
  // a1, a2 and a3 are one line: a single component carries all.
  assert.ok(Math.abs((a?.firstComponent ?? 0) - 1) < 1e-9)
  // Sum of item variances 3 x 350, of their sum 350: alpha = 3/2 x (1 - 3) = -3.
  assert.ok(Math.abs((a?.alpha ?? 0) + 3) < 1e-9)
})

test('pairs of one area that say the same or work against each other are named with r and n, others are not', () => {
  const { collinear, negative } = examine().multivariate
  const said = (pairs: typeof collinear) =>
    pairs.map(({ area, a, b, r, n }) => [area, a, b, Math.round(r * 1e9) / 1e9, n])
  assert.deepEqual(said(collinear), [['a', 'a1', 'a2', 1, 6]])
  assert.deepEqual(said(negative), [
    ['a', 'a1', 'a3', -1, 6],
    ['a', 'a2', 'a3', -1, 6],
  ])
  const built = build(panel, structure, indexMethod)
  const strict = flaggedPairs(structure, built, { collinear: 0.8, negative: -2 })
  assert.deepEqual(said(strict.collinear).at(-1), ['b', 'b1', 'b2', 0.871778755, 3])
  assert.deepEqual(strict.negative, [])
})

test('weights beside what moves the index: shares of the squared correlation, of areas that hold items', () => {
  const { weights } = examine()
  assert.deepEqual(
    weights.map(({ key, n, effectiveWeight }) => [key, n, Math.round(effectiveWeight * 1e9) / 1e9]),
    [
      ['a', 6, 0.6],
      ['b', 6, 0.2],
      ['c', 5, 0.2],
    ],
  )
  const moved = weights.reduce((sum, { importance }) => sum + (importance ?? 0), 0)
  assert.ok(Math.abs(moved - 1) < 1e-12, 'shares of importance add up to the whole')
})

test('a constant indicator is named and moves nothing', () => {
  const flat = { units, columns: columns.map((column, at) => (at < 3 ? column.map(() => 50) : column)) }
  const built = build(flat, structure, indexMethod)
  const found = auditReport({ panel: flat, structure, method: indexMethod, built, robustness: null, leftOut: [] })
  assert.deepEqual(found.constant, ['a1', 'a2', 'a3'])
  assert.equal(found.weights.find(({ key }) => key === 'a')?.importance, null)
  assert.ok(found.issues.some(({ code }) => code === 'constant'))
})

test('robustness: builds, seed, mean and widest interval of ranks, tiers, and what was left out, the most moved first', () => {
  const study = {
    panel,
    structure,
    method: indexMethod,
    beside: { groups: {}, denominators: [] },
    assumptions: { weights: [{ lens: 3 }, { b: 9 }, { c: 9 }] },
  }
  const built = build(panel, structure, indexMethod)
  const made = robustness(study, { samples: 1, seed: 4 })
  const leftOut = leaveOneOut(study)
  const found = auditReport({ panel, structure, method: indexMethod, built, robustness: made, leftOut }).robustness
  assert.deepEqual(
    { kind: found?.kind, builds: found?.builds, seed: found?.seed, n: found?.n },
    {
      kind: 'exact',
      builds: 3,
      seed: 4,
      n: 6,
    },
  )
  const widths = made.intervals.map((interval) => (interval ? interval.q95 - interval.q5 : 0))
  assert.equal(found?.meanWidth, widths.reduce((sum, width) => sum + width, 0) / 6)
  assert.equal(found?.widest && found.widest.q95 - found.widest.q5, Math.max(...widths))
  assert.equal(found?.tiers, Math.max(...made.tiers.map((tier) => tier ?? 0)))
  assert.deepEqual(found?.sensitivity, made.sensitivity)
  const moves = found?.leftOut.map(({ meanChange }) => meanChange ?? Infinity) ?? []
  assert.deepEqual(
    moves,
    moves.toSorted((x, y) => y - x),
  )
  assert.equal(moves.length, leftOut.length)
  const single = robustness({ ...study, assumptions: {} }, { samples: 1, seed: 4 })
  assert.equal(
    auditReport({ panel, structure, method: indexMethod, built, robustness: single, leftOut }).robustness,
    null,
  )
})
