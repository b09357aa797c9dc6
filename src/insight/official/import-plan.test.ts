import assert from 'node:assert/strict'
import { test } from 'node:test'
import { planImport } from './import-plan.ts'
import { headerFault, importColumns, type ReadingContext } from './import-rows.ts'
import type { OfficialEntry } from './model.ts'

const context: ReadingContext = {
  thisYear: 2026,
  places: new Map([
    ['oslo-no', { name: 'Oslo', country: 'NO', demonstration: false }],
    ['other-no', { name: 'Other', country: 'NO', demonstration: false }],
  ]),
  isCountry: (code) => code === 'NO',
  mayEnter: ({ placeId }) => placeId !== 'other-no',
}

const source = 'https://example.org/report'
const row = (cells: Record<string, string>) => ({
  place_id: 'oslo-no',
  year: '2019',
  area: 'overall',
  score: '70',
  source,
  ...cells,
})
const lines = (...rows: Record<string, string>[]) =>
  rows.map((cells, index) => ({ line: index + 2, typed: row(cells) }))

const entry: OfficialEntry = {
  id: 'abcabcabcabc',
  placeId: 'oslo-no',
  name: 'Oslo',
  country: 'NO',
  demonstration: false,
  knownReportId: null,
  version: 3,
  origin: 'form',
  reason: 'Mistyped.',
  withdrawn: false,
  enteredAt: new Date(0),
  enteredBy: null,
  year: 2019,
  reportDate: '2019-05',
  variant: 'unspecified',
  questionnaire: null,
  sampleSize: 90,
  rank: null,
  basis: 'own_result',
  figures: [
    { area: 'overall', score: 70, note: null },
    { area: 'media', score: 55, note: 'As printed.' },
  ],
  note: null,
  source,
  fileId: null,
  fileName: null,
}
const same = { report_date: '2019-05', sample_size: '90' }

test('each row says whether it is new, the same or changed; figures that the table does not name stay', () => {
  const { rows, entries } = planImport(
    lines({ ...same }, { ...same, area: 'education', score: '81,5' }, { ...same, area: 'media', score: '56' }),
    [entry],
    context,
  )
  assert.deepEqual(
    rows.map(({ status }) => status),
    ['same', 'new', 'changed'],
  )
  const changed = rows.find((one) => one.status === 'changed')
  assert.deepEqual(changed?.before.score, 55)
  assert.deepEqual(changed?.what, ['score', 'note'])
  assert.equal(entries.length, 1)
  assert.equal(entries[0]?.entry?.id, entry.id)
  assert.deepEqual(
    entries[0]?.content.figures.map(({ area, score }) => [area, score]),
    [
      ['overall', 70],
      ['education', 81.5],
      ['media', 56],
    ],
  )
})

test('a table that says what stands there already brings nothing', () => {
  const { rows, entries } = planImport(lines({ ...same }), [entry], context)
  assert.deepEqual(
    rows.map(({ status }) => status),
    ['same'],
  )
  assert.deepEqual(entries, [])
})

test('a result that was withdrawn says why before it is put in force again; one entered anew beside it counts instead', () => {
  const withdrawn = { ...entry, id: 'zzzzzzzzzzzz', withdrawn: true, figures: [], reason: 'Of another place.' }
  const again = planImport(lines({ ...same }), [withdrawn], context)
  const [first] = again.rows
  assert.deepEqual(first?.status === 'new' && first.withdrawn, 'Of another place.')
  assert.equal(again.entries[0]?.entry?.id, withdrawn.id)
  for (const existing of [
    [entry, withdrawn],
    [withdrawn, entry],
  ]) {
    assert.deepEqual(planImport(lines({ ...same }), existing, context).entries, [])
  }
})

test('another year, basis or source is another result', () => {
  const { entries } = planImport(
    lines({ ...same, year: '2020' }, { ...same, basis: 'comparator' }, { ...same, source: `${source}/2` }),
    [entry],
    context,
  )
  assert.deepEqual(
    entries.map((one) => one.entry),
    [undefined, undefined, undefined],
  )
})

const wrong: [says: string, cells: Record<string, string>, column: string, fault: string][] = [
  ['a place nobody knows', { place_id: 'nowhere' }, 'place_id', 'place_unknown'],
  ['the place of others', { place_id: 'other-no' }, 'place_id', 'place_not_yours'],
  ['neither id nor name', { place_id: '' }, 'place', 'name_missing'],
  ['a name without its country', { place_id: '', place: 'Somewhere' }, 'country', 'country'],
  ['a country that does not exist', { place_id: '', place: 'Somewhere', country: 'XX' }, 'country', 'country'],
  ['a score above 100', { score: '101' }, 'score', 'score'],
  ['no score', { score: '' }, 'score', 'score'],
  ['a score in words', { score: 'high' }, 'score', 'score'],
  ['a year to come', { year: '2027' }, 'year', 'year'],
  ['a day that does not exist', { report_date: '2019-02-30' }, 'report_date', 'date'],
  ['an area that does not exist', { area: 'educaton' }, 'area', 'area'],
  ['a rank beyond the sample', { sample_size: '9', rank: '10' }, 'rank', 'rank_beyond'],
  ['no source', { source: '' }, 'source', 'source_missing'],
  ['a source that is no address', { source: 'javascript:alert(1)' }, 'source', 'source'],
  ['an unknown kind of Index', { variant: 'advanced' }, 'variant', 'variant'],
]
for (const [says, cells, column, fault] of wrong) {
  test(`a row with ${says} is wrong, and then nothing of the table is imported`, () => {
    const { rows, entries } = planImport(lines({ area: 'media' }, cells), [], context)
    const [, bad] = rows
    assert.deepEqual(bad?.status === 'wrong' && [bad.column, bad.fault], [column, fault])
    assert.deepEqual(entries, [])
  })
}

test('one report has one score an area and one date: a row that says otherwise is wrong', () => {
  const { rows } = planImport(lines({}, {}, { area: 'media', report_date: '2018' }), [], context)
  assert.deepEqual(
    rows.map((one) => (one.status === 'wrong' ? one.fault : one.status)),
    ['new', 'twice', 'disagrees'],
  )
})

test('a heading lacks columns or has unknown ones; those of our own files are passed over', () => {
  assert.equal(headerFault([...importColumns]), undefined)
  assert.equal(
    headerFault(['entry', 'version', 'place_id', 'area', 'score', 'source', 'file', 'demonstration']),
    undefined,
  )
  assert.deepEqual(headerFault(['place', 'score', 'points']), { missing: ['area', 'source'], unknown: ['points'] })
  assert.deepEqual(headerFault(['area', 'score', 'source']), { missing: ['place_id'], unknown: [] })
})
