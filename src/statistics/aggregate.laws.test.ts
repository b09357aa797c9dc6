import assert from 'node:assert/strict'
import { test } from 'node:test'
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { aggregate } from './aggregate.ts'
import type { Leaf, Node } from './aggregate.ts'
import type { Mean } from './mean.ts'

const random = xoroshiro128plus(20261123)
const draw = (low: number, high: number) => low + (high - low) * uniformFloat64(random)
const pick = <T>(list: readonly [T, ...T[]]): T => list[uniformInt(random, 0, list.length - 1)] ?? list[0]
const kinds: readonly [Mean, ...Mean[]] = ['arithmetic', 'geometric', 'harmonic']

interface Case {
  structure: Node[]
  leaves: Map<string, Leaf>
}

/** Two levels above the leaves, some leaves straight under the top, every state of a leaf. */
function drawCase(): Case {
  const leaves = new Map<string, Leaf>()
  const children = (prefix: string) =>
    Array.from({ length: uniformInt(random, 1, 6) }, (_, i) => {
      const key = `${prefix}${i}`
      const state = pick(['answered', 'answered', 'answered', 'na', 'missing'] as const)
      leaves.set(key, state === 'answered' ? { state, value: draw(0, 100) } : { state })
      return { key, weight: draw(0.1, 5) }
    })
  const areas: Node[] = Array.from({ length: uniformInt(random, 1, 4) }, (_, i) => {
    return { key: `area${i}`, children: children(`item${i}_`), mean: pick(kinds) }
  })
  const below = [...areas.map(({ key }) => ({ key, weight: draw(0.1, 5) })), ...children('top')]
  return { structure: [...areas, { key: 'index', children: below, mean: pick(kinds) }], leaves }
}

function law(says: string, check: (drawn: Case, missing: 'zero' | 'leave_out') => void) {
  test(`aggregate: ${says}`, () => {
    for (let i = 0; i < 500; i++) check(drawCase(), pick(['zero', 'leave_out']))
  })
}

const change = (drawn: Case, children: (list: Node['children']) => Node['children']): Node[] =>
  drawn.structure.map((node) => ({ ...node, children: children(node.children) }))

function assertSame(found: Map<string, number | null>, expected: Map<string, number | null>) {
  assert.deepEqual([...found.keys()].toSorted(), [...expected.keys()].toSorted())
  for (const [key, value] of expected) {
    const other = found.get(key) ?? null
    assert.ok(other === value || Math.abs((other ?? -1) - (value ?? -1)) < 1e-9, `${key}: ${other} and ${value}`)
  }
}

law('a mean lies between the least and the greatest of what it is made of', ({ structure, leaves }, missing) => {
  const values = aggregate(structure, leaves, { missing })
  for (const node of structure) {
    const parts = node.children
      .map(({ key }) => {
        const leaf = leaves.get(key)
        if (!leaf) return values.get(key) ?? null
        return leaf.state === 'answered' ? leaf.value : leaf.state === 'missing' && missing === 'zero' ? 0 : null
      })
      .filter((part) => part !== null)
    const value = values.get(node.key) ?? null
    assert.equal(value === null, parts.length === 0)
    if (value !== null) assert.ok(value >= Math.min(...parts) - 1e-9 && value <= Math.max(...parts) + 1e-9)
  }
})

law('the order of children and of nodes does not matter', (drawn, missing) => {
  const turned = change(drawn, (list) => list.toReversed()).toReversed()
  assertSame(aggregate(turned, drawn.leaves, { missing }), aggregate(drawn.structure, drawn.leaves, { missing }))
})

law('only the proportions of weights matter', (drawn, missing) => {
  const factor = draw(0.01, 100)
  const scaled = change(drawn, (list) => list.map(({ key, weight }) => ({ key, weight: weight * factor })))
  assertSame(aggregate(scaled, drawn.leaves, { missing }), aggregate(drawn.structure, drawn.leaves, { missing }))
})

law('a leaf that does not apply is as one deleted', (drawn, missing) => {
  const applies = (key: string) => drawn.leaves.get(key)?.state !== 'na'
  const deleted = change(drawn, (list) => list.filter(({ key }) => applies(key)))
  assertSame(aggregate(deleted, drawn.leaves, { missing }), aggregate(drawn.structure, drawn.leaves, { missing }))
})

law('a missing leaf is as one answered 0, or as one that does not apply', (drawn, missing) => {
  const instead: Leaf = missing === 'zero' ? { state: 'answered', value: 0 } : { state: 'na' }
  const replaced = new Map([...drawn.leaves].map(([key, leaf]) => [key, leaf.state === 'missing' ? instead : leaf]))
  assertSame(aggregate(drawn.structure, replaced, { missing }), aggregate(drawn.structure, drawn.leaves, { missing }))
})

law('a higher leaf never lowers a node', (drawn, missing) => {
  const before = aggregate(drawn.structure, drawn.leaves, { missing })
  for (const [key, leaf] of drawn.leaves) {
    if (leaf.state !== 'answered') continue
    const raised = new Map(drawn.leaves).set(key, { state: 'answered', value: draw(leaf.value, 100) })
    for (const [node, value] of aggregate(drawn.structure, raised, { missing })) {
      assert.ok((value ?? 0) >= (before.get(node) ?? 0) - 1e-9)
    }
  }
})
