import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultOf } from './answer.ts'
import type { Answer, AnswerFault, Answers } from './answer.ts'
import { parseEdition } from './edition-file.ts'
import { findItem } from './edition.ts'
import { small, smallFiles } from './fixtures/editions.ts'
import { applicability, pointsOf } from './points.ts'

const item = (key: string) => {
  const found = findItem(small, key)
  assert.ok(found)
  return found
}
const codes = (...list: string[]): Answer => ({ state: 'answered', codes: list })
const number = (value: number): Answer => ({ state: 'answered', number: value })

const worked: [key: string, answer: Answer, points: number | null][] = [
  ['VIS-01', codes('none'), 0],
  ['VIS-01', codes('drafted'), 0.5],
  ['VIS-01', codes('adopted'), 1],
  ['VIS-01', { state: 'missing' }, null],
  ['SCH-01', codes('meals'), 0.5],
  ['SCH-01', codes('meals', 'parents'), 1],
  ['SCH-01', codes('meals', 'meals'), 0.5],
  ['SCH-01', codes('meals', 'languages', 'parents'), 1],
  ['SCH-01', codes('none'), 0],
  ['MEE-02', codes('listed'), 0.5],
  ['MEE-02', codes('listed', 'invited'), 1],
  ['SCH-02', number(0), 0],
  ['SCH-02', number(4.999), 0],
  ['SCH-02', number(5), 0.5],
  ['SCH-02', number(19.99), 0.5],
  ['SCH-02', number(20), 1],
  ['SCH-02', number(100), 1],
  ['SCH-02', { state: 'na' }, null],
  ['MEE-01', number(3), 0.5],
  ['STR-01', codes('none'), 1],
  ['STR-01', codes('some'), 0.5],
  ['STR-01', codes('many'), 0],
]
for (const [key, answer, points] of worked) {
  test(`points of ${key} for ${JSON.stringify(answer)}`, () => assert.equal(pointsOf(item(key), answer), points))
}

const faults: [key: string, answer: Answer, fault: AnswerFault | null][] = [
  ['VIS-01', codes(), 'empty'],
  ['VIS-01', codes('Adopted'), 'unknown_code'],
  ['VIS-01', codes('none', 'adopted'), 'several'],
  ['VIS-01', number(1), 'needs_codes'],
  ['VIS-01', { state: 'na' }, 'always_applies'],
  ['VIS-02', { state: 'na' }, null],
  ['SCH-01', codes('none', 'meals'), 'exclusive'],
  ['SCH-02', codes('meals'), 'needs_number'],
  ['SCH-02', number(Number.NaN), 'needs_number'],
  ['SCH-02', number(100.5), 'out_of_range'],
  ['SCH-02', number(-1), 'out_of_range'],
  ['SCH-02', number(12.5), null],
  ['SCH-02', { state: 'na' }, null],
  ['MEE-01', number(3), null],
  ['MEE-01', number(3.7), 'not_whole'],
  ['MEE-01', number(0.5), 'not_whole'],
]
for (const [key, answer, fault] of faults) {
  test(`fault of ${key} for ${JSON.stringify(answer)}`, () => {
    assert.equal(faultOf(item(key), answer), fault)
    if (fault) assert.throws(() => pointsOf(item(key), answer), RangeError)
  })
}

test('a number that is a measure says so in its edition, and takes decimals', () => {
  const measured = parseEdition(smallFiles('2026.yaml', 'unit: meetings', 'unit: meetings\n    decimals: true'))
  const found = findItem(measured, 'MEE-01')
  assert.ok(found)
  assert.equal(faultOf(found, number(3.7)), null)
  assert.equal(pointsOf(found, number(3.7)), 0.5)
})

const guards: [says: string, answers: Answers, applies: boolean][] = [
  ['asked while the guard is missing', {}, true],
  ['applies when the guard is answered so', { 'STR-01': codes('some') }, true],
  ['not when it is answered otherwise', { 'STR-01': codes('none') }, false],
  ['not when the guard itself does not apply', { 'STR-01': { state: 'na' } }, false],
]
for (const [says, answers, applies] of guards) {
  test(`a guarded item: ${says}`, () => assert.equal(applicability(small, answers).get('STR-02'), applies))
}

test('a guarded item: not when the guard is itself guarded away, answered or not', () => {
  const guarded = 'covers: [languages, parents]\n    applies_if: { item: VIS-02, any_of: [money] }'
  const chain = parseEdition(smallFiles('2026.yaml', 'covers: [languages, parents]', guarded))
  assert.equal(applicability(chain, { 'VIS-01': codes('none') }).get('SCH-01'), false)
  assert.equal(applicability(chain, { 'VIS-01': codes('none'), 'VIS-02': codes('money') }).get('SCH-01'), false)
  assert.equal(applicability(chain, { 'VIS-01': codes('adopted') }).get('SCH-01'), true)
})
