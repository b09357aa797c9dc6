import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Answer } from './answer.ts'
import { findItem } from './edition.ts'
import { every } from './fixtures/editions.ts'
import { tally } from './tally.ts'

const of = (key: string, ...answers: Answer[]) => {
  const item = findItem(every, key)
  assert.ok(item)
  return tally(item, answers)
}
const codes = (...given: string[]): Answer => ({ state: 'answered', codes: given })
const ranking = (...given: string[]): Answer => ({ state: 'answered', ranking: given })
const unanswered: Answer[] = [{ state: 'missing' }, { state: 'na' }]

test('options are counted in the order of the edition, of those who answered', () => {
  assert.deepEqual(of('STR-1', codes('often'), codes('often'), codes('never'), ...unanswered), {
    item: 'STR-1',
    n: 3,
    options: [
      { code: 'never', count: 1 },
      { code: 'often', count: 2 },
    ],
    numbers: null,
    texts: [],
  })
  const several = of('STR-2', codes('help', 'talk'), codes('talk'), codes('nothing'))
  assert.deepEqual([several.n, ...several.options.map(({ count }) => count)], [3, 2, 1, 1])
})

// By hand: two ranks, so a first choice gives two points and a second one.
test('a ranking gets the points of Borda beside how often an option was put in order', () => {
  const { n, options } = of('SCH-2', ranking('meals', 'parents'), ranking('parents', 'meals'), ranking('meals'))
  assert.equal(n, 3)
  assert.deepEqual(options, [
    { code: 'languages', count: 0, points: 0 },
    { code: 'parents', count: 2, points: 3 },
    { code: 'meals', count: 3, points: 5 },
  ])
})

test('numbers have a middle and two ends, texts no order that tells who wrote first', () => {
  const number = (value: number): Answer => ({ state: 'answered', number: value })
  assert.deepEqual(of('SCH-1', number(10), number(40), number(20), number(25)).numbers, {
    median: 22.5,
    least: 10,
    greatest: 40,
  })
  assert.equal(of('SCH-1', ...unanswered).numbers, null)
  const written = ['zebra', 'ant'].map((text): Answer => ({ state: 'answered', text }))
  assert.deepEqual(of('SCH-3', ...written).texts, ['ant', 'zebra'])
})

test('an answer of another kind counts nowhere', () => {
  assert.equal(of('STR-1', ranking('often'), { state: 'answered', text: 'often' }).n, 0)
  assert.equal(of('SCH-1', codes('often')).n, 0)
})
