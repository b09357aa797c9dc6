import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { Method } from '../panel/method.ts'
import { design, evenRuns, mostCombinations } from './design.ts'
import { leaveOneOut } from './leave-one-out.ts'
import { rankInto, rankRuns } from './ranking.ts'
import { runner, type Study } from './runs.ts'
import { indices, sensitivity } from './sensitivity.ts'
import { sobolPoints } from './sobol.ts'
import { combinations, noisyWeights, varying } from './space.ts'
import { meanChanges, robustness } from './study.ts'
import { aheadOf, rankIntervals, tiers } from './uncertainty.ts'

const method: Method = {
  version: 1,
  normalise: { by: 'fixed' },
  aggregate: { mean: 'arithmetic', missing: 'leave_out' },
}
const structure = {
  indicators: ['a1', 'a2', 'b1', 'b2'].map((key) => ({ key, parent: key[0] ?? '', weight: 1, direction: 1 as const })),
  aggregates: [
    { key: 'a', parent: 'index', weight: 1 },
    { key: 'b', parent: 'index', weight: 1 },
    { key: 'index', parent: null, weight: 1 },
  ],
}
const columns = [
  [90, 10, 50, 20],
  [80, 20, 50, 10],
  [10, 90, 50, 5],
  [30, 90, 50, 5],
]
const study: Study = {
  panel: {
    units: ['strong a', 'strong b', 'middle', 'last'],
    columns: columns.map((column) => Float64Array.from(column)),
  },
  structure,
  method,
  beside: { groups: {}, denominators: [] },
  assumptions: {
    weights: [
      { a: 1, b: 3 },
      { a: 3, b: 1 },
    ],
    mean: ['arithmetic', 'geometric'],
  },
}

test('Sobol points are those of Joe and Kuo, as another implementation has them', () => {
  // Written once by lobos 0.10.0, whose other packages are under a licence that ours are not.
  const file = join(import.meta.dirname, '..', 'fixtures', 'sobol-16.json')
  const expected = JSON.parse(readFileSync(file, 'utf8')) as number[][]
  assert.equal(expected.length, 64)
  for (const [at, point] of sobolPoints(64, 16).entries()) assert.deepEqual([...point], expected[at], `point ${at}`)
})

test('a shifted sequence stays even: 2^k points, one in each 2^k-th of every dimension', () => {
  for (const seed of [1, 2, 3]) {
    const points = sobolPoints(64, 8, seed)
    for (let dimension = 0; dimension < 8; dimension += 1) {
      const cells = new Set(points.map((point) => Math.floor((point[dimension] ?? 0) * 64)))
      assert.equal(cells.size, 64, `seed ${seed}, dimension ${dimension}`)
    }
  }
  assert.throws(() => sobolPoints(1, 17, 1), RangeError)
})

test('a design takes every combination where there are few, and alternatives evenly where there are many', () => {
  const few = design(study.assumptions, { samples: 10, seed: 1 })
  assert.deepEqual([...few.choices], [0, 0, 0, 1, 1, 0, 1, 1])
  const weights = noisyWeights(structure, { spread: 0.25, sets: 30_000, of: 'all' }, 1)
  const many = design({ weights, mean: ['arithmetic', 'geometric'] }, { samples: 64, seed: 1 })
  assert.ok(combinations(many.assumptions) > mostCombinations)
  assert.deepEqual([many.kind, many.runs, evenRuns(many)], ['sobol', 64 * 4, 128])
  const geometric = Array.from({ length: 64 }, (_, run) => many.choices[run * 2 + 1] ?? 0).filter(
    (choice) => choice === 1,
  )
  assert.equal(geometric.length, 32)
  const sample = design(study.assumptions, { samples: 16, seed: 1, kind: 'sample' })
  assert.deepEqual([sample.runs, evenRuns(sample)], [16, 16])
  assert.deepEqual(varying({ mean: ['arithmetic'], missing: ['zero', 'leave_out'] }), [{ name: 'missing', size: 2 }])
})

test('noisy weights stay within their spread, about the weights of the nodes that are meant', () => {
  for (const [of, keys] of [
    ['indicators', ['a1', 'a2', 'b1', 'b2']],
    ['aggregates', ['a', 'b']],
    ['all', ['a1', 'a2', 'b1', 'b2', 'a', 'b']],
  ] as const) {
    const sets = noisyWeights(structure, { spread: 0.2, sets: 50, of }, 9)
    assert.deepEqual(Object.keys(sets[0] ?? {}), keys)
    const all = sets.flatMap((set) => Object.values(set))
    assert.ok(all.every((weight) => weight >= 0.8 && weight <= 1.2))
    assert.ok(Math.min(...all) < 0.85 && Math.max(...all) > 1.15, 'and fill it')
  }
})

test('what the weights favour is ahead: worked by hand', () => {
  const found = robustness(study, { samples: 1, seed: 1 })
  assert.deepEqual([...found.nominal], [1, 1, 3, 4])
  // Arithmetic: 36.25 or 68.75 against 71.25 or 33.75, and 50 between them; the last is last in all four.
  assert.deepEqual(found.tiers, [1, 1, 1, 2])
  assert.deepEqual([found.intervals[3]?.q5, found.intervals[3]?.q95], [4, 4])
  assert.equal(found.ahead[3], 1)
  assert.equal(found.ahead[12], 0)
  assert.equal(found.ahead[1], 0.5)
  const total = Object.fromEntries((found.sensitivity ?? []).map((one) => [one.assumption, one.total]))
  assert.ok((found.byUnit[0]?.['weights']?.total ?? 0) > 0.9, 'the weights decide where the strong in a stands')
  assert.equal(found.byUnit[3], null, 'nothing moves the last')
  assert.ok((total['weights'] ?? 0) >= 0 && (total['mean'] ?? 0) >= 0)
})

