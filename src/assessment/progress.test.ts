import assert from 'node:assert/strict'
import { test } from 'node:test'
import { edition } from './fixtures/small.ts'
import { progressOf } from './progress.ts'

test('progress counts as the scorer does: what a guard takes away needs no answer', () => {
  const { counts, areas } = progressOf(edition, { 'VIS-01': { state: 'answered', codes: ['none'] } })
  assert.deepEqual(counts, { answered: 1, na: 1, missing: 6 })
  assert.deepEqual(areas[0], { area: 'vision', counts: { answered: 1, na: 1, missing: 0 }, missing: [] })
  assert.deepEqual(areas[1]?.missing, ['SCH-01', 'SCH-02'])
})
