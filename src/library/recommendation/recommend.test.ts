import assert from 'node:assert/strict'
import { test } from 'node:test'
import { speech } from '#platform/i18n'
import type { Fit } from '../mapping/model.ts'
import type { Candidate, LikePlace, Question } from './model.ts'
import { likenessesOf, recommend, recommendedOfArea } from './recommend.ts'
import { sayWhy } from './words.ts'

const place = (id: string, more: Partial<LikePlace> = {}): LikePlace => ({
  id,
  name: id,
  country: 'AA',
  kind: 'city',
  networkIds: [],
  population: 100_000,
  foreignBorn: 10,
  ...more,
})

const own = place('own', { networkIds: ['north'] })
const far = { country: 'BB', population: 1_000_000, foreignBorn: 30 }

interface Made {
  items?: Record<string, Fit>
  from?: LikePlace
  area?: string
  year?: number | null
  adopted?: number
}

function candidate(
  id: string,
  { items = { 'EDU-01': 'strong' }, from, area = 'education', year = 2020, adopted = 0 }: Made,
): Candidate {
  const at = from ?? place(`place of ${id}`, far)
  return {
    practice: {
      id,
      title: id,
      summary: '',
      year,
      area,
      language: 'en',
      titleLanguage: null,
      translation: null,
      ownerPlaceId: null,
      places: [{ placeId: at.id, name: at.name, country: at.country }],
      demonstration: false,
    },
    items: Object.entries(items).map(([item, fit]) => ({ item, fit, reasons: { en: 'because' } })),
    places: [at],
    adopted,
  }
}

const question: Question = { item: 'EDU-01', area: 'education', points: 0 }
const picked = (candidates: readonly Candidate[], asked: Question = question, most = 5) =>
  recommend(own, [asked], candidates, most)[0]?.picks.map(({ practice }) => practice.id)

const order: readonly [why: string, candidates: readonly Candidate[], expected: readonly string[]][] = [
  [
    'a full answer from anywhere comes before a part of one from the likest place',
    [
      candidate('part', { items: { 'EDU-01': 'partial' }, from: place('twin', { networkIds: ['north'] }) }),
      candidate('full', {}),
    ],
    ['full', 'part'],
  ],
  [
    'of two that fit alike, the one from a place of similar size',
    [candidate('a', {}), candidate('b', { from: place('b', { ...far, population: 60_000 }) })],
    ['b', 'a'],
  ],
  [
    'size and residents born abroad count for more than country and network',
    [
      candidate('a', { from: place('a', { ...far, country: 'AA', networkIds: ['north'] }) }),
      candidate('b', { from: place('b', { ...far, population: 90_000, foreignBorn: 12 }) }),
    ],
    ['b', 'a'],
  ],
  [
    'of two that are equal, the newer; the undated last',
    [candidate('a', { year: null }), candidate('b', { year: 2012 }), candidate('c', {})],
    ['c', 'b', 'a'],
  ],
  [
    'a practice meant for the area before one listed elsewhere',
    [candidate('a', { area: 'media' }), candidate('b', { year: 2010 })],
    ['b', 'a'],
  ],
]
for (const [why, candidates, expected] of order) {
  test(`recommended first: ${why}`, () => assert.deepEqual(picked(candidates), expected))
}

const none: readonly [why: string, candidates: readonly Candidate[]][] = [
  ['there is no practice at all', []],
  ['those of the area answer other questions', [candidate('a', { items: { 'EDU-02': 'strong' } })]],
  ['the only one is of the place itself', [candidate('a', { from: own })]],
]
for (const [why, candidates] of none) {
  test(`nothing is recommended where ${why}: a filler would cost trust`, () => assert.deepEqual(picked(candidates), []))
}

test('a practice that the place wrote itself is left out, whatever place it names', () => {
  const mine = candidate('mine', {})
  assert.deepEqual(picked([{ ...mine, practice: { ...mine.practice, ownerPlaceId: 'own' } }]), [])
})

test('no more than asked for, and every question has its row', () => {
  const some = [candidate('a', {}), candidate('b', {}), candidate('c', {})]
  assert.equal(picked(some, question, 2)?.length, 2)
  const other = { item: 'EDU-09', area: 'education', points: null }
  assert.deepEqual(
    recommend(own, [question, other], some).map(({ item, picks }) => [item, picks.length]),
    [
      ['EDU-01', 2],
      ['EDU-09', 0],
    ],
  )
})

const alike: readonly [other: Partial<LikePlace>, expected: readonly string[]][] = [
  [{ population: 200_000, foreignBorn: 15 }, ['size', 'foreign_born', 'country']],
  [{ population: 200_001, foreignBorn: 15.1 }, ['country']],
  [{ population: null, foreignBorn: null, country: 'BB' }, []],
  [{ ...far, networkIds: ['south', 'north'] }, ['network']],
]
for (const [other, expected] of alike) {
  test(`likeness of ${JSON.stringify(other)} is ${expected.join(', ') || 'none'}`, () => {
    assert.deepEqual(likenessesOf(own, place('other', other)), expected)
  })
}

test('that two places are cities says nothing, that two are islands does', () => {
  assert.ok(!likenessesOf(own, place('other', far)).includes('kind'))
  const island = place('i', { ...far, kind: 'island' })
  assert.deepEqual(likenessesOf({ ...own, kind: 'island' }, island), ['kind'])
})

test('of a practice of several places the likest is named', () => {
  const both = candidate('a', {})
  const near = place('near', { country: 'BB' })
  const [one] = recommend(own, [question], [{ ...both, places: [...both.places, near] }])
  assert.equal(one?.picks[0]?.from?.place.id, 'near')
})

test('why is said in plain sentences, of what is recorded and no more', () => {
  const said = (lang: string, made: Made, points: number | null) => {
    const [one] = recommend(own, [{ ...question, points }], [candidate('a', made)])
    return one?.picks[0] && sayWhy(speech(lang), one.picks[0], 'Own').join(' ')
  }
  const near = place('Near', { population: 120_000, country: 'BB' })
  assert.equal(
    said('en', { from: near, adopted: 2 }, 0),
    'It answers this question, which gives Own no points yet. Near, where it comes from, has this in common with Own: ' +
      'a similar size and a similar share of residents born abroad. 2 other places have adopted it.',
  )
  assert.equal(
    said('en', { items: { 'EDU-01': 'partial' }, adopted: 1 }, 0.5),
    'It answers a part of this question, on which Own has a part of the points. It comes from place of a; no likeness ' +
      'with Own is on record. 1 other place has adopted it.',
  )
  assert.match(
    said('fr', { from: near, adopted: 1 }, null) ?? '',
    /aucun point à Own.*une taille comparable et une part.*1 autre territoire l’a reprise\.$/,
  )
})

test('an area names each practice once, full answers first', () => {
  const both = candidate('both', { items: { 'EDU-01': 'partial', 'EDU-02': 'strong' } })
  const part = candidate('part', { items: { 'EDU-01': 'partial' } })
  const asked = [question, { ...question, item: 'EDU-02' }]
  const picks = recommendedOfArea(recommend(own, asked, [part, both]), 'education')
  assert.deepEqual(
    picks.map(({ practice, mapped }) => [practice.id, mapped.fit]),
    [
      ['both', 'strong'],
      ['part', 'partial'],
    ],
  )
})
