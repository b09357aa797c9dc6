import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Mandate } from '#network'
import { yearsToAnswerFor } from './model.ts'
import { isOpen, mayOpen, mayReopen } from './policy.ts'

const amber = { placeId: 'amber-qm', networkId: null, networkIds: [] }
const acting = (...mandates: Mandate[]) => ({ accountId: 'ana', demonstration: true, mandates })

test('who leads a place opens its rounds, and those of no other place', () => {
  for (const role of ['place_coordinator', 'deputy'] as const) {
    assert.ok(mayOpen(acting({ ...amber, role }), 'amber-qm'), role)
    assert.ok(!mayOpen(acting({ ...amber, role }), 'birch-qm'), role)
  }
  for (const role of ['contributor', 'elected', 'reader'] as const) {
    assert.ok(!mayOpen(acting({ ...amber, role }), 'amber-qm'), role)
  }
})

const day = new Date(0)
const never = { submittedAt: null, validatedAt: null, publishedAt: null }

test('a signed-off round is no longer changed, and reopened only until it is validated', () => {
  const signedOff = { ...never, submittedAt: day }
  assert.deepEqual([never, signedOff, { ...signedOff, validatedAt: day }].map(isOpen), [true, false, false])
  assert.deepEqual([never, signedOff, { ...signedOff, validatedAt: day }].map(mayReopen), [false, true, false])
})

test('answers describe this year or one of the two before', () => {
  const newYear = new Date('2027-01-01T00:30:00Z')
  assert.deepEqual(yearsToAnswerFor(newYear), [2027, 2026, 2025])
})
