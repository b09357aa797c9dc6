import assert from 'node:assert/strict'
import { test } from 'node:test'
import { digitsIn, faultsInText } from './checked-prose.ts'
import { formOf, piecesOf, queriesIn } from './queries.ts'

const known = { figures: ['members_total', 'members_new'], series: ['publications'] }
const faults = (text: string) => faultsInText(text, { names: ['Covid-19'], known })

test('a digit that somebody types fails with its line, unless a name or a title holds it', () => {
  assert.deepEqual(
    faults('The network\nhas 141 members.').map(({ kind, line, what }) => [kind, line, what]),
    [['figure in words', 2, '141']],
  )
  assert.deepEqual(faults('During Covid-19, *Guía 2020 de acogida* came out; {members_total} members read it.'), [])
  assert.deepEqual(faults('1. First\n2. Second'), [], 'the numbers of a list')
  assert.deepEqual(digitsIn('It was *141* of them', []), ['141'], 'a number alone in italics is no title')
  assert.deepEqual(
    digitsIn('In 2020, 1 234,5 euros', []),
    ['2020', '1 234,5'].flatMap((one) => one.split(/(?<=2020)/)),
  )
})

test('a query that does not exist fails and names the nearest; one that is written wrongly fails too', () => {
  const [unknown] = faults('{members_totel} members')
  assert.deepEqual([unknown?.kind, unknown?.hint], ['unknown query', 'members_total'])
  assert.deepEqual(faults('{table:publikations}').at(0)?.hint, 'publications')
  for (const wrong of [
    '{Members}',
    '{list:}',
    '{count:publications year=x}',
    '{members_new|one=place}',
    '{members_new|one=1 place|other=places}',
  ])
    assert.equal(faults(wrong).at(0)?.kind, 'form', wrong)
  assert.equal(faults('A table {table:publications} in a sentence.').at(0)?.hint, 'alone')
})

test('words follow the plural of the language', () => {
  const [query] = queriesIn('{members_new|one=ville|other=villes}')
  assert.ok(query?.kind === 'words')
  assert.deepEqual(
    [0, 1, 2, 1_000_000].map((value) => formOf(query.forms, value, 'fr')),
    ['ville', 'ville', 'villes', 'villes'],
  )
  assert.deepEqual(
    [0, 1, 2].map((value) => formOf(query.forms, value, 'en')),
    ['villes', 'ville', 'villes'],
  )
  assert.equal(piecesOf('a {members_new} b').length, 3)
})
