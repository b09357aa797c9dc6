import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { speech } from '#platform/i18n'
import { answerFrom, type InputFault, notApplicable, valuesOf } from './answer-input.ts'
import { sayAnswer, sayFault, sayTyped } from './answer-words.ts'
import * as fc from 'fast-check'
import { faultOf } from './answer.ts'
import { codesOf, findItem, type Item, textsIn } from './edition.ts'
import { every, small } from './fixtures/editions.ts'

function item(key: string): Item {
  const found = findItem(small, key) ?? findItem(every, key)
  assert.ok(found)
  return found
}

const read = (key: string, ...values: string[]) => answerFrom(item(key), values)

describe('what a form sends becomes an answer', () => {
  test('nothing, or an empty choice, is a missing answer', () => {
    assert.deepEqual(read('VIS-01'), { answer: { state: 'missing' } })
    assert.deepEqual(read('VIS-01', ''), { answer: { state: 'missing' } })
    assert.deepEqual(read('MEE-01', '  '), { answer: { state: 'missing' } })
  })
  test('codes stay codes', () => {
    assert.deepEqual(read('SCH-01', 'meals', 'parents'), { answer: { state: 'answered', codes: ['meals', 'parents'] } })
  })
  test('numbers are read as people of both languages type them', () => {
    for (const typed of ['12.5', '12,5', ' 12,50 ', '12.5 %', '12,5\u202f%']) {
      assert.deepEqual(read('SCH-02', typed), { answer: { state: 'answered', number: 12.5 } }, typed)
    }
    assert.deepEqual(read('MEE-01', '1\u202f0'), { answer: { state: 'answered', number: 10 } })
  })
  test('a number that could mean two things is asked for again', () => {
    for (const typed of ['1,200', '1.200', '1,2.3', 'twelve', '1e3', '0x10', '٣', '9'.repeat(400)]) {
      assert.deepEqual(read('MEE-01', typed), { fault: 'unclear_number' }, typed)
    }
  })
  test('what is counted is a whole number, and the sentence says so in every language', () => {
    assert.deepEqual(read('MEE-01', '3,0'), { answer: { state: 'answered', number: 3 } })
    for (const typed of ['3.7', '0,5']) assert.deepEqual(read('MEE-01', typed), { fault: 'not_whole' }, typed)
    const say = (lang: string, fault: InputFault) => sayFault(speech(lang), item('MEE-01'), fault)
    assert.match(say('en', 'not_whole'), /whole number/)
    assert.match(say('fr', 'not_whole'), /nombre entier/)
    assert.match(say('en', 'unclear_number'), /without decimals/)
    assert.match(say('fr', 'unclear_number'), /sans décimales/)
  })
  test('"does not apply" is taken where the item allows it, alone', () => {
    assert.deepEqual(read('SCH-02', notApplicable), { answer: { state: 'na' } })
    assert.deepEqual(read('SCH-02', '5', notApplicable), { fault: 'both' })
    assert.deepEqual(read('VIS-01', notApplicable), { fault: 'always_applies' })
    assert.deepEqual(read('VIS-02', notApplicable), { fault: 'always_applies' })
  })
  test('what does not fit has a sentence in every language', () => {
    const faults = [
      read('VIS-01', 'x'),
      read('VIS-01', 'none', 'adopted'),
      read('SCH-01', 'none', 'meals'),
      read('SCH-02', '101'),
    ]
    for (const one of faults) {
      assert.ok('fault' in one)
      for (const lang of ['en', 'fr']) assert.match(sayFault(speech(lang), item('SCH-02'), one.fault), /\.$/)
    }
    assert.match(sayFault(speech('en'), item('SCH-02'), 'out_of_range'), /from 0 to 100/)
  })
})

test('a number stands beside its unit so that neither has to agree with the other', () => {
  const said = (lang: string, unit: string) =>
    sayAnswer(speech(lang), item('MEE-01'), { options: {}, unit }, { state: 'answered', number: 1 })
  assert.deepEqual(said('en', 'meetings'), ['meetings: 1'])
  assert.deepEqual(said('fr', 'réunions'), ['réunions\u202f: 1'])
})

