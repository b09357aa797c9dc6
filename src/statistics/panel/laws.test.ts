import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { build } from './build.ts'
import type { Method, Normalisation } from './method.ts'
import { ascendingRanks, ranks } from './normalise.ts'
import { checkPanel, type Panel, PanelError, type PanelIssue, type Structure } from './panel.ts'

interface Case {
  panel: Panel
  structure: Structure
}

/** Areas under the index and under a composite, some items straight under the index, some cells missing. */
const cases: fc.Arbitrary<Case> = fc
  .record({
    units: fc.integer({ min: 3, max: 8 }),
    parents: fc.array(fc.constantFrom('a', 'b', 'c', 'index'), { minLength: 4, maxLength: 9 }),
    seed: fc.array(fc.double({ min: 1, max: 99, noNaN: true }), { minLength: 72, maxLength: 72 }),
    gaps: fc.array(fc.boolean(), { minLength: 72, maxLength: 72 }),
    weights: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 14, maxLength: 14 }),
  })
  .map(({ units, parents, seed, gaps, weights }) => {
    const held = ['a', 'b', 'c', ...parents]
    const indicators = held.map((parent, at) => ({
      key: `i${at}`,
      parent,
      weight: weights[at] ?? 1,
      direction: at % 4 === 3 ? (-1 as const) : (1 as const),
    }))
    const columns = indicators.map((_, at) =>
      Float64Array.from({ length: units }, (__, unit) => {
        const cell = at * units + unit
        return gaps[cell % 72] && unit > 1 && at > 2 ? Number.NaN : (seed[cell % 72] ?? 1) + unit * 0.01 + at * 0.001
      }),
    )
    const aggregates = [
      { key: 'a', parent: 'lens', weight: 1 },
      { key: 'b', parent: 'lens', weight: 2 },
      { key: 'lens', parent: 'index', weight: 3 },
      { key: 'c', parent: 'index', weight: 1 },
      { key: 'index', parent: null, weight: 1 },
    ]
    return {
      panel: { units: Array.from({ length: units }, (_, unit) => `u${unit}`), columns },
      structure: { indicators, aggregates },
    }
  })

const minMax: Normalisation = { by: 'min_max', low: 1, high: 100 }
const method = (normalise: Normalisation, mean: Method['aggregate']['mean'] = 'arithmetic'): Method => ({
  version: 1,
  normalise,
  aggregate: { mean, missing: 'leave_out' },
})
function law(says: string, check: (drawn: Case) => void): void {
  test(`panel: ${says}`, () => fc.assert(fc.property(cases, check), { numRuns: 150, seed: 20261123 }))
}
const index = ({ panel, structure }: Case, how: Method) =>
  build(panel, structure, how).scores.at(-1) ?? new Float64Array()
const near = (found: Float64Array, expected: Float64Array) => {
  for (const [unit, value] of expected.entries()) {
    const other = found[unit] ?? Number.NaN
    assert.ok(Object.is(other, value) || Math.abs(other - value) < 1e-6, `${unit}: ${other} and ${value}`)
  }
}

law('the order of units does not matter', (drawn) => {
  const { panel } = drawn
  const turned = { units: panel.units.toReversed(), columns: panel.columns.map((column) => column.toReversed()) }
  near(index({ ...drawn, panel: turned }, method(minMax)).toReversed(), index(drawn, method(minMax)))
})

law('the order of indicators and of aggregates does not matter', (drawn) => {
  const { panel, structure } = drawn
  const turned: Case = {
    panel: { ...panel, columns: panel.columns.toReversed() },
    structure: { indicators: structure.indicators.toReversed(), aggregates: structure.aggregates.toReversed() },
  }
  near(index(turned, method(minMax)), index(drawn, method(minMax)))
})

for (const how of [minMax, { by: 'z_score', mean: 0, sd: 1 }, { by: 'rank' }, { by: 'percent_rank' }] as const) {
  law(`the unit in which an indicator is measured does not matter to ${how.by}`, (drawn) => {
    const { panel } = drawn
    const columns = panel.columns.map((column, at) => column.map((value) => value * (at + 2) + 7))
    near(index({ ...drawn, panel: { ...panel, columns } }, method(how)), index(drawn, method(how)))
  })
}

law('only proportions of weights matter', (drawn) => {
  const { indicators, aggregates } = drawn.structure
  const scaled = <Node extends { weight: number }>(nodes: readonly Node[]) =>
    nodes.map((node) => ({ ...node, weight: node.weight * 3.5 }))
  const structure = { indicators: scaled(indicators), aggregates: scaled(aggregates) }
  near(index({ ...drawn, structure }, method(minMax)), index(drawn, method(minMax)))
})

