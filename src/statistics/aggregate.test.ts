import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aggregate, StructureError } from './aggregate.ts'
import type { Leaf, Node } from './aggregate.ts'

type Given = number | 'na' | 'missing'

const leaf = (given: Given): Leaf =>
  typeof given === 'number' ? { state: 'answered', value: given } : { state: given }
const leaves = (given: Record<string, Given>) =>
  new Map(Object.entries(given).map(([key, value]) => [key, leaf(value)]))
const node = (key: string, children: string[] | Record<string, number>, more: Partial<Node> = {}): Node => ({
  key,
  children: (Array.isArray(children) ? children.map((child) => [child, 1] as const) : Object.entries(children)).map(
    ([child, weight]) => ({ key: child, weight }),
  ),
  mean: 'arithmetic',
  ...more,
})

const area = node('area', ['a', 'b', 'c'])
const half = { availability: 0.5 }
const worked: [
  says: string,
  structure: Node[],
  given: Record<string, Given>,
  missing: 'zero' | 'leave_out',
  expected: Record<string, number | null>,
][] = [
  ['a mean of three', [area], { a: 1, b: 0.5, c: 0 }, 'zero', { area: 0.5 }],
  ['weights', [node('area', { a: 3, b: 1 })], { a: 1, b: 0 }, 'zero', { area: 0.75 }],
  ['na leaves both sums', [area], { a: 1, b: 0.5, c: 'na' }, 'zero', { area: 0.75 }],
  ['missing counts 0', [area], { a: 1, b: 0.5, c: 'missing' }, 'zero', { area: 0.5 }],
  ['missing left out', [area], { a: 1, b: 0.5, c: 'missing' }, 'leave_out', { area: 0.75 }],
  ['nothing applies', [area], { a: 'na', b: 'na', c: 'na' }, 'zero', { area: null }],
  ['nothing answered', [area], { a: 'missing', b: 'na', c: 'missing' }, 'zero', { area: 0 }],
  ['nothing answered, left out', [area], { a: 'missing', b: 'na', c: 'missing' }, 'leave_out', { area: null }],
  ['a node without children', [node('area', [])], {}, 'zero', { area: null }],
  [
    'a null node leaves the mean above it',
    [node('x', ['a']), node('y', ['b']), node('index', ['x', 'y'])],
    { a: 'na', b: 80 },
    'zero',
    { x: null, y: 80, index: 80 },
  ],
  [
    'levels are skipped and children shared: the lens counts once in both indices',
    [
      node('extended', ['x', 'lens', 'z']),
      node('core', ['x', 'lens']),
      node('lens', ['y1', 'y2']),
      ...['x', 'y1', 'y2', 'z'].map((key) => node(key, [key.toUpperCase()])),
    ],
    { X: 100, Y1: 0, Y2: 40, Z: 30 },
    'zero',
    { extended: 50, core: 60, lens: 20, x: 100, y1: 0, y2: 40, z: 30 },
  ],
  ['geometric', [node('area', { a: 1, b: 1 }, { mean: 'geometric' })], { a: 4, b: 9 }, 'zero', { area: 6 }],
  ['geometric with a zero', [node('area', ['a', 'b'], { mean: 'geometric' })], { a: 0, b: 9 }, 'zero', { area: 0 }],
  ['harmonic', [node('area', { a: 1, b: 1 }, { mean: 'harmonic' })], { a: 3, b: 6 }, 'zero', { area: 4 }],
  ['harmonic with a zero', [node('area', ['a', 'b'], { mean: 'harmonic' })], { a: 0, b: 6 }, 'zero', { area: 0 }],
  [
    'enough is given',
    [node('area', ['a', 'b', 'c'], half)],
    { a: 60, b: 'missing', c: 'na' },
    'leave_out',
    { area: 60 },
  ],
  [
    'too little is given: a 0 in the place of a missing leaf is not given',
    [node('area', ['a', 'b', 'c'], half), node('other', ['d']), node('index', ['area', 'other'])],
    { a: 60, b: 'missing', c: 'missing', d: 40 },
    'zero',
    { area: null, other: 40, index: 40 },
  ],
  [
    'a node of nothing but missing leaves is not given to the one above',
    [node('area', ['a', 'b']), node('other', ['d']), node('index', ['area', 'other'], { availability: 0.6 })],
    { a: 'missing', b: 'missing', d: 40 },
    'zero',
    { area: 0, other: 40, index: null },
  ],
]

for (const [says, structure, given, missing, expected] of worked) {
  test(`aggregate: ${says}`, () => {
    const values = Object.fromEntries(aggregate(structure, leaves(given), { missing }))
    assert.deepEqual(Object.keys(values), Object.keys(expected))
    for (const [key, value] of Object.entries(expected)) {
      const found = values[key]
      const near = typeof found === 'number' && value !== null && Math.abs(found - value) < 1e-12
      assert.ok(near || found === value, `${key} is ${found}, expected ${value}`)
    }
  })
}

const faults: [fault: string, key: string, structure: Node[], given: Record<string, Given>][] = [
  ['cycle', 'x', [node('x', ['y']), node('y', ['x', 'a'])], { a: 1 }],
  ['cycle', 'x', [node('x', ['x'])], {}],
  ['unknown_child', 'x', [node('x', ['a', 'nowhere'])], { a: 1 }],
  ['weight', 'x', [node('x', { a: 0 })], { a: 1 }],
  ['weight', 'x', [node('x', { a: -1 })], { a: 1 }],
  ['weight', 'x', [node('x', { a: Number.NaN })], { a: 1 }],
  ['duplicate_key', 'x', [node('x', ['a']), node('x', ['a'])], { a: 1 }],
  ['duplicate_key', 'a', [node('a', ['b'])], { a: 1, b: 1 }],
  ['duplicate_key', 'x', [node('x', ['a', 'a'])], { a: 1 }],
  ['value', 'a', [node('x', ['a'])], { a: Number.NaN }],
  ['value', 'a', [node('x', ['a'])], { a: -0.1 }],
]

for (const [fault, key, structure, given] of faults) {
  test(`aggregate refuses: ${fault} at ${key} (${JSON.stringify(structure)})`, () => {
    assert.throws(
      () => aggregate(structure, leaves(given), { missing: 'zero' }),
      (error) => error instanceof StructureError && error.fault === fault && error.node === key,
    )
  })
}
