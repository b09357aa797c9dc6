import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { areaPanel } from './panels.ts'
import { differences, peersOf } from './peers.ts'
import { asItIs, choicesIn, membersOf, queryOf, span, standings, studyFor } from './what-if.ts'
import { smallEdition } from '../fixtures/edition.ts'

const composites = smallEdition.composites.map(({ key }) => key)
const [index = ''] = composites.includes('extended') ? ['extended'] : composites
const areas = smallEdition.areas
const placeWith = (id: string, score: (area: string, at: number) => number | null) => ({
  id,
  scores: Object.fromEntries(areas.map((area, at) => [area, score(area, at)])),
})
const places = [
  placeWith('high', () => 90),
  ...Array.from({ length: 10 }, (_, n) => placeWith(`middle-${n}`, (_area, at) => 50 + ((n * 7 + at * 13) % 11))),
  placeWith('low', () => 5),
]
const named = areaPanel(smallEdition, index, places)

describe('what if it were weighed otherwise', () => {
  test('whoever is ahead everywhere stays ahead whatever is chosen, alone in the first tier', () => {
    for (const mean of ['arithmetic', 'geometric', 'harmonic'] as const) {
      for (const scale of ['fixed', 'min_max', 'z_score', 'rank'] as const) {
        const found = standings(named, { weights: {}, mean, scale })
        assert.deepEqual([found[0]?.key, found[0]?.q95, found[0]?.tier], ['high', 1, 1], `${mean} ${scale}`)
        assert.equal(found.at(-1)?.key, 'low')
      }
    }
  })

  test('the same choices give the same answer', () => {
    assert.deepEqual(standings(named, asItIs), standings(named, asItIs))
  })

  test('a weight of 0 leaves a member out, and nothing left gives nothing', () => {
    const members = membersOf(named)
    const [first = ''] = members
    const study = studyFor(named, { ...asItIs, weights: { [first]: 0 } })
    assert.ok(
      ![...(study?.structure.indicators ?? []), ...(study?.structure.aggregates ?? [])].some(
        ({ key }) => key === first,
      ),
    )
    const none = Object.fromEntries(members.map((key) => [key, 0]))
    assert.deepEqual(standings(named, { ...asItIs, weights: none }), [])
  })

  test('an address holds the choices, and what it does not understand is as it is', () => {
    const members = membersOf(named)
    const [first = ''] = members
    const choices = { weights: { [first]: 2 }, mean: 'geometric', scale: 'rank' } as const
    assert.deepEqual(choicesIn(new URLSearchParams(queryOf(choices)), members), choices)
    const odd = new URLSearchParams(`w_${first}=1e9&w_nowhere=2&mean=middle&scale=`)
    assert.deepEqual(choicesIn(odd, members), asItIs)
  })

  test('an interval is rounded outwards: it never claims to be surer than it is', () => {
    assert.deepEqual(span({ q5: 2.4, q95: 6.1 }), { from: 2, to: 7 })
  })
})

describe('peers', () => {
  const figure = (value: number) => ({ value, year: 2020, basis: 'stated' as const, source: 'test' })
  const at = (id: string, population: number, share: number, country = 'QM', scores = [50, 60]) => ({
    place: {
      id,
      country,
      figures: { population: figure(population), foreign_born: figure(share), non_national: null },
    },
    scores: { a: scores[0] ?? null, b: scores[1] ?? null },
  })
  const own = at('own', 100_000, 10)

  test('the most alike come first, with what they have in common', () => {
    const others = [
      at('far', 5_000_000, 60, 'QN', [10, 90]),
      at('twin', 110_000, 11),
      at('shape', 900_000, 40, 'QN', [70, 80]),
    ]
    const found = peersOf(own, [own, ...others], ['a', 'b'])
    assert.deepEqual(
      found.map(({ id, likenesses }) => [id].concat(likenesses)),
      [['twin', 'size', 'foreign_born', 'profile', 'country'], ['shape', 'profile'], ['far']],
    )
  })

  test('what is not known makes nobody alike', () => {
    const unknown = {
      ...own,
      place: { ...own.place, id: 'unknown', figures: { population: null, foreign_born: null, non_national: null } },
    }
    assert.deepEqual(peersOf(own, [unknown], ['a', 'b'])[0]?.likenesses, ['profile', 'country'])
  })

  test('they differ where most of those that score higher have more points, what does not apply left aside', () => {
    const answered = (points: number) => ({ state: 'answered', points })
    const mine = { x: answered(0), y: answered(0.5), z: { state: 'na', points: null }, w: answered(1) }
    const higher = [
      { x: answered(1), y: answered(0.5), z: answered(1), w: answered(0) },
      { x: answered(0.5), y: answered(1), z: answered(1), w: answered(0) },
    ]
    assert.deepEqual(differences(mine, higher), [{ item: 'x', ahead: 2, of: 2, own: 0, theirs: 0.75 }])
  })
})
