import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type Arbitrary,
  array,
  assert as holds,
  boolean,
  constantFrom,
  oneof,
  property,
  record,
  string,
} from 'fast-check'
import { href } from '#routes'
import { faultyParameters, type Given, parseState } from './parse-state.ts'
import { type ChartState, type Known, queryOf, views } from './state.ts'

const known: Known = {
  editions: [
    {
      id: 'icc-index/2026',
      slug: 'icc-index-2026',
      composites: ['core', 'extended', 'lens'],
      areas: ['media', 'parks'],
      years: [2024, 2026],
    },
    { id: 'icc-index/2021', slug: 'icc-index-2021', composites: ['core'], areas: ['media'], years: [2018, 2021, 2024] },
  ],
  countries: new Set(['FR', 'QM']),
  networks: new Set(['reci', 'a&b=c']),
  places: new Set(['oslo-no', 'bergen-no', 'x y/z?', 'lund-se']),
}

/** Values that mean something somewhere, and some that mean nothing anywhere. */
const values: Readonly<Record<string, readonly string[]>> = {
  set: ['demonstration', 'real'],
  edition: ['icc-index-2026', 'icc-index-2021'],
  country: [...known.countries],
  network: [...known.networks],
  population: ['under_100k', '100k_200k', '200k_500k', 'from_500k'],
  share: ['foreign_born.under_10', 'non_national.over_20', 'foreign_born.over_20.x', 'gdp.under_10'],
  pick: [...known.places],
  place: [...known.places],
  with: [...known.places],
  year: ['2018', '2021', '2024', '2026'],
  until: ['2026-11-23', '2026-02-29', '2024-02-29'],
  score: ['core', 'extended', 'lens', 'media', 'parks'],
  axis: ['population', 'foreign_born', 'non_national'],
  form: ['bars', 'radar'],
  by: ['places', 'areas'],
  from: ['icc-index-2021.2018', 'icc-index-2026.2024', 'icc-index-2026.2026'],
  to: ['icc-index-2021.2021', 'icc-index-2026.2024', 'icc-index-2026.2026'],
  sort: ['name', '-name', 'score', '-score', 'media', '-change', 'measure', 'given'],
  page: ['1', '2', '10000', '0', '01'],
}

const oneOf = (name: string) =>
  array(oneof({ weight: 6, arbitrary: constantFrom(...(values[name] ?? [])) }, { weight: 1, arbitrary: string() }), {
    maxLength: name === 'pick' ? 4 : 2,
  })
const given: Arbitrary<Given> = record(Object.fromEntries(faultyParameters.map((name) => [name, oneOf(name)])), {
  requiredKeys: [],
}).map((asked) => Object.fromEntries(Object.entries(asked).map(([name, list]) => [name, list ?? []])))

/** What a handler is given of an address. */
function givenIn(address: string): Given {
  const query = new URL(address, 'https://icc.example').searchParams
  return Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name)]))
}

const addressOf = (state: ChartState, permanent: boolean) =>
  href('chart', { lang: 'en', chart: state.view }, queryOf(state, known, permanent))

test('an address holds the whole state: what is read from it is what was written', () => {
  holds(
    property(constantFrom(...views), boolean(), given, boolean(), (view, demonstration, asked, permanent) => {
      const { state } = parseState(view, demonstration, asked, known)
      const again = parseState(view, demonstration, givenIn(addressOf(state, permanent)), known)
      assert.deepEqual(again.state, state)
      assert.deepEqual(again.faults, [])
      assert.equal(addressOf(again.state, permanent), addressOf(state, permanent))
    }),
    { numRuns: 2000, seed: 20261123 },
  )
})

test('a permanent address names what is usual today and may be another tomorrow', () => {
  const { state } = parseState('change', true, {}, known)
  const query = givenIn(addressOf(state, true))
  assert.deepEqual(query, {
    set: ['demonstration'],
    edition: ['icc-index-2026'],
    from: ['icc-index-2026.2024'],
    to: ['icc-index-2026.2026'],
  })
  assert.deepEqual(givenIn(addressOf(state, false)), {})
})

const faulty: [says: string, view: ChartState['view'], given: Given, parameters: string[]][] = [
  ['a country without a result', 'places', { country: ['NO'] }, ['country']],
  ['a second country', 'places', { country: ['FR', 'QM'] }, ['country']],
  ['two shares at once', 'heat', { share: ['foreign_born.under_10', 'non_national.under_10'] }, ['share']],
  ['a place beside itself', 'profile', { place: ['lund-se'], with: ['lund-se'] }, ['with']],
  ['a change that runs backwards', 'change', { from: ['icc-index-2026.2026'], to: ['icc-index-2026.2024'] }, ['from']],
  ['a day that is none', 'map', { until: ['2026-02-30'] }, ['until']],
  ['a page that is no number', 'places', { page: ['two'] }, ['page']],
  ['a place that nobody knows, among picked ones', 'places', { pick: ['oslo-no', 'x'] }, ['pick']],
]
for (const [says, view, asked, parameters] of faulty) {
  test(`what means nothing is left out and named: ${says}`, () => {
    const { state, faults } = parseState(view, true, asked, known)
    assert.deepEqual(
      faults.map(({ parameter }) => parameter),
      parameters,
    )
    assert.deepEqual(parseState(view, true, givenIn(addressOf(state, false)), known).faults, [])
  })
}

test('a parameter that belongs to another view, and an empty field of a form, are no faults', () => {
  assert.deepEqual(parseState('places', true, { axis: ['nonsense'], country: [''], utm: ['x'] }, known).faults, [])
})

test('a view of one place has one, even where the address names none', () => {
  assert.equal(parseState('profile', true, {}, known).state.place, 'oslo-no')
  assert.equal(parseState('profile', true, { with: ['oslo-no'] }, known).state.place, 'bergen-no')
  assert.equal(parseState('places', true, {}, known).state.place, null)
})

test('where nothing was ever answered every view still has a state', () => {
  const nothing: Known = {
    editions: known.editions.slice(0, 1).map((edition) => Object.assign({}, edition, { years: [] })),
    countries: new Set(),
    networks: new Set(),
    places: new Set(),
  }
  for (const view of views) assert.deepEqual(parseState(view, false, {}, nothing).faults, [])
})
