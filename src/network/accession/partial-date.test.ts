import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addMonths, firstDayOf, isBefore, lastDayOf, readPartialDate } from './partial-date.ts'

test('a date is taken as exactly as it is known, and what is none is not', () => {
  for (const typed of ['2020', '2020-02', '2020-02-29', ' 2020-12-31 ']) {
    assert.equal(readPartialDate(typed), typed.trim())
  }
  for (const typed of ['', '20', '2020-13', '2020-00', '2021-02-29', '2020-2-3', '12.3.2020', '0000', '2020-02-30x']) {
    assert.equal(readPartialDate(typed), null, typed)
  }
})

test('a month begins on its first and ends on its last day', () => {
  assert.deepEqual([firstDayOf('2020'), lastDayOf('2020')], ['2020-01-01', '2020-12-31'])
  assert.deepEqual([firstDayOf('2020-02'), lastDayOf('2020-02')], ['2020-02-01', '2020-02-29'])
})

test('one date is before another only where no day of both could be the other way round', () => {
  assert.ok(isBefore('2020-02', '2020-03'))
  assert.ok(!isBefore('2020', '2020-03'))
  assert.ok(!isBefore('2020-03', '2020-03'))
})

test('months later, a day that the month lacks becomes its last', () => {
  assert.equal(addMonths('2026-08-31', 6), '2027-02-28')
  assert.equal(addMonths('2026-01-31', -12), '2025-01-31')
})
