import assert from 'node:assert/strict'
import { test } from 'node:test'
import { speech } from '#platform/i18n'
import { findItem, textsIn } from '../edition.ts'
import { small } from '../fixtures/editions.ts'
import { ItemInputs } from './item-inputs.tsx'

function form(key: string, lang: string): string {
  const item = findItem(small, key)
  assert.ok(item)
  return String(ItemInputs({ speech: speech(lang), item, text: textsIn(small, lang).item(key), values: [] }))
}

test('a count is asked for in whole numbers, a share with decimals', () => {
  assert.match(form('MEE-01', 'en'), /inputmode="numeric"[\s\S]*A whole number from 0 to 366/)
  assert.match(form('MEE-01', 'fr'), /inputmode="numeric"[\s\S]*Un nombre entier de 0 à 366/)
  assert.match(form('SCH-02', 'en'), /inputmode="decimal"[\s\S]*>%<[\s\S]*A number from 0 to 100/)
})

test('the unit stands before the figure, as a label', () => {
  assert.match(form('MEE-01', 'en'), />meetings:<\/span><input/)
})
