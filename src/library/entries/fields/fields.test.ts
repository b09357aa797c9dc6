import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { speech } from '#platform/i18n'
import { sayFault } from '../fault-words.ts'
import type { Field } from '../model.ts'
import { isRealCountry } from '../knowing-store.ts'
import { type Knowing, parseField, parsePlaces, placeForFile, printField, printPlace } from './index.ts'

const place = (id: string, name: string, country: string) => [id, { id, name, country }] as const
const knowing: Knowing = {
  places: new Map([place('limassol-cy', 'Limassol', 'CY'), place('bergen-no', 'Bergen', 'NO')]),
  networks: new Set(['norwegian']),
  isCountry: isRealCountry,
  entries: () => new Set(['academy-2020', 'academy-2021']),
}
const field = (type: Field['type'], more: object = {}): Field => ({ key: 'x', column: 'x', type, ...more }) as Field
const choices = field('choices', { of: ['one', 'two words', 'three'] })
const entries = field('entries', { kind: 'event' })

const line = fc
  .string({ minLength: 1, maxLength: 60, unit: 'grapheme' })
  .map((text) => text.replaceAll(/[\0\r\n]/g, ' ').trim())
  .filter((text) => text !== '')
const title = line.map((text) => text.replaceAll('|', '–'))
const day = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2080-01-01'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10))
const written: readonly [Field, fc.Arbitrary<unknown>][] = [
  [field('line'), line],
  [field('lines'), fc.array(line, { maxLength: 5 })],
  [field('address'), fc.webUrl()],
  [field('date'), day],
  [field('day'), fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([text, length]) => text.slice(0, length))],
  [
    field('time'),
    fc.tuple(fc.nat(23), fc.nat(59)).map((parts) => parts.map((one) => String(one).padStart(2, '0')).join(':')),
  ],
  [field('time zone'), fc.constantFrom('Europe/Paris', 'America/Montreal', 'UTC')],
  [field('integer'), fc.integer({ min: -2_147_483_647, max: 2_147_483_647 })],
  [field('number'), fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 1000)],
  [field('money'), fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 100)],
  [field('yes'), fc.boolean()],
  [field('choice', { of: ['one', 'two words'] }), fc.constantFrom('one', 'two words')],
  [choices, fc.subarray(['one', 'two words', 'three'])],
  [field('subjects'), fc.subarray(['anti_rumours', 'education', 'media'])],
  [field('languages'), fc.subarray(['en', 'fr', 'uk'])],
  [field('country'), fc.constantFrom('FR', 'CY')],
  [entries, fc.subarray(['academy-2020', 'academy-2021'])],
  [
    field('links'),
    fc.array(
      fc.record(
        {
          title: fc.record({ en: title, fr: title }, { requiredKeys: [], noNullPrototype: true }),
          address: fc.webUrl(),
        },
        { noNullPrototype: true },
      ),
      { maxLength: 3 },
    ),
  ],
]

describe('a value goes out and comes in the same', () => {
  for (const [of, values] of written) {
    test(`${of.type}, as people write it and as JSON has it`, () => {
      fc.assert(
        fc.property(values, (value) => {
          if (JSON.stringify(value).includes('|') && of.type === 'links') return
          assert.deepEqual(parseField(of, printField(of, value), knowing), { value })
          assert.deepEqual(parseField(of, value, knowing), { value })
        }),
        { numRuns: 50 },
      )
    })
  }

  test('places: of the record by their id, others by name and country', () => {
    const value = [
      { role: 'host', placeId: 'limassol-cy', name: 'Limassol', country: 'CY' },
      { role: 'host', placeId: null, name: 'Aubagne', country: 'FR' },
      { role: 'host', placeId: null, name: 'Nowhere in particular', country: null },
    ]
    assert.deepEqual(parsePlaces(value.map(printPlace).join('; '), 'host', knowing), { value })
    assert.deepEqual(parsePlaces(value.map(placeForFile), 'host', knowing), { value })
    assert.deepEqual(parsePlaces('bergen [no]', 'host', knowing), {
      value: [{ role: 'host', placeId: 'bergen-no', name: 'Bergen', country: 'NO' }],
    })
  })
})

describe('what is written wrong is told with its cure, in both languages', () => {
  const wrong: readonly [Field, string, RegExp][] = [
    [field('country'), 'XX', /XX: no country of ISO 3166-1/],
    [field('country'), 'UK', /Did you mean GB\?/],
    [field('country'), 'Norway', /Did you mean NO\?/],
    [field('date'), '2020-02-30', /no such day in the calendar/],
    [field('date'), '3 March', /as 2020-03-21/],
    [field('day'), '2020-13', /no such day/],
    [field('money'), 'CHF 1200', /is in CHF.*kept in euro/],
    [field('money'), '$1200', /is in \$/],
    [field('money'), '12.345', /at most two decimals/],
    [field('integer'), '12.5', /“12\.5” is not a whole number.*such as 120/],
    [field('subjects'), 'anti_rumour', /Did you mean anti_rumours\?/],
    [field('address'), 'www.coe.int', /beginning with https/],
    [field('address'), 'javascript:alert(1)', /not a web address.*https:\/\//],
    [field('time'), '25:00', /not a time of day.*as 14:30/],
    [field('time zone'), 'Europe/Pari', /Did you mean Europe\/Paris\?/],
    [choices, 'four', /It can be: one, two words, three/],
    [entries, 'academy-2022', /There is no entry “academy-2022”/],
    [field('yes'), 'perhaps', /neither yes nor no/],
    [field('languages'), 'en; zz1', /not a language code.*two letters of ISO 639/],
  ]
  for (const [of, text, sentence] of wrong) {
    test(`${of.type}: ${text}`, () => {
      const read = parseField(of, text, knowing)
      assert.ok('fault' in read, JSON.stringify(read))
      assert.match(sayFault(speech('en'), read.fault), sentence)
      assert.doesNotMatch(sayFault(speech('fr'), read.fault), /\{|undefined/)
    })
  }

  test('a place that is nearly one of the record is told', () => {
    const read = parsePlaces('Limasol', 'host', knowing)
    assert.ok('fault' in read)
    assert.match(sayFault(speech('en'), read.fault), /Did you mean limassol-cy\?/)
  })

  test('figures are read as people in both languages write them', () => {
    const number = (text: string) => parseField(field('money'), text, knowing)
    assert.deepEqual(number('1 200,50'), { value: 1200.5 })
    assert.deepEqual(number('1,200.50 €'), { value: 1200.5 })
    assert.deepEqual(number('EUR 450000'), { value: 450_000 })
  })
})
