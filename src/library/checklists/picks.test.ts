import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Known, picksFor } from './picks.ts'

const known = (id: string, area: string, more: Partial<Known> & { year?: number } = {}): Known => ({
  practice: {
    id,
    title: id,
    summary: '',
    year: more.year ?? 2020,
    area,
    language: 'en',
    titleLanguage: null,
    translation: null,
    ownerPlaceId: null,
    places: [],
    demonstration: false,
  },
  answers: more.answers ?? new Set(),
  adopted: more.adopted ?? 0,
})

const picked = (areas: readonly string[], all: readonly Known[]) =>
  (picksFor([areas], all)[0] ?? []).map(({ practice, why }) => `${practice.id} ${why}`)

for (const [promise, areas, all, expected] of [
  ['nothing of another area is a filler', ['media'], [known('a', 'education')], []],
  [
    'what was judged to answer a question comes before what is only listed',
    ['media', 'education'],
    [known('listed', 'media'), known('mapped', 'language', { answers: new Set(['education']) })],
    ['mapped mapped', 'listed area'],
  ],
  [
    'of two alike the one more places took up, then the newer',
    ['media'],
    [known('old', 'media', { year: 2010 }), known('new', 'media'), known('taken', 'media', { year: 2005, adopted: 2 })],
    ['taken area', 'new area'],
  ],
  [
    'the area named first comes first',
    ['media', 'education'],
    [known('b', 'education'), known('a', 'media', { year: 2001 })],
    ['a area', 'b area'],
  ],
] as const) {
  test(`practices for a weak part: ${promise}`, () => assert.deepEqual(picked(areas, all), expected))
}

test('a practice is named at one weak part of a page, not at every one', () => {
  const picks = picksFor([['media'], ['media']], [known('only', 'media')])
  assert.deepEqual(
    picks.map(({ length }) => length),
    [1, 0],
  )
})
