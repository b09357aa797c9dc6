import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apply, type Change, moved } from './changes.ts'
import {
  type Action,
  emptyStrategy,
  isOverdue,
  type Note,
  stateOfAction,
  type Strategy,
  yearsOverdue,
} from './model.ts'
import { movedBetween, plannedByItem } from './planned.ts'
import { openOf, recommendationsOf } from './recommendations.ts'
import { readAction, readNote } from './pages/forms.ts'
import { undoing } from '../versions.ts'

const today = '2026-11-23'
const note = (on: string, state: Note['state']): Note => ({ id: `${on} ${state}`, on, state, words: '-' })
const action = (more: Partial<Action> = {}): Action => ({
  id: 'a',
  title: 'Translate the welcome letter',
  owner: 'Welcome desk',
  dueOn: '2026-06-30',
  indicator: null,
  budget: null,
  items: ['A-1'],
  notes: [],
  ...more,
})
const strategy = (...actions: Action[]): Strategy => ({
  objectives: [{ id: 'o', title: 'All understand it', why: '', origin: 'item:A-1', items: ['A-1', 'A-2'], actions }],
})

test('an action is what its latest note says, and overdue only while nobody has said that it is over', () => {
  const table: [Note[], string, string, boolean][] = [
    [[], '2026-06-30', 'not_begun', true],
    [[], today, 'not_begun', false],
    [[note('2026-07-01', 'under_way')], '2026-06-30', 'under_way', true],
    [[note('2026-07-02', 'done'), note('2026-07-01', 'under_way')], '2026-06-30', 'done', false],
    [[note('2026-07-01', 'done'), note('2026-07-01', 'under_way')], '2026-12-01', 'under_way', false],
    [[note('2026-07-01', 'dropped')], '2026-06-30', 'dropped', false],
  ]
  for (const [notes, dueOn, state, overdue] of table) {
    assert.equal(stateOfAction({ notes }), state)
    assert.equal(isOverdue({ notes, dueOn }, today), overdue, `${state} ${dueOn}`)
  }
})

test('an overdue action is told once when its day has passed and once for each year after', () => {
  const years = (dueOn: string) => yearsOverdue({ notes: [], dueOn }, today)
  assert.deepEqual(['2026-11-23', '2026-11-22', '2025-11-23', '2025-11-22', '2023-12-01'].map(years), [
    null,
    0,
    0,
    1,
    2,
  ])
})

test('what is no longer there cannot be changed, and nothing else is touched', () => {
  const before = strategy(action())
  const gone: Change[] = [
    { kind: 'objective_removed', id: 'none' },
    { kind: 'action_removed', id: 'none' },
    { kind: 'progress_noted', action: 'none', note: note(today, 'done') },
    { kind: 'progress_taken_back', action: 'a', note: 'none' },
    { kind: 'action_added', objective: 'none', action: action() },
  ]
  for (const change of gone) assert.equal(apply(before, change), 'gone', change.kind)
  assert.deepEqual(before, strategy(action()))
})

test('changes of different actions do not undo each other, and order is kept at the ends', () => {
  const noted = apply(strategy(action(), action({ id: 'b' })), {
    kind: 'progress_noted',
    action: 'a',
    note: note(today, 'done'),
  })
  assert.ok(typeof noted !== 'string')
  const { notes: _, id, ...to } = action({ id: 'b', title: 'Print it' })
  const both = apply(noted, { kind: 'action_changed', id, to })
  assert.ok(typeof both !== 'string')
  assert.deepEqual(both, strategy(action({ notes: [note(today, 'done')] }), action({ id: 'b', title: 'Print it' })))
  const list = [{ id: '1' }, { id: '2' }, { id: '3' }]
  const order = (of: string, direction: 'up' | 'down') =>
    moved(list, of, direction)
      ?.map((one) => one.id)
      .join('')
  assert.deepEqual(
    [order('2', 'up'), order('2', 'down'), order('1', 'up'), order('3', 'down')],
    ['213', '132', '123', '123'],
  )
})

