import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { dueNow, obligationsOf } from './calendar.ts'
import { type Kept, kinds, type ObligationName, type Terms } from './model.ts'

const terms: Terms = {
  networkId: null,
  fee: 5000,
  currency: 'EUR',
  feeDueMonth: 6,
  countedFrom: 2020,
  source: null,
}
const kept = (kind: ObligationName, on: string): Kept => ({ kind, on, by: 'entry' })

interface Case {
  name: string
  kind: ObligationName
  kept: string[]
  today: string
  joined?: number | null
  countedFrom?: number
  stands: string
}

const cases: Case[] = [
  { name: 'just answered', kind: 'index', kept: ['2025-04-10'], today: '2026-11-23', stands: 'kept 2028-04-10' },
  {
    name: 'wished for after two years',
    kind: 'index',
    kept: ['2024-04-10'],
    today: '2026-04-10',
    stands: 'open 2027-04-10',
  },
  { name: 'the day before', kind: 'index', kept: ['2024-04-10'], today: '2026-04-09', stands: 'kept 2027-04-10' },
  { name: 'the last day in time', kind: 'index', kept: ['2024-04-10'], today: '2027-04-10', stands: 'open 2027-04-10' },
  { name: 'a day late', kind: 'index', kept: ['2024-04-10'], today: '2027-04-11', stands: 'overdue 2027-04-10' },
  {
    name: 'a year alone counts to its end',
    kind: 'index',
    kept: ['2024'],
    today: '2027-12-31',
    stands: 'open 2027-12-31',
  },
  {
    name: 'the latest of several counts',
    kind: 'index',
    kept: ['2024', '2021-03'],
    today: '2026-11-23',
    stands: 'open 2027-12-31',
  },
  {
    name: 'never, joined last year',
    kind: 'index',
    kept: [],
    today: '2026-11-23',
    joined: 2025,
    stands: 'open 2026-12-31',
  },
  {
    name: 'never, joined this year',
    kind: 'index',
    kept: [],
    today: '2026-11-23',
    joined: 2026,
    stands: 'later 2027-12-31',
  },
  {
    name: 'never, joined long ago',
    kind: 'index',
    kept: [],
    today: '2026-11-23',
    joined: 2012,
    stands: 'overdue 2020-12-31',
  },
  {
    name: 'never, before anything is counted',
    kind: 'index',
    kept: [],
    today: '2026-11-23',
    countedFrom: 2027,
    stands: 'later 2027-12-31',
  },
  {
    name: 'last answered long before anything is counted',
    kind: 'index',
    kept: ['2011-01-10'],
    today: '2026-11-23',
    countedFrom: 2027,
    stands: 'later 2027-12-31',
  },
  {
    name: 'once it is counted',
    kind: 'index',
    kept: ['2011-01-10'],
    today: '2027-06-01',
    countedFrom: 2027,
    stands: 'open 2027-12-31',
  },
  { name: 'in time', kind: 'survey', kept: [], today: '2026-02-28', stands: 'open 2026-02-28' },
  { name: 'a leap year has a day more', kind: 'survey', kept: [], today: '2028-02-29', stands: 'open 2028-02-29' },
  { name: 'late', kind: 'survey', kept: ['2025-02-01'], today: '2026-03-01', stands: 'overdue 2026-02-28' },
  {
    name: 'late and yet done in the year',
    kind: 'survey',
    kept: ['2026-09-01'],
    today: '2026-11-23',
    stands: 'kept 2027-02-28',
  },
  {
    name: 'the year of joining is free',
    kind: 'meeting',
    kept: [],
    today: '2026-12-24',
    joined: 2026,
    stands: 'later 2027-11-30',
  },
  {
    name: 'not asked after yet',
    kind: 'practice',
    kept: [],
    today: '2026-12-31',
    countedFrom: 2027,
    stands: 'later 2027-12-31',
  },
  {
    name: 'a practice dated by its year',
    kind: 'practice',
    kept: ['2026'],
    today: '2026-11-23',
    stands: 'kept 2027-12-31',
  },
]

describe('what a member owes is told by when it was kept last', () => {
  for (const { name, kind, kept: dates, today, joined = 2012, countedFrom = 2020, stands } of cases) {
    test(`${kind}: ${name}`, () => {
      const member = {
        place: { joinedYear: joined },
        terms: { ...terms, countedFrom },
        kept: dates.map((on) => kept(kind, on)),
      }
      const found = obligationsOf(kinds, member, today).find((one) => one.kind === kind)
      assert.equal(`${found?.state} ${found?.dueOn}`, stands)
    })
  }
})

test('what calls for something comes with the most urgent first', () => {
  const member = {
    place: { joinedYear: 2012 },
    terms,
    kept: [kept('index', '2024-04-10'), kept('meeting', '2026-11-05')],
  }
  assert.deepEqual(
    dueNow(obligationsOf(kinds, member, '2026-11-23')).map(({ kind, state }) => `${kind} ${state}`),
    ['survey overdue', 'practice open', 'index open'],
  )
})
