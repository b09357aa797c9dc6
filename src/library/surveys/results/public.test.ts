import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Edition, Item } from '#instruments'
import type { Invitation } from '../collection/model.ts'
import { askedOnly, resultsOf, type Sent } from './model.ts'
import { publicTallies } from './public.ts'
import { takingOf } from './taking.ts'

const common = { area: 'a', covers: [], may_not_apply: false, inverse: false, weight: 1, adaptable: false }
const of = { ...common, terms: [], from: [] }
const options = [{ code: 'yes' }, { code: 'no' }]
const first: Item = { ...of, key: 'Q1', kind: 'single', options }
const then: Item = { ...of, key: 'Q2', kind: 'single', options, applies_if: { item: 'Q1', any_of: ['yes'] } }
const edition = { items: [first, then] } as unknown as Edition

const one = (at: number, q1: string | null, q2: string | null): Sent => {
  const answers = Object.fromEntries(
    Object.entries({ Q1: q1, Q2: q2 }).flatMap(([key, code]) =>
      code === null ? [] : [[key, { state: 'answered', codes: [code] } as const]],
    ),
  )
  return { invitation: { id: String(at) } as Invitation, edition, answers: askedOnly(edition, answers) }
}
const many = (count: number, q1: string | null, q2: string | null, from = 0) =>
  Array.from({ length: count }, (_, at) => one(from + at, q1, q2))

test('an answer whose guard was taken away again is not counted', () => {
  const [, result] = resultsOf(edition, many(6, 'no', 'yes'))
  assert.equal(result?.tally.n, 0)
  assert.equal(result?.asked, 0)
})

test('how many answered a guarded question does not tell what its guard hides', () => {
  const hidden = publicTallies(resultsOf(edition, [...many(7, 'yes', 'yes'), ...many(3, 'no', null, 7)]))
  assert.deepEqual(hidden.get('Q1')?.options, [
    { code: 'yes', count: null },
    { code: 'no', count: null },
  ])
  assert.equal(hidden.get('Q2')?.n, 0, 'seven of ten would give it away')
  const whole = publicTallies(
    resultsOf(edition, [...many(6, 'yes', 'yes'), ...many(5, 'yes', 'no', 6), ...many(6, 'no', null, 11)]),
  )
  assert.deepEqual(whole.get('Q2')?.options, [
    { code: 'yes', count: 6 },
    { code: 'no', count: 5 },
  ])
})

test('that fewer than five left a question out does not follow from its figures', () => {
  const sent = [...many(9, 'yes', null), ...many(8, 'no', null, 9), ...many(3, null, null, 17)]
  const tally = publicTallies(resultsOf(edition, sent)).get('Q1')
  assert.equal(tally?.n, 20, 'shares are of all who were asked')
  assert.equal(tally?.ofAll, true)
  assert.deepEqual(tally?.options, [
    { code: 'yes', count: 9 },
    { code: 'no', count: null },
  ])
})

test('the response rate is of members; coordinations of networks stand apart', () => {
  const sentAt = new Date('2026-11-23T09:00:00Z')
  const invited = [
    { placeId: 'a', submittedAt: sentAt },
    { placeId: 'b', submittedAt: null },
    { placeId: null, submittedAt: sentAt },
  ]
  assert.deepEqual(takingOf(2026, invited), {
    year: 2026,
    asked: 2,
    sent: 1,
    coordinations: { asked: 1, sent: 1 },
  })
})
