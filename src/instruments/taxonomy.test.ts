import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  areaKeys,
  areaName,
  areaNow,
  earlierAreaKeys,
  isAreaKey,
  isEarlierAreaKey,
  principleKeys,
  principleName,
  themeKeys,
  themeName,
} from './taxonomy.ts'

test('17 areas, each with its names', () => {
  assert.equal(areaKeys.length, 17)
  assert.equal(areaName('mediation', 'en'), 'Mediation and conflict resolution')
  assert.equal(areaName('neighbourhoods', 'fr'), 'Quartiers')
  assert.equal(principleName('equality', 'fr'), 'Égalité')
  assert.equal(themeName('anti_rumours', 'fr'), 'Anti-rumeurs')
})

test('every name exists in English and French, and another language has the English one', () => {
  const named: [keys: readonly string[], name: (lang: string) => string[]][] = [
    [[...areaKeys, ...earlierAreaKeys], (lang) => [...areaKeys, ...earlierAreaKeys].map((key) => areaName(key, lang))],
    [principleKeys, (lang) => principleKeys.map((key) => principleName(key, lang))],
    [themeKeys, (lang) => themeKeys.map((key) => themeName(key, lang))],
  ]
  for (const [keys, names] of named) {
    for (const lang of ['en', 'fr']) assert.equal(new Set(names(lang)).size, keys.length)
    assert.deepEqual(names('tlh'), names('en'))
  }
})

test('an area of older data is known as earlier, and leads to the one that continues it', () => {
  assert.deepEqual([isAreaKey('governance'), isEarlierAreaKey('governance')], [false, true])
  assert.equal(areaName('governance', 'fr'), 'Gouvernance')
  assert.equal(areaNow('governance'), 'leadership_citizenship')
  assert.equal(areaNow('media'), 'media')
  assert.deepEqual([isAreaKey('toString'), isAreaKey('overall')], [false, false])
})
