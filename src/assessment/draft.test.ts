import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { edition } from './fixtures/small.ts'
import { contentOf, longest, readAreaForm, saysMore } from './draft.ts'

const items = edition.items.filter(({ area }) => area === 'vision')
const [item] = items
assert.ok(item)
const draft = { values: ['none'], comment: '', source: '', basedOn: 0 }

describe('the form of an area', () => {
  test('an item without its revision was not on the page and is left alone', () => {
    assert.deepEqual([...(readAreaForm({ 'VIS-01': 'none' }, items)?.drafts ?? [])], [])
  })

  test('no tick at all is an empty answer', () => {
    const form = readAreaForm({ 'VIS-01.revision': '2', 'VIS-01.comment': '', 'VIS-01.source': '' }, items)
    assert.deepEqual(form?.drafts.get('VIS-01'), { values: [], comment: '', source: '', basedOn: 2 })
  })

  test('line ends are counted as browsers count them, and what the database cannot hold is taken out', () => {
    const form = readAreaForm({ 'VIS-01.revision': '0', 'VIS-01.comment': ' one\r\ntwo\0 ' }, items)
    assert.equal(form?.drafts.get('VIS-01')?.comment, 'one\ntwo')
  })

  test('what belongs to no item of the area makes it another form', () => {
    assert.equal(readAreaForm({ 'SCH-01': 'meals' }, items), null)
    assert.equal(readAreaForm({ constructor: 'x' }, items), null)
  })
})

test('every part that does not fit is named', () => {
  const faults = { answer: 'unknown_code', comment: 'too_long', source: 'too_long' }
  const comment = 'x'.repeat(longest.comment + 1)
  const source = 'x'.repeat(longest.source + 1)
  assert.deepEqual(contentOf(item, { ...draft, values: ['perhaps'], comment, source }), { faults })
  assert.deepEqual(contentOf(item, { ...draft, comment: comment.slice(1), source: source.slice(1) }), {
    answer: { state: 'answered', codes: ['none'] },
    comment: comment.slice(1),
    source: source.slice(1),
  })
})

test('a draft says more when no version says the same: an empty one, or one that was kept, is no loss', () => {
  const kept = { answer: { state: 'answered', codes: ['none'] }, comment: '', source: '' } as const
  const other = { ...kept, answer: { state: 'answered', codes: ['adopted'] } } as const
  assert.equal(saysMore(item, draft, [kept, other]), false)
  assert.equal(saysMore(item, { ...draft, values: [] }, [kept]), false)
  assert.equal(saysMore(item, draft, [other]), true)
  assert.equal(saysMore(item, { ...draft, source: 'a letter' }, [kept]), true)
  assert.equal(saysMore(item, { ...draft, values: ['perhaps'] }, []), true)
})