const outputs = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 })
const full = design(
  {
    weights: [{}, {}],
    normalise: [{ by: 'rank' }, { by: 'fixed' }, { by: 'percent_rank' }],
    mean: ['arithmetic', 'geometric'],
  },
  { samples: 1, seed: 1 },
)

test('exact indices: each total at least its first, firsts together at most 1, totals at least 1', () => {
  fc.assert(
    fc.property(outputs, (output) => {
      const found = sensitivity(full, Float64Array.from(output), 1)
      if (!found) return assert.ok(output.every((value) => value === output[0]))
      const sum = (of: 'first' | 'total') => found.reduce((total, one) => total + one[of], 0)
      assert.ok(found.every(({ first, total }) => first >= -1e-12 && total >= first - 1e-12 && total <= 1 + 1e-12))
      assert.ok(sum('first') <= 1 + 1e-9 && sum('total') >= 1 - 1e-9)
      return undefined
    }),
    { seed: 20261123 },
  )
})

test('exact indices of a sum are its parts, and of nothing but an interaction are totals alone', () => {
  const at = (run: number, assumption: number) => full.choices[run * 3 + assumption] ?? 0
  const output = (of: (run: number) => number) => Float64Array.from({ length: full.runs }, (_, run) => of(run))
  const sum = indices(
    full,
    output((run) => 3 * at(run, 1) + 4 * at(run, 2)),
  )
  // Two alternatives of weights and of mean, 3 and 4 apart: variances 9/4 and 4.
  const all = 9 / 4 + 4
  assert.ok(Math.abs((sum?.['weights']?.first ?? 0) - 9 / 4 / all) < 1e-12)
  assert.ok(Math.abs((sum?.['mean']?.total ?? 0) - 4 / all) < 1e-12)
  assert.equal(sum?.['normalise']?.total, 0)
  const product = indices(
    full,
    output((run) => (at(run, 1) - 0.5) * (at(run, 2) - 0.5)),
  )
  assert.deepEqual([product?.['weights']?.first, product?.['weights']?.total], [0, 1])
})

test('ranks of runs: ties share, a missing score has none', () => {
  const into = new Uint16Array(4)
  rankInto(Float64Array.of(5, Number.NaN, 7, 5), into, new Uint16Array(4))
  assert.deepEqual([...into], [2, 0, 1, 2])
  const changes = meanChanges(Uint16Array.of(1, 2, 0, 2, 1, 3), Uint16Array.of(1, 2, 3), 2)
  assert.deepEqual([...changes], [0, 2 / 3])
})

test('a unit without a score in some runs is judged by the others', () => {
  const ranks = Uint16Array.of(1, 2, 0, 2, 1, 2)
  const intervals = rankIntervals(ranks, 3, 2)
  assert.deepEqual([intervals[2]?.mean, intervals[2]?.median], [2, 2])
  assert.equal(rankIntervals(Uint16Array.of(1, 0), 2, 1)[1], null)
  const ahead = aheadOf(ranks, 3, 2)
  assert.deepEqual([ahead[1], ahead[1 * 3 + 2], ahead[2]], [0.5, 1, 0.5])
})

test('tiers are cut only where all above are surely ahead of all below', () => {
  const interval = (mean: number) => ({ mean, median: mean, q5: mean, q95: mean })
  const three = [interval(1), interval(2), null, interval(4)]
  const sure = Float64Array.of(0.5, 0.96, 0, 1, 0.04, 0.5, 0, 1, 0, 0, 0.5, 0, 0, 0, 0, 0.5)
  assert.deepEqual(tiers(three, sure), [1, 2, null, 3])
  assert.deepEqual(tiers(three, sure, 0.97), [1, 1, null, 2])
})

test('left out one at a time: the index without it, and how far places move', () => {
  const found = new Map(leaveOneOut(study).map((one) => [one.key, one]))
  assert.deepEqual([...found.keys()], ['a1', 'a2', 'b1', 'b2', 'a', 'b'])
  assert.deepEqual([...(found.get('a')?.ranks ?? [])], [3, 1, 2, 4])
  assert.equal(found.get('a')?.meanChange, 0.75)
})

test('runs are the same whatever part of them is asked for', () => {
  const made = design(study.assumptions, { samples: 1, seed: 1 })
  const whole = rankRuns(runner(study), made, { from: 0, to: 4 }, 4)
  const parts = [0, 1, 2, 3].flatMap((from) => Array.from(rankRuns(runner(study), made, { from, to: from + 1 }, 4)))
  assert.deepEqual([...whole], parts)
})

test('an alternative that cannot be computed is refused before any run', () => {
  const negative = {
    ...study,
    panel: { ...study.panel, columns: study.panel.columns.map((column) => column.map((x) => x - 50)) },
  }
  assert.throws(() => runner(negative), /not_positive/)
})
