import assert from 'node:assert/strict'
import { test } from 'node:test'
import { speech } from '#platform/i18n'
import { findItem, textsIn } from '../edition.ts'
import { every } from '../fixtures/editions.ts'
import type { Tally } from '../tally.ts'
import { AnswerBars } from './answer-bars.tsx'

function bars(key: string, tally: Omit<Tally, 'item'>, lang = 'en'): string {
  const item = findItem(every, key)
  assert.ok(item)
  const text = textsIn(every, lang).item(key)
  return String(AnswerBars({ speech: speech(lang), item, text, tally: { item: key, ...tally } }))
}
const options = [
  { code: 'never', count: 6 },
  { code: 'often', count: 18 },
]
const none = { numbers: null, texts: [] }

test('every option has its words, share and count in one row, readable without seeing the bar', () => {
  const shown = bars('STR-1', { n: 24, options, ...none })
  assert.match(shown, /Often<\/span><svg[^>]*aria-hidden="true"[\s\S]*<strong>75%<\/strong> <span>18 of 24<\/span>/)
  assert.match(shown, /width="75%"/)
  assert.match(bars('STR-1', { n: 24, options, ...none }, 'fr'), /<strong>75\s%<\/strong> <span>18 sur 24/)
})

test('what is hidden is said to be hidden, and nothing beside it gives it away', () => {
  const shown = bars('STR-1', {
    n: 24,
    options: [options[0] ?? { code: '', count: 0 }, { code: 'often', count: null }],
    ...none,
  })
  assert.match(shown, /Often<\/span>[\s\S]*not shown/)
  assert.doesNotMatch(shown, /18|75/)
  assert.match(shown, /fewer than five/)
})

test('a ranking is drawn by its points and says how many put an option in order', () => {
  const ranked = ['languages', 'parents', 'meals'].map((code, at) => ({ code, count: at, points: 2 * at }))
  const shown = bars('SCH-2', { n: 4, options: ranked, ...none })
  assert.match(shown, /Meals<\/span>[\s\S]*width="50%"[\s\S]*<strong>50%<\/strong> <span>2 of 4<\/span> <span>4 points/)
  assert.match(shown, /a first choice gives 2 points/)
})

test('numbers are told in sentences, words as they were written, and no answers as that', () => {
  const numbers = { median: 22.5, least: null, greatest: null }
  assert.match(bars('SCH-1', { n: 7, options: [], numbers, texts: [] }), /Half of the answers are 22\.5% or less/)
  assert.match(bars('SCH-3', { n: 1, options: [], numbers: null, texts: ['<b>'] }), /<li>&lt;b&gt;<\/li>/)
  assert.match(bars('SCH-3', { n: 0, options: [], ...none }), /No answers yet/)
})