test('an action moves no item that its objective has lost', () => {
  const changed = apply(strategy(action()), {
    kind: 'objective_changed',
    id: 'o',
    to: { title: 'x', why: '', items: ['A-2'] },
  })
  assert.ok(typeof changed !== 'string')
  assert.deepEqual(changed.objectives[0]?.actions[0]?.items, [])
})

test('undoing goes back step by step, whatever was undone before', () => {
  assert.equal(undoing({ version: 0, restoredFrom: null }), null)
  assert.equal(undoing({ version: 4, restoredFrom: null }), 3)
  assert.equal(undoing({ version: 3, restoredFrom: 1 }), 0)
  assert.equal(undoing({ version: 6, restoredFrom: 0 }), null)
})

const item = (key: string, from: string[] = []) => ({ key, from, area: 'x' }) as never
const earlier = { editionId: 'icc-index/2026', strategy: strategy(action(), action({ id: 'b', items: [] })) }

test('what was planned stands beside the item in the same edition, and through lineage in the next', () => {
  const same = plannedByItem({ id: 'icc-index/2026', items: [item('A-1'), item('A-2'), item('A-3')] }, earlier)
  assert.deepEqual([...same.keys()], ['A-1', 'A-2'])
  assert.deepEqual(
    same.get('A-1')?.[0]?.actions.map(({ id }) => id),
    ['a'],
  )
  assert.deepEqual(same.get('A-2')?.[0]?.actions, [])
  const items = [item('A-1'), item('B-7', ['icc-index/2026#A-1', 'other/1#A-2']), item('B-8', ['other/1#A-1'])]
  const next = plannedByItem({ id: 'icc-index/2029', items }, earlier)
  assert.deepEqual([...next.keys()], ['B-7'])
})

test('the next result says of each planned item whether it moved', () => {
  const answered = (points: number) => ({ state: 'answered' as const, points })
  const before = {
    editionId: 'e/1',
    items: { 'A-1': answered(0.5), 'A-2': { state: 'missing' as const, points: null } },
  }
  const edition = { id: 'e/2', items: [item('B-1', ['e/1#A-1'])] }
  assert.deepEqual(movedBetween(strategy(), before, { edition, items: { 'B-1': answered(1) } }), [
    { item: 'A-1', later: 'B-1', before: 0.5, after: 1, changed: true },
    { item: 'A-2', later: null, before: 0, after: null, changed: true },
  ])
})

test('a recommendation is open until an objective takes it up; the report’s come first and are not said twice', () => {
  const gain = (key: string, core: number) => ({
    item: key,
    area: 'x',
    state: 'answered' as const,
    points: 0,
    gain: { area: core, core, extended: core },
  })
  const move = { item: 'A-1', area: 'x', gain: 3, areaGain: 9, doneBy: [] }
  const all = recommendationsOf([gain('A-1', 2), gain('A-3', 1)], { moves: [move], together: 3, index: 'extended' })
  assert.deepEqual(
    all.map(({ key, adds, concluded }) => [key, adds.to, adds.points, concluded]),
    [
      ['item:A-1', 'extended', 3, true],
      ['item:A-3', 'core', 1, false],
    ],
  )
  assert.deepEqual(
    openOf(all, strategy()).map(({ key }) => key),
    ['item:A-3'],
  )
  assert.equal(openOf(all, emptyStrategy).length, 2)
})

test('a form says field by field what is wrong', () => {
  const form = { title: 'T', owner: 'O', due: '2027-02-30', baseline: '3', budget: '12 k', items: ['A-1', 'Z-9'] }
  const refused = readAction(form, { items: ['A-1'] })
  assert.deepEqual(refused.faults, { due: 'due', indicator: 'indicator', budget: 'budget' })
  for (const [typed, euros] of [
    ['12000', 12000],
    ['12 000', 12000],
    ['1.234.567 €', 1234567],
    ['', null],
  ] as const) {
    const read = readAction({ ...form, due: '2027-02-01', indicator: 'n', budget: typed }, { items: ['A-1'] })
    assert.deepEqual([read.faults, read.to.budget, read.to.items], [{}, euros, ['A-1']])
  }
  assert.deepEqual(readNote({ on: '2026-11-24', state: 'dropped', words: '' }, today).faults, {
    on: 'on',
    words: 'reason',
  })
})
