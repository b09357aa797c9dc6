import assert from 'node:assert/strict'
import { test } from 'node:test'
import { build, checkWeights } from './build.ts'
import { impute } from './impute.ts'
import { indexMethod, type Method } from './method.ts'
import { normalise } from './normalise.ts'
import { type Panel, PanelError, type PanelIssue, type Structure } from './panel.ts'

const gap = Number.NaN
const column = (...values: number[]) => Float64Array.from(values)
const cells = (columns: readonly Float64Array[]) => columns.map((one) => [...one])

test('a gap becomes the mean of those present, of all or of its own group, and every filled cell is told', () => {
  const columns = [column(1, gap, 3, 8), column(5, 6, 7, 8)]
  const all = impute(columns, ['i', 'j'], null)
  assert.deepEqual(cells(all.columns), [
    [1, 4, 3, 8],
    [5, 6, 7, 8],
  ])
  assert.deepEqual([all.cells, all.issues], [[{ column: 0, unit: 1 }], []])
  const grouped = impute(columns, ['i', 'j'], ['a', 'a', 'b', 'a'])
  assert.equal(grouped.columns[0]?.[1], 4.5)
  assert.ok(Number.isNaN(columns[0]?.[1]), 'the panel itself stays as it came')
})

test('a group without a value, and a unit without a group, leave the gap and are named', () => {
  const found = impute([column(1, gap, gap), column(gap, gap, gap)], ['i', 'j'], ['a', 'b', ''])
  assert.deepEqual(cells(found.columns)[0], [1, gap, gap])
  const [issue] = found.issues
  assert.deepEqual(issue && [issue.severity, issue.code, [...issue.where]], [
    'warning',
    'no_value_in_group',
    ['i (b)', 'i (–)', 'j (a)', 'j (b)', 'j (–)'],
  ])
  assert.deepEqual(impute([column(gap, gap)], ['i'], null).issues[0]?.where, ['i'])
})

test('scales: worked by hand, gaps kept, less turned into more', () => {
  const own = column(10, gap, 20, 40)
  const on = (how: Method['normalise'], direction: 1 | -1 = 1) => [...normalise(own, direction, how)]
  assert.deepEqual(on({ by: 'fixed' }), [10, gap, 20, 40])
  assert.deepEqual(on({ by: 'fixed' }, -1), [90, gap, 80, 60])
  assert.deepEqual(on({ by: 'min_max', low: 1, high: 4 }), [1, gap, 2, 4])
  assert.deepEqual(on({ by: 'min_max', low: 0, high: 3 }, -1), [3, gap, 2, 0])
  assert.deepEqual(on({ by: 'rank' }), [1, gap, 2, 3])
  assert.deepEqual(on({ by: 'percent_rank' }, -1), [1, gap, 0.5, 0])
  assert.deepEqual([...normalise(column(1, 2, 3), 1, { by: 'z_score', mean: 10, sd: 2 })], [8, 10, 12])
})

test('what never varies has no place on a scale between others, and shares the first rank', () => {
  const on = (how: Method['normalise']) => [...normalise(column(5, 5, gap), 1, how)]
  assert.deepEqual(on({ by: 'min_max', low: 1, high: 100 }), [gap, gap, gap])
  assert.deepEqual(on({ by: 'z_score', mean: 0, sd: 1 }), [gap, gap, gap])
  assert.deepEqual(on({ by: 'rank' }), [1, 1, gap])
  assert.deepEqual(on({ by: 'percent_rank' }), [0, 0, gap])
})

const structure: Structure = {
  indicators: [
    { key: 'i', parent: 'area', weight: 1, direction: 1 },
    { key: 'j', parent: 'area', weight: 3, direction: -1 },
    { key: 'k', parent: 'index', weight: 1, direction: 1 },
  ],
  aggregates: [
    { key: 'area', parent: 'index', weight: 1 },
    { key: 'index', parent: null, weight: 1 },
  ],
}
const panel: Panel = { units: ['u', 'v', 'w'], columns: [column(10, 30, 50), column(20, gap, 60), column(80, 0, 40)] }
const issuesOf = (found: readonly PanelIssue[]) => found.map(({ severity, code, where }) => [severity, code, ...where])

