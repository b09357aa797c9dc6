import assert from 'node:assert/strict'
import { test } from 'node:test'
import { speech } from '#platform/i18n'
import { findItem, textsIn } from '../edition.ts'
import { every, small } from '../fixtures/editions.ts'
import { ItemInputs } from './item-inputs.tsx'
import { ItemQuestion } from './item-question.tsx'

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

function question(key: string, values: string[], fault?: 'repeated' | 'too_long', lang = 'en'): string {
  const item = findItem(every, key)
  assert.ok(item)
  return String(
    ItemQuestion({ speech: speech(lang), edition: every, texts: textsIn(every, lang), item, values, fault, number: 3 }),
  )
}

test('options are put in order without script, by a list a place', () => {
  const shown = question('SCH-2', ['meals', 'languages'])
  assert.equal(shown.match(/<select[^>]*name="SCH-2"/g)?.length, 2)
  assert.match(
    shown,
    /First choice<\/label>[\s\S]*value="meals" selected[\s\S]*Second choice[\s\S]*"languages" selected/,
  )
  assert.match(question('SCH-2', [], undefined, 'fr'), /Premier choix/)
})

test('own words keep what was typed, beside their limit and what is wrong with them', () => {
  const shown = question('SCH-3', ['<i>'], 'too_long')
  assert.match(shown, /<textarea[^>]*aria-invalid="true"[^>]*>\s*&lt;i&gt;<\/textarea>/)
  assert.match(shown, /Up to 40 characters/)
  assert.match(shown, /class="error" id="SCH-3-error">This text is too long: shorten it to 40 characters\./)
  assert.match(shown, /aria-describedby="SCH-3-hint SCH-3-error"/)
})
