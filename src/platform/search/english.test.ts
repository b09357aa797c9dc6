import assert from 'node:assert/strict'
import { test } from 'node:test'
import { spellings } from './english.ts'

const pairs: readonly (readonly [british: string, american: string])[] = [
  ['rumours', 'rumors'],
  ['anti-rumours', 'anti-rumors'],
  ['neighbourhood', 'neighborhood'],
  ['neighbourho', 'neighborho'],
  ['labour', 'labor'],
  ['colourful', 'colorful'],
  ['unfavourable', 'unfavorable'],
  ['behavioural', 'behavioral'],
  ['centre', 'center'],
  ['epicentres', 'epicenters'],
  ['theatre', 'theater'],
  ['kilometres', 'kilometers'],
  ['organisation', 'organization'],
  ['organisational', 'organizational'],
  ['reorganising', 'reorganizing'],
  ['recognised', 'recognized'],
  ['analysed', 'analyzed'],
  ['programme', 'program'],
  ['programmes', 'programs'],
  ['dialogue', 'dialog'],
  ['catalogues', 'catalogs'],
  ['defence', 'defense'],
  ['licences', 'licenses'],
  ['practise', 'practice'],
  ['travelling', 'traveling'],
  ['counsellors', 'counselors'],
  ['councillor', 'councilor'],
  ['enrolment', 'enrollment'],
  ['fulfil', 'fulfill'],
  ['ageing', 'aging'],
  ['judgement', 'judgment'],
  ['archaeology', 'archeology'],
  ['sceptical', 'skeptical'],
  ['labour-market programmes', 'labor-market programs'],
]

test('a word has the same spellings, whichever of them is typed', () => {
  for (const [british, american] of pairs) {
    assert.deepEqual(spellings(american), [american, british])
    assert.deepEqual(spellings(british), [british, american])
  }
})

test('a phrase is spelt in one way throughout, and as it is typed', () => {
  assert.deepEqual(spellings('labor organisations'), [
    'labor organisations',
    'labour organisations',
    'labor organizations',
  ])
})

test('no word is made into another', () => {
  const single = ['tour', 'four', 'prise', 'size', 'laboratory', 'collaboration', 'Colorado', 'crises', 'programming']
  for (const word of [...single, 'égalité', 'meeting', 'order', 'hotel', 'analysis', 'instal l', 'שלום', '%_%'])
    assert.deepEqual(spellings(word), word === 'instal l' ? ['instal l', 'install l'] : [word])
})
