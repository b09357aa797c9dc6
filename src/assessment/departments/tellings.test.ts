import assert from 'node:assert/strict'
import { test } from 'node:test'
import { edition } from '../fixtures/small.ts'
import type { Department, Part, Person } from './model.ts'
import { type Answering, tellingsOf } from './tellings.ts'

const person = (id: string, joinedOn: string | null): Person => ({
  id,
  accountId: joinedOn === null ? null : id,
  invitationId: joinedOn === null ? id : null,
  name: id,
  email: `${id}@town.example`,
  joinedAt: joinedOn === null ? null : new Date(`${joinedOn}T12:00:00Z`),
  expiresAt: null,
})
const schools: Department = {
  id: 'schools',
  name: 'Schools',
  remindedAt: null,
  people: [person('ana', '2026-11-01'), person('new', '2026-11-29'), person('invited', null)],
}
const part: Part = {
  departmentId: 'schools',
  area: 'schools',
  item: null,
  dueOn: '2026-12-01',
  change: 'c1',
  since: '2026-11-01',
  by: 'lea',
}
const items = edition.items.filter(({ area }) => area === 'schools').map(({ key }) => key)

const on = (today: string, more: Partial<Answering> = {}) =>
  tellingsOf({
    round: { id: 'r', year: 2026 },
    place: { id: 'amber-qm', name: 'Amber' },
    edition,
    departments: [schools],
    parts: [part],
    missing: new Set(items),
    today,
    ...more,
  })
const said = (...asked: Parameters<typeof on>) =>
  on(...asked).map(({ kind, to, payload }) =>
    [to === 'leads' ? 'leads' : to.accountId, kind, payload['near'] ?? ''].join(' ').trim(),
  )

test('people hear what they were given; whoever only is invited hears nothing yet', () => {
  assert.deepEqual(said('2026-11-02'), ['ana questions given', 'new questions given'])
  const [first] = on('2026-11-02')
  assert.deepEqual(first?.payload, {
    department: 'Schools',
    place: 'Amber',
    year: 2026,
    count: items.length,
    dueOn: '2026-12-01',
  })
})

test('nobody hears of what they gave themselves, nor of what is answered', () => {
  assert.deepEqual(said('2026-11-02', { parts: [{ ...part, by: 'ana' }] }), ['new questions given'])
  assert.deepEqual(said('2026-11-02', { missing: new Set() }), ['leads department progress done'])
})

test('a week and three days before, and once late; who has just joined is not told twice', () => {
  const given = ['ana questions given', 'new questions given']
  const [ana = '', joined = ''] = given
  assert.deepEqual(said('2026-11-25'), [ana, 'ana questions due week', joined])
  assert.deepEqual(said('2026-11-29'), [ana, 'ana questions due days', joined])
  assert.deepEqual(said('2026-12-02'), [
    ana,
    'ana questions due late',
    joined,
    'new questions due late',
    'leads department progress late',
  ])
})

test('the same thing has the same key however often it is gathered, and for those who lead and answer', () => {
  const keys = (today: string, kind: string) =>
    new Set(on(today).flatMap((one) => (one.kind === kind ? [one.key] : [])))
  assert.deepEqual(keys('2026-11-25', 'questions due'), keys('2026-11-26', 'questions due'))
  assert.deepEqual(keys('2026-11-25', 'questions given'), keys('2026-12-02', 'questions given'))
  assert.deepEqual(keys('2026-12-02', 'questions due'), keys('2026-12-05', 'department progress'))
  const moved = on('2026-11-25', { parts: [{ ...part, change: 'c2', dueOn: '2026-12-15', since: '2026-11-24' }] })
  assert.ok(
    moved.every(({ key }) => ![...keys('2026-11-25', 'questions given')].includes(key)),
    'a new day is told',
  )
})