test('the whole chain by hand: an area beside an item straight under the index, a gap left out', () => {
  const built = build(panel, structure, indexMethod)
  assert.deepEqual(built.plan.keys, ['i', 'j', 'k', 'area', 'index'])
  assert.deepEqual(cells(built.scores), [
    [(10 + 3 * 80) / 4, 30, (50 + 3 * 40) / 4],
    [71.25, 15, 41.25],
  ])
  assert.deepEqual(cells(built.ranks)[1], [1, 3, 2])
  assert.deepEqual([built.steps, built.issues], [{ denominated: null, imputed: null, treated: null }, []])
})

test('means by hand, with weights given in place of the structure, a gap counted 0, and a threshold', () => {
  const scores = (aggregate: Partial<Method['aggregate']>) =>
    cells(build(panel, structure, { ...indexMethod, aggregate: { ...indexMethod.aggregate, ...aggregate } }).scores)
  assert.deepEqual(scores({ weights: { j: 1, area: 4 } })[1], [(4 * 45 + 80) / 5, (4 * 30 + 0) / 5, (4 * 45 + 40) / 5])
  assert.deepEqual(scores({ missing: 'zero' })[0], [62.5, 7.5, 42.5])
  assert.deepEqual(scores({ availability: 1 })[0], [62.5, gap, 42.5])
  assert.deepEqual(scores({ availability: 0.5 })[0], [62.5, 30, 42.5])
  const [area, index] = scores({ mean: 'geometric' })
  assert.ok(Math.abs((area?.[0] ?? 0) - (10 * 80 ** 3) ** 0.25) < 1e-12)
  assert.equal(index?.[1], 0, 'one 0 makes the geometric mean 0')
  const harmonic = scores({ mean: 'harmonic', missing: 'zero' })
  assert.ok(Math.abs((harmonic[0]?.[0] ?? 0) - 4 / (1 / 10 + 3 / 80)) < 1e-12)
  assert.deepEqual([harmonic[0]?.[1], harmonic[1]?.[1]], [0, 0])
  assert.equal(scores({ mean: 'geometric', missing: 'zero' })[0]?.[1], 0)
})

test('equal scores stay equal, whatever the order of what they are made of', () => {
  const values = [0.1, 0.2, 0.3, 1e15, -1e15, 0.7]
  const flat: Structure = {
    indicators: values.map((_, at) => ({ key: `i${at}`, parent: 'index', weight: 1, direction: 1 })),
    aggregates: [{ key: 'index', parent: null, weight: 1 }],
  }
  const columns = values.map((value, at) => column(value, values.at(-1 - at) ?? 0))
  const { scores, ranks } = build({ units: ['u', 'v'], columns }, flat, indexMethod)
  assert.deepEqual(
    [cells(scores)[0], cells(ranks)[0]],
    [
      [1.3 / 6, 1.3 / 6],
      [1, 1],
    ],
  )
})

test('each step stands by itself: divided, filled, treated', () => {
  const method: Method = {
    ...indexMethod,
    denominate: true,
    impute: { by: 'mean', group: 'zone' },
    treat: { winmax: 1, skew: 2, kurtosis: 3.5 },
    normalise: { by: 'min_max', low: 0, high: 100 },
  }
  const beside = { groups: { zone: ['a', 'a', 'b'] }, denominators: [null, column(2, 2, 3), null] }
  const { steps, issues } = build(panel, structure, method, beside)
  assert.deepEqual([...(steps.denominated?.[1] ?? [])], [10, gap, 20])
  assert.deepEqual([...(steps.imputed?.columns[1] ?? [])], [10, 10, 20])
  assert.deepEqual(steps.imputed?.cells, [{ column: 1, unit: 1 }])
  assert.equal(steps.treated?.length, 3)
  assert.deepEqual(issues, [])
})