test('what a form shows for an answer is read back as the same answer', () => {
  for (const lang of ['en', 'fr']) {
    for (const number of [0, 0.5, 12.25, 100]) {
      const shown = valuesOf({ state: 'answered', number }, sayTyped(speech(lang)))
      assert.deepEqual(answerFrom(item('SCH-02'), shown), { answer: { state: 'answered', number } })
    }
  }
  assert.deepEqual(read('STR-02', ...valuesOf({ state: 'na' }, String)), { answer: { state: 'na' } })
})

describe('options put in order, and own words', () => {
  const ordered = (...ranking: string[]) => ({ answer: { state: 'answered' as const, ranking } })
  const wrote = (text: string) => ({ answer: { state: 'answered' as const, text } })
  const worked: [key: string, values: string[], read: ReturnType<typeof answerFrom>][] = [
    ['SCH-2', ['meals', 'parents'], ordered('meals', 'parents')],
    ['SCH-2', ['parents', 'meals'], ordered('parents', 'meals')],
    ['SCH-2', ['', 'meals'], ordered('meals')],
    ['SCH-2', ['', ''], { answer: { state: 'missing' } }],
    ['SCH-2', ['meals', 'meals'], { fault: 'repeated' }],
    ['SCH-2', ['meals', 'parents', 'languages'], { fault: 'too_many' }],
    ['SCH-2', ['sports'], { fault: 'unknown_code' }],
    ['SCH-2', ['', notApplicable], { answer: { state: 'na' } }],
    ['SCH-2', ['meals', notApplicable], { fault: 'both' }],
    ['SCH-3', ['  Merci !\r\nBis.  '], wrote('Merci !\nBis.')],
    ['SCH-3', ['=1+1'], wrote('=1+1')],
    ['SCH-3', ['null\u0000byte \ud800'], wrote('nullbyte \ufffd')],
    ['SCH-3', [' \u0000 '], { answer: { state: 'missing' } }],
    ['SCH-3', ['x'.repeat(40)], wrote('x'.repeat(40))],
    ['SCH-3', ['x'.repeat(41)], { fault: 'too_long' }],
  ]
  for (const [key, values, expected] of worked) {
    test(`${key} ${JSON.stringify(values)}`, () => assert.deepEqual(read(key, ...values), expected))
  }

  test('what is wrong is said with the limit', () => {
    assert.equal(sayFault(speech('en'), item('SCH-2'), 'too_many'), 'Choose 2 options at most.')
    assert.match(sayFault(speech('fr'), item('SCH-3'), 'too_long'), /40 caractères/)
    for (const lang of ['en', 'fr']) assert.match(sayFault(speech(lang), item('SCH-2'), 'repeated'), /\.$/)
  })
  test('it is said in its order, in its words', () => {
    const text = textsIn(every, 'en').item('SCH-2')
    const said = sayAnswer(speech('en'), item('SCH-2'), text, { state: 'answered', ranking: ['meals', 'languages'] })
    assert.deepEqual(said, ['Meals', 'Languages'])
    const own = sayAnswer(speech('en'), item('SCH-3'), text, { state: 'answered', text: 'A\nB' })
    assert.deepEqual(own, ['A\nB'])
  })
})

test('whatever is sent, it is an answer that fits its item and is shown again as it is, or a fault with a sentence', () => {
  const codes = [...every.items, ...small.items].flatMap(codesOf)
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('', notApplicable, ...codes),
    fc.integer().map(String),
  )
  const oneItem = fc.constantFrom(...every.items, ...small.items)
  fc.assert(
    fc.property(oneItem, fc.array(value, { maxLength: 5 }), (one, values) => {
      const found = answerFrom(one, values)
      if ('fault' in found) {
        for (const lang of ['en', 'fr']) assert.match(sayFault(speech(lang), one, found.fault), /\S.*\.$/)
        return
      }
      assert.equal(faultOf(one, found.answer), null)
      assert.deepEqual(answerFrom(one, valuesOf(found.answer, sayTyped(speech('fr')))), found)
      assert.deepEqual(JSON.parse(JSON.stringify(found.answer)), found.answer)
    }),
    { seed: 20261123, numRuns: 3000 },
  )
})
