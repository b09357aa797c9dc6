import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findItem, pointsOf } from '#instruments'
import { bestAnswer } from './best-answer.ts'
import { smallEdition } from './fixtures/edition.ts'

const item = (key: string) => {
  const found = findItem(smallEdition, key)
  assert.ok(found)
  return found
}

const best: [says: string, key: string, answer: ReturnType<typeof bestAnswer>][] = [
  ['the option with most points', 'SCH-01', { kind: 'one', codes: ['all'] }],
  ['as many ticks as earn all', 'SCH-02', { kind: 'several', count: 2, codes: ['a', 'b', 'c'] }],
  ['the band with most points', 'SCH-03', { kind: 'range', from: 50, below: null }],
  ['the lowest band of something undesired', 'PAR-02', { kind: 'range', from: null, below: 10 }],
]
for (const [says, key, answer] of best) {
  test(`full points need: ${says}`, () => assert.deepEqual(bestAnswer(item(key)), answer))
}

test('an undesired list earns most with the option that excludes the others', () => {
  const multiple = item('SCH-02')
  assert.ok(multiple.kind === 'multiple')
  const inverse = { ...multiple, inverse: true }
  assert.deepEqual(bestAnswer(inverse), { kind: 'one', codes: ['none'] })
  assert.equal(pointsOf(inverse, { state: 'answered', codes: ['none'] }), 1)
  const open = { ...inverse, options: multiple.options.filter(({ exclusive }) => !exclusive) }
  assert.deepEqual(bestAnswer(open), { kind: 'none', codes: ['a', 'b', 'c'] })
})
