import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nextToAct } from './life.ts'
import { roundStates } from './model.ts'

test('in every state the page says who is to act next', () => {
  const told = roundStates.map((state) => [
    nextToAct(state, { missing: 3, reviewed: false }),
    nextToAct(state, { missing: 0, reviewed: true }),
  ])
  assert.deepEqual(told, [
    ['next.answer', 'next.sign_off'],
    ['next.assign', 'next.review'],
    ['next.report', 'next.report'],
    ['next.strategy', 'next.strategy'],
  ])
})
