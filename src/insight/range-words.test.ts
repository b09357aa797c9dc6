import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { NumberItem } from '#instruments'
import { speech } from '#platform/i18n'
import { sayRange } from './range-words.ts'

const common = {
  key: 'N-1',
  area: 'one',
  covers: [],
  may_not_apply: false,
  inverse: false,
  weight: 1,
  terms: [],
  from: [],
}
const bands = [{ from: 0, points: 0 }]
const number: NumberItem = { ...common, adaptable: false, kind: 'number', min: 0, bands }
const percent: NumberItem = { ...number, kind: 'percent', max: 100 }
const range = (from: number | null, below: number | null) => ({ kind: 'range', from, below }) as const

test('what full points need names a unit beside the number, so that neither has to agree with the other', () => {
  const [en, fr] = [speech('en'), speech('fr')]
  assert.equal(sayRange(en, number, range(1, null), 'meetings'), 'meetings: 1 or more')
  assert.equal(sayRange(en, number, range(null, 1), 'meetings'), 'meetings: less than 1')
  assert.equal(sayRange(fr, number, range(1, null), 'réunions'), 'réunions\u202f: 1 ou plus')
  assert.equal(sayRange(fr, number, range(1, 2), 'réunions'), 'réunions\u202f: 1 ou plus, mais moins de 2')
})

test('a share has its sign, a number without a unit stands alone', () => {
  assert.equal(sayRange(speech('en'), percent, range(5, null), '%'), '5% or more')
  assert.equal(sayRange(speech('en'), number, range(5, null)), '5 or more')
})
