import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Item } from '#instruments'
import type { Evidence } from '../evidence/index.ts'
import { type Answered, practiceFrom } from './prefill.ts'

const piece = (title: string, more: Partial<Evidence> = {}): Evidence => ({
  id: title,
  roundId: 'r',
  item: 'EDU-04',
  title,
  note: '',
  dated: null,
  shown: { link: 'https://schools.example/bridge' },
  addedAt: new Date(0),
  addedByName: null,
  removedAt: null,
  ...more,
})

const answered = (more: Partial<Answered> = {}): Answered => ({
  round: { id: 'r', year: 2024 },
  item: { key: 'EDU-04', area: 'education' } as Item,
  text: { ask: 'In how many schools?', lang: 'en' } as Answered['text'],
  said: ['More than half of them'],
  revision: { comment: 'Two classes visit each other. Families cook.', source: 'Programme of the days' },
  evidence: [],
  language: 'en',
  ...more,
})

test('a draft begins with question, answer, comment, source and year, each where it is looked for', () => {
  const { texts, items, area, from, documents, origin } = practiceFrom(answered())
  assert.equal(texts['en']?.title, 'Two classes visit each other')
  assert.equal(texts['en']?.process, 'Two classes visit each other. Families cook.')
  assert.deepEqual({ items, area, from }, { items: ['EDU-04'], area: 'education', from: 2024 })
  assert.deepEqual(documents, [{ title: 'Programme of the days', link: null }])
  assert.deepEqual(origin?.answer, ['More than half of them'])
})

test('evidence gives title, notes and documents; what was taken away gives nothing; a file gives its name alone', () => {
  const file = { fileId: 'f', name: 'a.pdf', type: 'application/pdf', bytes: 1 } as Evidence['shown']
  const { texts, documents } = practiceFrom(
    answered({
      evidence: [
        piece('Old', { removedAt: new Date(1) }),
        piece('Bridge days', { note: 'Since 2016.' }),
        piece('Return of the heads', { shown: file }),
      ],
    }),
  )
  assert.equal(texts['en']?.title, 'Bridge days')
  assert.match(texts['en']?.process ?? '', /Families cook\.\n\nSince 2016\./)
  assert.deepEqual(documents, [
    { title: 'Bridge days', link: 'https://schools.example/bridge' },
    { title: 'Return of the heads', link: null },
    { title: 'Programme of the days', link: null },
  ])
})

test('an answer without a word more begins a draft that says nothing it does not know', () => {
  const { texts, documents } = practiceFrom(answered({ revision: { comment: '', source: '' } }))
  assert.deepEqual(texts['en'], { title: '', purpose: '', rationale: '', process: '', impact: '', measures: [] })
  assert.deepEqual(documents, [])
})
