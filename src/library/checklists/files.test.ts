import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readEditions } from '#instruments'
import { largestFile, readFiles, writeFiles } from './files.ts'
import { checklistFile } from './model.ts'

const editions = await readEditions('instruments')
const { id, hash } = await editions.get('checklist-real-equality/2026')
const good = { format: 'intercultural-checklist/1', edition: id, hash, date: '2026-11-23', answers: {} }
const text = (more: object = {}) => JSON.stringify({ ...good, ...more })
const read = (file: string) => readFiles(editions, [{ name: 'mine.json', text: file }])
const chosen = (...codes: string[]) => ({ 'RE-01': { state: 'answered', codes } })

for (const [what, file, fault] of [
  ['no JSON', 'once upon a time', 'no_file'],
  ['JSON of something else', '{"a":1}', 'no_file'],
  ['a list of nothing', '[]', 'no_file'],
  ['a list of too many', `[${Array.from({ length: 10 }, () => text()).join()}]`, 'no_file'],
  ['more than a file holds', text({ score: 100 }), 'no_file'],
  ['a day that does not exist', text({ date: '2026-02-31' }), 'no_file'],
  ['a key of objects', `{"__proto__":{"a":1},${text().slice(1)}`, 'no_file'],
  ['far too much', ' '.repeat(largestFile + 1), 'too_large'],
  ['a changed edition', text({ hash: 'a'.repeat(64) }), 'changed_edition'],
  ['a checklist of elsewhere', text({ edition: 'checklist-other/2026' }), 'unknown_edition'],
  ['the Index', text({ edition: 'icc-index/2026' }), 'no_checklist'],
  ['a code that does not exist', text({ answers: chosen('x') }), 'answers'],
  ['"none of these" beside others', text({ answers: chosen('none', 'who') }), 'answers'],
  ['an item that does not exist', text({ answers: { 'ZZ-01': { state: 'na' } } }), 'answers'],
  ['"does not apply" where it always does', text({ answers: { 'RE-01': { state: 'na' } } }), 'answers'],
  ['a number for a choice', text({ answers: { 'RE-01': { state: 'answered', number: 3 } } }), 'answers'],
] as const) {
  test(`a file with ${what} has no result: ${fault}`, () => {
    assert.deepEqual(read(file), { results: [], unread: [{ name: 'mine.json', fault }] })
  })
}

test('what is written is read again as the same, one or several', () => {
  const one = checklistFile.parse(JSON.parse(text({ answers: chosen('who', 'right'), title: 'Été « à Lyon »' })))
  for (const files of [[one], [one, { ...one, title: 'Another' }]]) {
    assert.deepEqual(
      read(`\uFEFF${writeFiles(files)}`).results.map(({ file }) => file),
      files,
    )
  }
})

test('a tick counted twice gives no more than one', () => {
  const [once, twice] = [chosen('who'), chosen('who', 'who')].map((answers) => read(text({ answers })).results[0])
  assert.ok(once && twice)
  assert.deepEqual(once.composites, twice.composites)
})
