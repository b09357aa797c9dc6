import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Place } from '#network'
import { yearsToAnswerFor } from './model.ts'
import { type Actor, mayAnswer, mayOpen, mayRead, maySubmit } from './policy.ts'

const actor = { accountId: 'ana', places: [{ id: 'amber-qm' } as Place] } satisfies Actor
const open = { placeId: 'amber-qm', submittedAt: null }
const submitted = { ...open, submittedAt: new Date(0) }
const elsewhere = { ...open, placeId: 'birch-qm' }

test('who coordinates a place opens, answers and submits its rounds; nobody else even reads them', () => {
  assert.ok(mayOpen(actor, 'amber-qm') && mayRead(actor, open) && mayAnswer(actor, open) && maySubmit(actor, open))
  assert.ok(!mayOpen(actor, 'birch-qm'))
  for (const may of [mayRead, mayAnswer, maySubmit]) assert.ok(!may(actor, elsewhere))
})

test('a submitted round is read and no longer changed', () => {
  assert.ok(mayRead(actor, submitted))
  assert.ok(!mayAnswer(actor, submitted) && !maySubmit(actor, submitted))
})

test('answers describe this year or one of the two before', () => {
  const newYear = new Date('2027-01-01T00:30:00Z')
  assert.deepEqual(yearsToAnswerFor(newYear), [2027, 2026, 2025])
})
