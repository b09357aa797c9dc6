import assert from 'node:assert/strict'
import { test } from 'node:test'
import { digitsIn, faultsInText } from './checked-prose.ts'
import { formOf, piecesOf, queriesIn } from './queries.ts'

const known = {
  figures: ['members_total', 'members_new'],
  series: ['publications'],
  titles: new Set(['Guía 2020 de acogida']),
}
const faults = (text: string) => faultsInText(text, { names: ['Covid-19'], known })

test('a digit that somebody types fails with its line, unless a name or a title holds it', () => {
  assert.deepEqual(
    faults('The network\nhas 141 members.').map(({ kind, line, what }) => [kind, line, what]),
    [['figure in words', 2, '141']],
  )
  assert.deepEqual(faults('During Covid-19, *Guía 2020 de acogida* came out; {members_total} members read it.'), [])
  assert.deepEqual(
    digitsIn('In 2020, 1 234,5 euros', []),
    ['2020', '1 234,5'].flatMap((one) => one.split(/(?<=2020)/)),
  )
})

test('no number passes in disguise: in italics, within a word, in another script, as the number of a list, in Markdown’s folds', () => {
  for (const disguised of [
    '*111 news items*',
    '*Guía 2021 de acogida*',
    'Guía 2020 de acogida',
    '*12abc 111*',
    '１１１ news items',
    '١١١ news items',
    '१११ news items',
    'members¹¹¹',
    '①①① items',
    'Ⅻ items',
    '½ of the members',
    '3. items',
    '1) items',
    '&#49;&#49;&#49; items',
    '[members](there are 111 of them)',
    '`111` items',
    '    111 items',
    '### 111 items',
    '> 111 items',
    '<b>111</b> items',
    '[111 items](https://icc.example)',
    '**1**1**1**',
  ])
    assert.ok(
      faults(disguised).some(({ kind }) => kind === 'figure in words'),
      disguised,
    )
  assert.equal(faults('{members_new|one=Ⅰ place|other=places}').at(0)?.kind, 'form')
  assert.deepEqual(faults('- *Guía 2020 de acogida*\n- [a page](https://icc.example/2020)'), [])
  assert.equal(faults('One.\n\nTwo,\nand *111 items*.').at(0)?.line, 4)
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
