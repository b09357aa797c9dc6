import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { edition } from '../fixtures/small.ts'
import { areasLeft, nearnessOf, type Part, partsByItem, sharesOf, standingOf } from './model.ts'

const given = (departmentId: string, thing: { area: string } | { item: string }, dueOn: string): Part => ({
  departmentId,
  area: null,
  item: null,
  dueOn,
  change: 'c',
  since: '2026-11-01',
  by: null,
  ...thing,
})

const itemsOf = (area: string) => edition.items.filter((item) => item.area === area).map(({ key }) => key)
const parts = [
  given('schools', { area: 'schools' }, '2026-12-10'),
  given('schools', { item: 'VIS-02' }, '2026-12-01'),
  given('mayor', { area: 'vision' }, '2026-12-05'),
]

describe('whose an item is', () => {
  test('an item given by itself leaves its area', () => {
    const byItem = partsByItem(edition, parts)
    assert.equal(byItem.get('VIS-01')?.departmentId, 'mayor')
    assert.equal(byItem.get('VIS-02')?.departmentId, 'schools')
    assert.equal(byItem.get('SCH-01')?.dueOn, '2026-12-10')
  })

  test('a part is told by area, what is due first stands first, and only a whole area is called one', () => {
    assert.deepEqual(sharesOf(edition, parts, ['schools']), [
      { area: 'vision', dueOn: '2026-12-01', items: ['VIS-02'], whole: false },
      { area: 'schools', dueOn: '2026-12-10', items: itemsOf('schools'), whole: true },
    ])
    assert.deepEqual(sharesOf(edition, parts, []), [])
  })

  test('areas of which something is with nobody are left', () => {
    assert.deepEqual(
      areasLeft(edition, parts),
      edition.areas.filter((area) => !['schools', 'vision'].includes(area)),
    )
    const some = [given('mayor', { item: 'VIS-01' }, '2026-12-05')]
    assert.ok(areasLeft(edition, some).includes('vision'))
  })
})

test('how far a department is: what does not miss an answer is done, and late is what was due before today', () => {
  const shares = sharesOf(edition, parts, ['schools'])
  const of = 1 + itemsOf('schools').length
  const all = (missing: string[], today: string) => standingOf(shares, new Set(missing), today)
  assert.deepEqual(all([], '2027-01-01'), { of, done: of, missing: [], dueOn: null, overdue: 0 })
  const one = { of, done: of - 2, missing: ['VIS-02', 'SCH-01'], dueOn: '2026-12-01', overdue: 0 }
  assert.deepEqual(all(['SCH-01', 'VIS-02', 'VIS-01'], '2026-12-01'), one, 'the day itself is in time')
  assert.equal(all(['SCH-01', 'VIS-02'], '2026-12-02').overdue, 1)
  assert.equal(all(['SCH-01', 'VIS-02'], '2026-12-11').overdue, 2)
})

test('a day is near a week and three days before it, and late after it; what was given within is not told again', () => {
  const due = '2026-12-20'
  const table = [
    ['2026-12-01', '2026-12-12', null],
    ['2026-12-01', '2026-12-13', 'week'],
    ['2026-12-01', '2026-12-16', 'week'],
    ['2026-12-01', '2026-12-17', 'days'],
    ['2026-12-01', '2026-12-20', 'days'],
    ['2026-12-01', '2026-12-21', 'late'],
    ['2026-12-01', '2027-02-18', 'late'],
    ['2026-12-01', '2027-02-19', null],
    ['2026-12-14', '2026-12-15', null],
    ['2026-12-14', '2026-12-17', 'days'],
    ['2026-12-18', '2026-12-19', null],
    ['2026-12-18', '2026-12-21', 'late'],
    ['2026-12-22', '2026-12-23', null],
  ] as const
  for (const [since, today, near] of table) assert.equal(nearnessOf(due, since, today), near, `${since} ${today}`)
})
