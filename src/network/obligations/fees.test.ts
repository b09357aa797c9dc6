import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Place } from '../model.ts'
import { changed, feeStanding, feeStateOf, feeToRaise, overdueFees, possibleChanges } from './fees.ts'
import type { Fee, Terms } from './model.ts'

const fee: Fee = {
  placeId: 'amber-qm',
  year: 2026,
  amount: 5000,
  currency: 'EUR',
  dueOn: '2026-06-30',
  invoicedOn: null,
  paidOn: null,
  waivedOn: null,
  note: null,
}
const terms: Terms = { networkId: null, fee: 5000, currency: 'EUR', feeDueMonth: 6, countedFrom: 2024, source: null }
const place = { id: 'amber-qm', joinedYear: 2025 } as Place

describe('what has become of a fee is told by its dates', () => {
  for (const [dates, today, state] of [
    [{}, '2026-06-30', 'due'],
    [{}, '2026-07-01', 'overdue'],
    [{ invoicedOn: '2026-02-01' }, '2026-06-30', 'invoiced'],
    [{ invoicedOn: '2026-02-01' }, '2026-07-01', 'overdue'],
    [{ invoicedOn: '2026-02-01', paidOn: '2026-08-01' }, '2026-11-23', 'paid'],
    [{ waivedOn: '2026-02-01' }, '2026-11-23', 'waived'],
  ] as const) {
    test(`${JSON.stringify(dates)} on ${today}: ${state}`, () => {
      assert.equal(feeStateOf({ ...fee, ...dates }, today), state)
    })
  }
})

describe('a fee is raised where one is owed and none stands yet', () => {
  for (const [name, member, year, standing] of [
    ['owed', { place, terms, fees: [] }, 2026, 'not raised'],
    ['the year of joining is owed', { place, terms, fees: [] }, 2025, 'not raised'],
    ['before it joined', { place, terms, fees: [] }, 2024, 'not counted'],
    ['before anything is counted', { place: { ...place, joinedYear: null }, terms, fees: [] }, 2023, 'not counted'],
    ['members of a network that pays nothing', { place, terms: { ...terms, fee: 0 }, fees: [] }, 2026, 'free'],
    ['it stands already', { place, terms, fees: [fee] }, 2026, 'due'],
  ] as const) {
    test(name, () => {
      assert.equal(feeStanding(member, year, '2026-05-01').state, standing)
      const raised = feeToRaise(member, year)
      assert.equal(raised?.dueOn, standing === 'not raised' ? `${year}-06-30` : undefined)
    })
  }
})

test('paid and waived shut one another out, and both can be taken back', () => {
  const paid = { ...fee, paidOn: '2026-03-01' }
  assert.deepEqual(changed({ ...fee, waivedOn: '2026-01-01' }, 'paid', '2026-03-01'), paid)
  assert.deepEqual(possibleChanges(paid), ['reopened'])
  assert.deepEqual(changed({ ...fee, waivedOn: '2026-04-01' }, 'reopened', '2026-04-02'), fee)
})

test('an invoice can be taken back, and a raising as long as nothing has come of it', () => {
  const invoiced = { ...fee, invoicedOn: '2026-02-01' }
  assert.deepEqual(changed(fee, 'invoiced', '2026-02-01'), invoiced)
  assert.deepEqual(possibleChanges(invoiced), ['paid', 'waived', 'uninvoiced'])
  assert.deepEqual(changed(invoiced, 'uninvoiced', '2026-02-02'), fee)
  assert.ok(possibleChanges(fee).includes('takenBack'))
  assert.equal(changed(fee, 'takenBack', '2026-02-02'), null)
})

test('fees whose day has passed, the oldest first', () => {
  const fees = [fee, { ...fee, year: 2024 }, { ...fee, year: 2025, paidOn: '2025-05-05' }]
  assert.deepEqual(
    overdueFees(fees, '2026-11-23').map(({ year }) => year),
    [2024, 2026],
  )
})
