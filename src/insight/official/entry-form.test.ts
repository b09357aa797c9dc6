import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readEntryForm, typedOf } from './entry-form.ts'
import { sameContent } from './model.ts'

const context = { thisYear: 2026, file: null, fileFault: null, before: null }
const full = {
  'score-overall': '64,5',
  'score-media': '100',
  year: '2013',
  report_date: '2013-11',
  variant: 'extended',
  questionnaire: '66 questions',
  sample_size: '56',
  rank: '21',
  basis: 'own_result',
  note: 'As printed.',
  source: 'https://example.org/report.pdf',
}

test('a filled form is the result as it was printed, and stands in the fields again when it is corrected', () => {
  const read = readEntryForm(full, context)
  assert.ok('content' in read)
  assert.deepEqual(
    read.content.figures.map(({ area, score }) => [area, score]),
    [
      ['overall', 64.5],
      ['media', 100],
    ],
  )
  const again = readEntryForm(typedOf(read.content), context)
  assert.ok('content' in again && sameContent(again.content, read.content))
})

test('every field that is wrong says so by itself, and what no field alone can tell is said too', () => {
  const read = readEntryForm(
    { ...full, 'score-overall': '-1', year: '13', report_date: '2013-13', sample_size: '0', source: 'somewhere' },
    context,
  )
  assert.ok('faults' in read)
  assert.deepEqual(read.faults, {
    'score-overall': 'score',
    year: 'year',
    report_date: 'date',
    sample_size: 'whole',
    source: 'source',
  })
})

test('a figure and a way to check it are needed: an address, or the report as a file', () => {
  const empty = readEntryForm({}, context)
  assert.deepEqual('faults' in empty && empty.faults, { 'score-overall': 'figure_missing', source: 'source_missing' })
  const withFile = readEntryForm({ 'score-overall': '50' }, { ...context, file: { id: 'a'.repeat(64), name: 'r.pdf' } })
  assert.ok('content' in withFile)
  const badFile = readEntryForm({ 'score-overall': '50' }, { ...context, fileFault: 'file_type' })
  assert.deepEqual('faults' in badFile && badFile.faults, { file: 'file_type' })
})

test('the note of a figure stays with it through a correction, and goes when its score changes', () => {
  const before = readEntryForm(full, context)
  assert.ok('content' in before)
  const figures = before.content.figures.map((figure) => ({ ...figure, note: `about ${figure.area}` }))
  const corrected = readEntryForm(
    { ...full, 'score-media': '90' },
    { ...context, before: { ...before.content, figures } },
  )
  assert.ok('content' in corrected)
  assert.deepEqual(
    corrected.content.figures.map(({ note }) => note),
    ['about overall', null],
  )
})
