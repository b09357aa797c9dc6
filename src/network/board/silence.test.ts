import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { isSilent, lastSign, type Signs } from './silence.ts'

const none: Signs = { signIn: null, answer: null, practice: null, survey: null, joined: null }
const today = '2026-11-23'

describe('a member is silent when none of the signs lies within the months', () => {
  for (const [name, signs, months, silent] of [
    ['never anything', {}, 12, true],
    ['signed in a year ago to the day', { signIn: '2025-11-23' }, 12, false],
    ['a day longer ago', { signIn: '2025-11-22' }, 12, true],
    ['one sign of several is enough', { signIn: '2020-01-01', survey: '2026-02-10' }, 12, false],
    ['a practice of this year', { practice: '2026' }, 12, false],
    ['a practice of last year counts to its end', { practice: '2025' }, 12, false],
    ['and no longer', { practice: '2024' }, 12, true],
    ['who has just joined is not silent', { joined: '2026' }, 6, false],
    ['within more months it is not silent', { answer: '2024-12-01' }, 24, false],
  ] as const) {
    test(name, () => assert.equal(isSilent({ ...none, ...signs }, months, today), silent))
  }
})

test('the last sign is the one that may be the latest', () => {
  assert.deepEqual(lastSign({ ...none, practice: '2025', survey: '2025-06-01', joined: '2012' }), {
    signal: 'practice',
    on: '2025',
  })
})
