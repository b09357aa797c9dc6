import assert from 'node:assert/strict'
import { test } from 'node:test'
import { headline, inLanguage, mandateDay, type PlaceFact, shortName, sourcesOf } from './model.ts'

const population = (value: number, year: number | null, basis: PlaceFact['basis']): PlaceFact => ({
  placeId: 'p',
  measure: 'population',
  value,
  year,
  basis,
  source: 's',
  caveat: null,
})

test('the headline is the municipality’s own figure, the latest that is dated', () => {
  const facts = [
    population(9, null, 'geonames'),
    population(1, null, 'stated'),
    population(2, 2009, 'stated'),
    population(3, 2014, 'stated'),
  ]
  assert.equal(headline(facts, 'population')?.value, 3)
  assert.equal(headline(facts.slice(0, 2), 'population')?.value, 1)
  assert.equal(headline(facts.slice(0, 1), 'population')?.value, 9)
  assert.equal(headline(facts, 'foreign_born_percent'), undefined)
})

test('a text that a language lacks is English and says so', () => {
  const texts = { en: 'Cities of Dialogue', fr: 'Villes du dialogue' }
  assert.deepEqual(inLanguage(texts, 'fr'), { text: 'Villes du dialogue', lang: 'fr' })
  assert.deepEqual(inLanguage(texts, 'es'), { text: 'Cities of Dialogue', lang: 'en' })
})

test('lists use the first part of a network’s name', () => {
  assert.equal(shortName({ en: 'RECI – Spanish network of Intercultural Cities' }, 'en'), 'RECI')
  assert.equal(shortName({ en: 'Città del Dialogo (Cities of Dialogue)' }, 'en'), 'Città del Dialogo')
  assert.equal(shortName({ en: 'ICC-Morocco', fr: 'ICC-Maroc' }, 'fr'), 'ICC-Maroc')
})

test('only http(s) addresses of a source become links', () => {
  assert.deepEqual(sourcesOf('https://a.example/b?c=d;e ; ICC annual report 2020 (FR); javascript:alert(1)'), [
    { text: 'https://a.example/b?c=d;e', href: 'https://a.example/b?c=d;e' },
    { text: 'ICC annual report 2020 (FR)', href: undefined },
    { text: 'javascript:alert(1)', href: undefined },
  ])
  assert.deepEqual(sourcesOf('https://a.example/x (joined April 2011)'), [
    { text: 'https://a.example/x (joined April 2011)', href: 'https://a.example/x' },
  ])
})

test('a mandate is asked after by the day of UTC, whatever the hour', () => {
  const days = ['2026-12-31T00:00:00Z', '2026-12-31T23:59:59.999Z', '2027-01-01T00:00:00Z', '2026-12-31T23:30:00-05:00']
  assert.deepEqual(
    days.map((time) => mandateDay(new Date(time))),
    ['2026-12-31', '2026-12-31', '2027-01-01', '2027-01-01'],
  )
})
