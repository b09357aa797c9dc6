import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ChartPlace, ChartResult, Figure, ResultSheet } from './model.ts'
import { dateOf, groupTest, middleOf, resultIn, selectRows, sorted } from './selection.ts'
import type { ChartState } from './state.ts'

const figure = (value: number | undefined): Figure | null =>
  value === undefined ? null : { value, year: 2024, basis: 'stated', source: 'test' }

interface Known {
  population?: number
  foreignBorn?: number
  nonNational?: number
  country?: string
  networks?: readonly string[]
}

const place = (id: string, known: Known = {}): ChartPlace => ({
  id,
  name: id.toUpperCase(),
  country: known.country ?? 'FR',
  networkIds: known.networks ?? [],
  longitude: null,
  latitude: null,
  figures: {
    population: figure(known.population),
    foreign_born: figure(known.foreignBorn),
    non_national: figure(known.nonNational),
  },
})

const result = (placeId: string, year: number, core: number, day = `${year}-06-30`): ChartResult => ({
  id: `${placeId}-${year}`,
  placeId,
  year,
  day,
  areas: true,
  scores: { core },
})

const none = { population: null, share: null, country: null, network: null, picked: [] } as const
const places = [
  place('a', { population: 99_999, foreignBorn: 10, country: 'FR', networks: ['reci'] }),
  place('b', { population: 100_000, nonNational: 10, country: 'SE' }),
  place('c', { population: 500_000, foreignBorn: 20, nonNational: 25 }),
  place('d'),
]

const groups: [says: string, filters: Partial<ChartState>, ids: string][] = [
  ['no filter leaves everybody', {}, 'abcd'],
  ['a band of population leaves out whoever has none recorded', { population: 'under_100k' }, 'a'],
  ['a share counts residents born abroad', { share: { measure: 'foreign_born', band: '10_15' } }, 'a'],
  ['the same band of the other share is another group', { share: { measure: 'non_national', band: '10_15' } }, 'b'],
  ['20 % is not above 20 %', { share: { measure: 'foreign_born', band: 'over_20' } }, ''],
  ['a country', { country: 'SE' }, 'b'],
  ['a network', { network: 'reci' }, 'a'],
  ['a group that the reader draws', { picked: ['b', 'd'] }, 'bd'],
  ['filters narrow what was picked', { picked: ['b', 'd'], country: 'SE' }, 'b'],
]
for (const [says, filters, ids] of groups) {
  test(`who is in the group: ${says}`, () => {
    const found = places.filter(groupTest({ ...none, ...filters }))
    assert.equal(found.map(({ id }) => id).join(''), ids)
  })
}

test('of a year its own result is taken, else the latest, and none that was computed after the day asked for', () => {
  const all = [result('a', 2024, 3), result('a', 2021, 2), result('a', 2018, 1)]
  const year = (asked: number | null, until: string | null) => resultIn(all, { year: asked, until })?.year
  assert.equal(year(null, null), 2024)
  assert.equal(year(2021, null), 2021)
  assert.equal(year(2020, null), undefined)
  assert.equal(year(null, '2024-06-29'), 2021)
  assert.equal(year(null, '2024-06-30'), 2024)
  assert.equal(year(2024, '2023-01-01'), undefined)
})

test('a chosen place stands in the chart though the filters leave it out, and is not of the group', () => {
  const sheet: ResultSheet = { edition: 'x', byPlace: new Map([['a', [result('a', 2024, 50)]]]) }
  const state = { ...none, country: 'SE', place: 'a', beside: null, year: null, until: null } as unknown as ChartState
  const rows = selectRows(state, places, sheet)
  assert.deepEqual(
    rows.map(({ place: { id }, inGroup, chosen }) => [id, inGroup, chosen]),
    [
      ['a', false, true],
      ['b', true, false],
    ],
  )
})

test('fewer than five values have no middle, whatever stands beside them without one', () => {
  assert.equal(middleOf([1, 2, 3, 4, null, null]), null)
  assert.equal(middleOf([1, 2, 3, 4, 5])?.median, 3)
})

test('what has no value comes last in either direction', () => {
  const values = [2, null, 3, 1]
  const by = (descending: boolean) => sorted(values, { key: 'score', descending }, (value) => value)
  assert.deepEqual(by(false), [1, 2, 3, null])
  assert.deepEqual(by(true), [3, 2, 1, null])
})

test('the date of the data is the day of the newest result drawn', () => {
  assert.equal(dateOf([result('a', 2021, 1), undefined, result('b', 2024, 1, '2024-01-05')]), '2024-01-05')
  assert.equal(dateOf([undefined]), null)
})
