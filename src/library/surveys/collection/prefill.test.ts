import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Edition, Item } from '#instruments'
import type { PlaceFact } from '#network'
import { prefillOf } from './prefill.ts'
import { savesOf } from './saving.ts'

test('a figure of the record is offered as the form takes it', () => {
  const item = { key: 'S', kind: 'percent', min: 0, max: 100, known: 'share_born_abroad', from: [] } as unknown as Item
  const edition = { items: [item] } as unknown as Edition
  const fact = { kind: 'foreign_born_percent', measure: 'foreign_born_percent', value: 12.3456, year: 2020 }
  const known = { joinedYear: null, facts: [fact as unknown as PlaceFact], former: [] }
  assert.deepEqual(prefillOf(edition, new Map(), known).get('S')?.answer, { state: 'answered', number: 12.35 })
})

test('what was filled in is confirmed by sending only where the question applies', () => {
  const answer = { state: 'answered', number: 5 } as const
  const given = { answer, basedOn: 0, stored: false, prefilled: { answer, from: 'record', year: null } } as const
  assert.equal(savesOf({ ...given, applies: true }, true).length, 1)
  assert.deepEqual(savesOf({ ...given, applies: false }, true), [])
})
