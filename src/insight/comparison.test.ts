import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type Candidate,
  compare,
  type Group,
  type GroupKind,
  groupsOf,
  leastPlaces,
  othersIn,
  positionIn,
  type GroupingFacts,
} from './comparison.ts'

const nothing: GroupingFacts = { population: null, foreignBornPercent: null, networkIds: [] }

const joins: [says: string, kind: GroupKind, grouping: Partial<GroupingFacts>, ...groups: Group[]][] = [
  ['everybody is in the group of all', 'all', {}, { kind: 'all' }],
  ['one below 100,000', 'population', { population: 99_999 }, { kind: 'population', band: 'under_100k' }],
  ['100,000 opens a band', 'population', { population: 100_000 }, { kind: 'population', band: '100k_200k' }],
  ['199,999 closes it', 'population', { population: 199_999.9 }, { kind: 'population', band: '100k_200k' }],
  ['200,000', 'population', { population: 200_000 }, { kind: 'population', band: '200k_500k' }],
  ['500,000 and more', 'population', { population: 500_000 }, { kind: 'population', band: 'from_500k' }],
  ['no known population, no group', 'population', { foreignBornPercent: 12 }],
  ['none born abroad', 'foreign_born', { foreignBornPercent: 0 }, { kind: 'foreign_born', band: 'under_10' }],
  ['9.9 %', 'foreign_born', { foreignBornPercent: 9.9 }, { kind: 'foreign_born', band: 'under_10' }],
  ['10 %', 'foreign_born', { foreignBornPercent: 10 }, { kind: 'foreign_born', band: '10_15' }],
  ['15 %', 'foreign_born', { foreignBornPercent: 15 }, { kind: 'foreign_born', band: '15_20' }],
  ['20 % is not more than 20 %', 'foreign_born', { foreignBornPercent: 20 }, { kind: 'foreign_born', band: '15_20' }],
  ['20.1 %', 'foreign_born', { foreignBornPercent: 20.1 }, { kind: 'foreign_born', band: 'over_20' }],
  ['no known share, no group', 'foreign_born', { population: 5 }],
  ['a network', 'network', { networkIds: ['reci'] }, { kind: 'network', networkId: 'reci' }],
  [
    'two networks, two groups',
    'network',
    { networkIds: ['nordic', 'norwegian'] },
    { kind: 'network', networkId: 'nordic' },
    { kind: 'network', networkId: 'norwegian' },
  ],
  ['no network, no group', 'network', { population: 5 }],
]

for (const [says, kind, grouping, ...groups] of joins) {
  test(`a place joins a group by its facts: ${says}`, () => {
    assert.deepEqual(groupsOf(kind, { ...nothing, ...grouping }), groups)
  })
}

const candidate = (placeId: string, grouping: Partial<GroupingFacts>): Candidate => ({
  placeId,
  resultId: `result-${placeId}`,
  grouping: { ...nothing, ...grouping },
})

test('a group holds the others of the same band, and never the place itself or a place of which nothing is known', () => {
  const candidates = [
    candidate('self', { population: 150_000 }),
    candidate('same', { population: 120_000 }),
    candidate('greater', { population: 220_000 }),
    candidate('unknown', {}),
    candidate('both', { networkIds: ['nordic', 'reci'] }),
  ]
  const ids = (group: Group) => othersIn(group, 'self', candidates).map(({ placeId }) => placeId)
  assert.deepEqual(ids({ kind: 'population', band: '100k_200k' }), ['same'])
  assert.deepEqual(ids({ kind: 'all' }), ['same', 'greater', 'unknown', 'both'])
  assert.deepEqual(ids({ kind: 'network', networkId: 'reci' }), ['both'])
})

test('a spread is shown from five values on; where nothing applies a place leaves the count', () => {
  const four = [10, 20, 30, 40].map((media) => ({ media, parks: null }))
  assert.deepEqual(compare(['media'], four).get('media'), { n: 4, spread: null })
  const five = [...four, { media: 50, parks: 10 }]
  assert.equal(five.length, leastPlaces)
  const compared = compare(['media', 'parks', 'unknown'], five)
  assert.deepEqual(compared.get('media'), { n: 5, spread: { n: 5, min: 10, q1: 20, median: 30, q3: 40, max: 50 } })
  assert.deepEqual(compared.get('parks'), { n: 1, spread: null })
  assert.deepEqual(compared.get('unknown'), { n: 0, spread: null })
})

test('the bounds of the middle half belong to it', () => {
  const spread = { q1: 20, q3: 40 }
  const positions = [19.9, 20, 40, 40.1].map((value) => positionIn(spread, value))
  assert.deepEqual(positions, ['below', 'within', 'within', 'above'])
})
