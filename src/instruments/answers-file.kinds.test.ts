import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readAnswers } from './answers-file.ts'
import { csvTemplate, xlsxTemplate } from './answers-template.ts'
import { every } from './fixtures/editions.ts'

const filled = {
  'STR-1': { state: 'answered', codes: ['often'] },
  'STR-2': { state: 'answered', codes: ['talk', 'help'] },
  'STR-3': { state: 'answered', number: 2012 },
  'SCH-1': { state: 'na' },
  'SCH-2': { state: 'answered', ranking: ['parents', 'languages'] },
  'SCH-3': { state: 'answered', text: '=1+1; "two"\n-3, four' },
} as const
const readEvery = (content: string | Uint8Array, name = 'a.csv') =>
  readAnswers(every, { name, bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content })

test('answers of every kind come back from a file as they were, and no text is run as a formula', async () => {
  const csv = csvTemplate(every, 'fr', filled)
  assert.match(csv, /SCH-2,parents;languages,/)
  assert.match(csv, /SCH-3,"'=1\+1/)
  for (const content of [csv, await xlsxTemplate(every, 'fr', filled)]) {
    assert.deepEqual(await readEvery(content), { answers: filled, problems: [], warnings: [] })
  }
})

const unfit: [line: string, problem: RegExp][] = [
  ['SCH-2,parents;parents,', /SCH-2 has an option more than once in "parents;parents": name each once/],
  ['SCH-2,parents;meals;languages,', /SCH-2 puts 3 options in order: keep the 2 most wanted/],
  ['SCH-2,sports,', /SCH-2 has no option "sports": use languages, parents, meals/],
  ['SCH-2,;,', /SCH-2 has the value ";", which is no option/],
  [`SCH-3,${'x'.repeat(41)},`, /SCH-3 has a text of 41 characters: shorten it to 40 at most/],
]
for (const [line, problem] of unfit) {
  test(`a file is refused with the line ${line}`, async () => {
    const { problems } = await readEvery(`item,value,state\n${line}\n`)
    assert.equal(problems.length, 1)
    assert.match(problems[0] ?? '', problem)
  })
}
