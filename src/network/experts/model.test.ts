import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Conflict, conflicts, isAway } from './model.ts'

const tie = (values: Partial<Conflict>): Conflict => ({
  id: 'c',
  kind: 'declared',
  placeId: null,
  networkId: null,
  name: { en: 'Somewhere' },
  fromOn: '2025-01-01',
  untilOn: null,
  reason: 'worked there',
  ...values,
})
const place = { id: 'veyra-qm', networkIds: ['lanterns', 'tides'] }

const cases: [says: string, tie: Partial<Conflict>, day: string, found: boolean][] = [
  ['the place itself', { placeId: 'veyra-qm' }, '2026-01-01', true],
  ['another place', { placeId: 'other-qm' }, '2026-01-01', false],
  ['a network the place is in', { networkId: 'tides' }, '2026-01-01', true],
  ['a network it is not in', { networkId: 'nordic' }, '2026-01-01', false],
  ['the day before it begins', { placeId: 'veyra-qm', fromOn: '2026-01-02' }, '2026-01-01', false],
  ['its first day', { placeId: 'veyra-qm', fromOn: '2026-01-01' }, '2026-01-01', true],
  ['its last day', { placeId: 'veyra-qm', untilOn: '2026-01-01' }, '2026-01-01', true],
  ['the day after', { placeId: 'veyra-qm', untilOn: '2025-12-31' }, '2026-01-01', false],
]
for (const [says, values, day, found] of cases) {
  test(`an expert with a tie is not asked to judge: ${says}`, () => {
    assert.equal(conflicts({ conflicts: [tie(values)] }, place, day).length === 1, found)
  })
}

test('somebody is away from the first day to the last, and without a last day until they say otherwise', () => {
  const away = (awayFrom: string | null, awayUntil: string | null) => isAway({ awayFrom, awayUntil }, '2026-05-05')
  assert.deepEqual(
    [away(null, null), away('2026-05-05', null), away('2026-05-01', '2026-05-05'), away('2026-05-01', '2026-05-04')],
    [false, true, true, false],
  )
})
