import assert from 'node:assert/strict'
import { test } from 'node:test'
import { practiceFrom } from './practice.ts'

const linksOf = (answer: string) =>
  practiceFrom({
    surveyId: 's',
    title: 'A survey',
    year: 2026,
    item: {
      key: 'Q1',
      area: 'part_1',
      kind: 'text',
      max_length: 4000,
      covers: [],
      adaptable: false,
      terms: [],
      may_not_apply: false,
      from: [],
      weight: 1,
      inverse: false,
    },
    text: { ask: 'What do you do?', lang: 'en', fallback: false, options: {} },
    answer,
    language: 'en',
  }).documents.map(({ link }) => link)

test('a practice begins from any text, and an address in it is taken without what ends the sentence', () => {
  for (const words of [
    'see https://…',
    'http://[ here',
    'https://a.b:99999/',
    'https://%zz/',
    'http://',
    'https://,',
  ]) {
    assert.deepEqual(linksOf(words), [], words)
  }
  assert.deepEqual(linksOf('On https://… and https://city.example/walks/. Look!'), ['https://city.example/walks/'])
  assert.deepEqual(linksOf('(https://city.example/a?b=c), “https://x.example”'), ['https://city.example/a?b=c'])
})