for (const mean of ['arithmetic', 'geometric', 'harmonic'] as const) {
  law(`a ${mean} index lies between the least and the greatest of what it is made of`, (drawn) => {
    const built = build(drawn.panel, drawn.structure, method(minMax, mean))
    for (const [unit, score] of (built.scores.at(-1) ?? []).entries()) {
      const parts = built.normalised.map((column) => column[unit] ?? Number.NaN).filter((value) => !Number.isNaN(value))
      assert.ok(score >= Math.min(...parts) - 1e-9 && score <= Math.max(...parts) + 1e-9)
    }
  })
}

law('more of what is good never lowers the index', (drawn) => {
  const { panel, structure } = drawn
  const before = index(drawn, method({ by: 'fixed' }))
  for (const [at, { direction }] of structure.indicators.entries()) {
    const columns = panel.columns.map((column, other) =>
      other === at ? column.map((value) => Math.min(100, Math.max(0, value + direction))) : column,
    )
    const after = index({ ...drawn, panel: { ...panel, columns } }, method({ by: 'fixed' }))
    for (const [unit, value] of after.entries()) assert.ok(value >= (before[unit] ?? 0) - 1e-9)
  }
})

law('geometric and harmonic means reward balance: never above the arithmetic', (drawn) => {
  const arithmetic = index(drawn, method(minMax))
  const geometric = index(drawn, method(minMax, 'geometric'))
  const harmonic = index(drawn, method(minMax, 'harmonic'))
  for (const unit of arithmetic.keys()) {
    assert.ok((geometric[unit] ?? 0) <= (arithmetic[unit] ?? 0) + 1e-9)
    assert.ok((harmonic[unit] ?? 0) <= (geometric[unit] ?? 0) + 1e-9)
  }
})

law('a missing cell counted as 0 scores no more than one left out', (drawn) => {
  const left = index(drawn, method(minMax))
  const zero = index(drawn, { ...method(minMax), aggregate: { mean: 'arithmetic', missing: 'zero' } })
  for (const [unit, value] of zero.entries()) assert.ok(value <= (left[unit] ?? 0) + 1e-9)
})

test('ranks: ties share the smallest, missing stays missing, from either end', () => {
  const scores = Float64Array.of(30, Number.NaN, 50, 30, 10)
  assert.deepEqual([...ranks(scores)], [2, Number.NaN, 1, 2, 4])
  assert.deepEqual([...ascendingRanks(scores)], [2, Number.NaN, 4, 2, 1])
})

const area = { key: 'area', parent: null, weight: 1 }
const item = (key: string, parent = 'area', weight = 1) => ({ key, parent, weight, direction: 1 as const })
const faults: [code: PanelIssue['code'], where: string[], structure: Structure][] = [
  ['duplicate', ['i'], { indicators: [item('i'), item('i')], aggregates: [area] }],
  ['unknown_parent', ['i'], { indicators: [item('i', 'x'), item('j')], aggregates: [area] }],
  ['weight', ['i'], { indicators: [item('i', 'area', -1), item('j')], aggregates: [area] }],
  [
    'roots',
    ['area', 'other'],
    { indicators: [item('i'), item('j', 'other')], aggregates: [area, { ...area, key: 'other' }] },
  ],
  [
    'empty_aggregate',
    ['b'],
    { indicators: [item('i'), item('j')], aggregates: [area, { key: 'b', parent: 'area', weight: 1 }] },
  ],
  [
    'cycle',
    ['b', 'c'],
    {
      indicators: [item('i'), item('j', 'b')],
      aggregates: [area, { key: 'b', parent: 'c', weight: 1 }, { key: 'c', parent: 'b', weight: 1 }],
    },
  ],
]
for (const [code, where, structure] of faults) {
  test(`a structure is refused by name: ${code}`, () => {
    const panel = { units: ['u', 'v'], columns: structure.indicators.map(() => Float64Array.of(1, 2)) }
    const issue = checkPanel(panel, structure).find((one) => one.code === code)
    assert.deepEqual(issue && { severity: issue.severity, where: [...issue.where] }, { severity: 'error', where })
    assert.throws(() => build(panel, structure, method(minMax)), PanelError)
  })
}

test('an aggregate needs the share of members that the method asks for', () => {
  const structure = { indicators: ['i', 'j', 'k', 'l'].map((key) => item(key)), aggregates: [area] }
  const gap = Number.NaN
  const columns = [
    [80, 80, 80],
    [60, 60, gap],
    [40, gap, gap],
    [20, gap, gap],
  ].map((column) => Float64Array.from(column))
  const how: Method = {
    ...method({ by: 'fixed' }),
    aggregate: { mean: 'arithmetic', missing: 'leave_out', availability: 0.5 },
  }
  const { scores } = build({ units: ['u', 'v', 'w'], columns }, structure, how)
  assert.deepEqual([...(scores[0] ?? [])], [50, 70, Number.NaN])
})
