import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mayReadResult, type Reading } from './policy.ts'

const real = { placeId: 'oslo-no', demonstration: false }
const invented = { placeId: 'halvenby', demonstration: true }
const reader = {}

const readings: [says: string, result: typeof real, account: object | null, mandated: string[], reading: Reading][] = [
  ['an invented result, by anybody', invented, null, [], 'allowed'],
  ['a real one, by nobody in particular', real, null, [], 'sign_in'],
  ['a real one, by somebody of another place', real, reader, ['bergen-no'], 'forbidden'],
  ['a real one, by somebody of the place', real, reader, ['bergen-no', 'oslo-no'], 'allowed'],
]
for (const [says, result, account, mandated, reading] of readings) {
  test(`who may read a result: ${says}: ${reading}`, () => {
    assert.equal(mayReadResult(result, account, mandated), reading)
  })
}