test('what is doubtful is named, and leaves no silent gap', () => {
  const method: Method = { ...indexMethod, denominate: true, normalise: { by: 'min_max', low: 1, high: 100 } }
  const odd: Panel = {
    units: ['u', 'v', 'w'],
    columns: [column(5, 5, gap), column(gap, gap, gap), column(1, 2, gap)],
  }
  const beside = { groups: {}, denominators: [null, null, column(1, 0, 1)] }
  assert.deepEqual(issuesOf(build(odd, structure, method, beside).issues), [
    ['warning', 'unit_missing', 'w'],
    ['warning', 'no_denominator', 'k of v'],
    ['warning', 'all_missing', 'j'],
    ['warning', 'constant', 'i', 'k'],
    ['warning', 'no_score', 'u', 'v'],
  ])
  const alone = { units: ['u'], columns: [column(5), column(5), column(5)] }
  assert.deepEqual(build(alone, structure, indexMethod).issues, [], 'one unit on a fixed scale is no reason to warn')
  assert.deepEqual(issuesOf(build(alone, structure, method).issues)[0], ['warning', 'constant', 'i', 'j', 'k'])
  const skewed = { units: Array.from({ length: 9 }, (_, at) => `u${at}`), columns: panel.columns.map(() => spike) }
  const treated = build(skewed, structure, { ...indexMethod, treat: { winmax: 3, skew: 2, kurtosis: 3.5 } })
  assert.deepEqual(issuesOf(treated.issues), [['warning', 'untreated', 'i', 'j', 'k']])
})
const spike = column(0, 0, 0, 0, 0, 0, 0, 0, 1)

const refused: [what: string, found: () => unknown, code: PanelIssue['code'], where: string[]][] = [
  [
    'no units',
    () => build({ units: [], columns: [column(), column(), column()] }, structure, indexMethod),
    'no_units',
    ['units'],
  ],
  [
    'no indicators',
    () => build({ ...panel, columns: [] }, { indicators: [], aggregates: [] }, indexMethod),
    'no_indicators',
    ['indicators'],
  ],
  [
    'a unit that comes twice',
    () => build({ ...panel, units: ['u', 'v', 'u'] }, structure, indexMethod),
    'duplicate',
    ['u'],
  ],
  [
    'a group that is not there',
    () => build(panel, structure, { ...indexMethod, impute: { by: 'mean', group: 'zone' } }),
    'unknown_group',
    ['zone'],
  ],
  ['a weight of what is not there', () => withWeights({ x: 1, constructor: 1 }), 'unknown_code', ['x', 'constructor']],
  ['a weight of 0', () => withWeights({ i: 0, j: Infinity, k: 1 }), 'weight', ['i', 'j']],
  ['a span that no number holds', () => wide(), 'not_finite', ['i']],
  ['a geometric mean of what is below 0', () => geometric(-1), 'not_positive', ['k']],
]
const withWeights = (weights: Record<string, number>) =>
  build(panel, structure, { ...indexMethod, aggregate: { ...indexMethod.aggregate, weights } })
const withColumn = (at: number, own: Float64Array, method: Method) =>
  build({ ...panel, columns: panel.columns.with(at, own) }, structure, method)
const wide = () =>
  withColumn(0, column(-1.7e308, 1.7e308, 0), { ...indexMethod, normalise: { by: 'min_max', low: 0, high: 1 } })
const geometric = (least: number) =>
  withColumn(2, column(least, 2, 3), { ...indexMethod, aggregate: { mean: 'geometric', missing: 'leave_out' } })
for (const [what, run, code, where] of refused) {
  test(`refused by name: ${what}`, () => {
    assert.throws(run, (error) => {
      assert.ok(error instanceof PanelError)
      assert.equal(error.message, `${code}: ${where.join(', ')}`)
      assert.deepEqual(issuesOf(error.issues), [['error', code, ...where]])
      return true
    })
  })
}

test('a 0 below a geometric mean is only a warning, and an arithmetic mean takes anything', () => {
  assert.deepEqual(issuesOf(geometric(0).issues), [['warning', 'not_positive', 'k']])
  assert.deepEqual(withColumn(2, column(-1, 2, 3), indexMethod).issues, [])
})

test('weights are checked over all sets, each code once', () => {
  const found = checkWeights(structure, [{ i: 1 }, { i: 0, x: 1 }, { x: -1 }])
  assert.deepEqual(issuesOf(found), [
    ['error', 'unknown_code', 'x'],
    ['error', 'weight', 'i', 'x'],
  ])
})
