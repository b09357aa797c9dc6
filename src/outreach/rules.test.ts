import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pointsOf } from './followers.ts'
import { type Held, lacksOf } from './missing.ts'
import { issueFault, objectiveFault } from './model.ts'
import { yearSpent } from './spending.ts'

const figure = (measure: 'followers' | 'followers_gained', day: string, value: number) => ({
  id: `${measure}-${day}`,
  values: { channel: 'twitter', measure, day, value } as const,
})

const total = (id: string, standing: 'provisional' | 'certified', published: string) =>
  ({ id, publishedAt: new Date(published), values: { covers: 'total', standing, amount: id.length } }) as never

test('of several totals of a year the certified one holds, then the latest, in whatever order they stand', () => {
  const [early, late, certified] = [
    total('a', 'provisional', '2021-02-01'),
    total('bb', 'provisional', '2021-05-01'),
    total('ccc', 'certified', '2021-03-01'),
  ]
  assert.equal(yearSpent([early, late]).spent, 2)
  assert.equal(yearSpent([late, early]).spent, 2)
  assert.equal(yearSpent([late, certified, early]).spent, 3)
})

test('a recorded point is never replaced by a derived one; without a growth nothing is derived', () => {
  const recorded = [
    figure('followers', '2019-12', 90),
    figure('followers', '2020', 120),
    figure('followers_gained', '2020', 20),
  ]
  assert.deepEqual(
    pointsOf(recorded, 'twitter').map(({ year, value, derived }) => [year, value, derived]),
    [
      [2019, 90, false],
      [2020, 120, false],
    ],
  )
  assert.deepEqual(pointsOf([figure('followers', '2020', 120)], 'twitter').length, 1)
  assert.deepEqual(pointsOf([figure('followers_gained', '2020', 20)], 'twitter'), [])
  const [before] = pointsOf([figure('followers', '2020', 120), figure('followers_gained', '2020', 20)], 'twitter')
  assert.deepEqual([before?.year, before?.value, before?.derived], [2019, 100, true])
})

test('within a year the last number stands', () => {
  const year = [figure('followers', '2020-03', 100), figure('followers', '2020-11-30', 130)]
  assert.deepEqual(
    pointsOf(year, 'twitter').map(({ value }) => value),
    [130],
  )
})

test('what was put off goes to a later year, and an issue has a month', () => {
  assert.equal(objectiveFault({ year: 2020, state: 'put_off', putOffTo: 2020 })?.key, 'putOffTo')
  assert.equal(objectiveFault({ year: 2020, state: 'done', putOffTo: 2021 })?.key, 'putOffTo')
  assert.equal(objectiveFault({ year: 2020, state: 'put_off', putOffTo: 2021 }), null)
  assert.equal(objectiveFault({ year: 20200, state: 'done', putOffTo: null })?.key, 'year')
  assert.equal(issueFault({ month: '2020' })?.key, 'month')
  assert.equal(issueFault({ month: null }), null)
})

test('a year that holds everything lacks nothing', () => {
  const held: Held = {
    objectives: [{ texts: { en: { result: 'Done.' } } }],
    spent: { ...yearSpent([]), lines: [{} as never], sum: 1, spent: 1 },
    issues: 5,
    statedIssues: 5,
    newMembers: 1,
    accessions: 1,
    silent: [],
    told: 3,
  }
  assert.deepEqual(lacksOf(held), [])
  assert.deepEqual(lacksOf({ ...held, silent: ['RECI'], issues: 4 }), [
    { code: 'issues', known: 4, count: 5 },
    { code: 'networks', networks: ['RECI'] },
  ])
})
