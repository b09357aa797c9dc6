import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Expert } from '#network'
import { byFitness, fitnessOf, isLate, isOpenFor, stateOf, type Step, steps, type SupportState } from './model.ts'

const at = new Date('2026-01-01T00:00:00Z')
const nothing = { assignedAt: null, agreedAt: null, deliveredAt: null, closedAt: null, endedAs: null }

const lives: [state: SupportState, times: Partial<Parameters<typeof stateOf>[0]>, steps: Step[]][] = [
  ['asked', {}, ['assign', 'decline', 'withdraw']],
  ['assigned', { assignedAt: at }, ['assign', 'agree', 'decline', 'withdraw']],
  ['agreed', { assignedAt: at, agreedAt: at }, ['assign', 'agree', 'deliver', 'decline', 'withdraw']],
  ['delivered', { assignedAt: at, agreedAt: at, deliveredAt: at }, ['deliver', 'close']],
  ['closed', { assignedAt: at, agreedAt: at, deliveredAt: at, closedAt: at }, ['reopen']],
  ['declined', { endedAs: 'declined' }, ['reopen']],
  ['withdrawn', { assignedAt: at, endedAs: 'withdrawn' }, ['reopen']],
]
for (const [state, times, allowed] of lives) {
  test(`a request is told by its times, and they say what can be done next: ${state}`, () => {
    const request = { ...nothing, ...times }
    assert.equal(stateOf(request), state)
    assert.deepEqual(
      steps.filter((step) => isOpenFor(request, step)),
      allowed,
    )
  })
}

test('work is late from the day after it was due until something is handed over', () => {
  const agreed = { ...nothing, assignedAt: at, agreedAt: at, dueOn: '2026-03-01' }
  assert.deepEqual(
    [isLate(agreed, '2026-03-01'), isLate(agreed, '2026-03-02'), isLate({ ...agreed, deliveredAt: at }, '2026-03-02')],
    [false, true, false],
  )
})

const expert = (name: string, values: Partial<Expert>): Expert => ({
  accountId: name,
  name,
  demonstration: true,
  languages: ['en', 'fr'],
  themes: ['education'],
  about: null,
  daysAYear: null,
  awayFrom: null,
  awayUntil: null,
  publicSince: null,
  changedAt: null,
  conflicts: [],
  ...values,
})

test('whoever fits comes first, and whoever has a conflict of interest is named last with it', () => {
  const request = { placeId: 'veyra', networkIds: ['tides'], theme: 'education', language: 'fr' }
  const tie = {
    id: 'c',
    kind: 'declared',
    placeId: null,
    networkId: 'tides',
    name: { en: 'Tides' },
    fromOn: '2020-01-01',
    untilOn: null,
    reason: 'r',
  } as const
  const sorted = [
    expert('tied', { conflicts: [tie] }),
    expert('stranger', { languages: ['en'], themes: [] }),
    expert('away', { awayFrom: '2026-01-01' }),
    expert('fit', {}),
  ]
    .map((one) => fitnessOf(one, request, '2026-05-05'))
    .sort(byFitness)
  assert.deepEqual(
    sorted.map(({ expert: { name }, remarks, conflicts }) => [name, remarks, conflicts.length]),
    [
      ['fit', [], 0],
      ['away', ['away'], 0],
      ['stranger', ['language', 'theme'], 0],
      ['tied', [], 1],
    ],
  )
})
