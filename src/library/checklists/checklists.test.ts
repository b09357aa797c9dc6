import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { readEditions } from '#instruments'
import { href } from '#routes'
import { createApp } from '../../app.ts'
import { testApp } from '../../../test/app.ts'
import { checklistFile } from './model.ts'
import { resultOfChecklist } from './result.ts'
import { addSelfAssessment } from './fixtures/added.ts'
import { countRows } from './fixtures/rows.ts'

const origin = 'http://127.0.0.1:3000'
const seen: unknown[] = []
const tested = await testApp()
const app = createApp({ ...tested.deps, observed: (one) => seen.push(one) })

const address = (checklist: string, lang = 'en') => href('checklist', { lang, checklist })
const list = href('checklists', { lang: 'en' })

type Fields = readonly (readonly [string, string])[]

async function post(path: string, fields: Fields, through = app) {
  const response = await through.request(origin + path, {
    method: 'POST',
    body: new URLSearchParams(fields.map(([name, value]) => [name, value])),
    headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
  })
  return { status: response.status, text: await response.text(), headers: response.headers }
}

async function upload(files: readonly (readonly [name: string, text: string])[]) {
  const body = new FormData()
  for (const [name, text] of files) body.append('file', new File([text], name, { type: 'application/json' }))
  const response = await app.request(origin + list, { method: 'POST', body, headers: { origin } })
  return { status: response.status, text: await response.text() }
}

/** Ticks of real equality whose score is known: 100, 50 | 0, na | 25, 25 | 100, 75 | 50, 50. */
const worked: Fields = [
  ...['right', 'who', 'result', 'agreed'].map((code) => ['RE-01', code] as const),
  ...['person', 'money'].map((code) => ['RE-02', code] as const),
  ['RE-03', 'none'],
  ['RE-04', '~na'],
  ['RE-05', 'asked'],
  ['RE-06', 'rules'],
  ...['entitled', 'languages', 'places', 'understood'].map((code) => ['RE-07', code] as const),
  ...['voices', 'roles', 'reasons'].map((code) => ['RE-08', code] as const),
  ...['evidence', 'causes'].map((code) => ['RE-09', code] as const),
  ...['measure', 'basis'].map((code) => ['RE-10', code] as const),
]

const edition = await tested.deps.editions.get('checklist-real-equality/2026')
/** The level from 40 to 69. */
const strengthen = edition.texts['en']?.levels['strengthen']?.name ?? '?'

const scoresIn = (html: string) =>
  [...html.matchAll(/<strong>(\d+) of 100<\/strong>/g)].map(([, score]) => Number(score))
const barsIn = (html: string) => [...html.matchAll(/<progress value="(\d+)" max="100"/g)].map(([, bar]) => Number(bar))
/** What the first form of the page carries along. */
const filesIn = (html: string): string[] => {
  const form = /<form method="post" class="actions"[\s\S]*?<\/form>/.exec(html)?.[0] ?? ''
  const values = [...form.matchAll(/name="file" value="([^"]*)"/g)].map(([, value = '']) => value)
  return values.map((value) => value.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&'))
}
const saved = async (checklist: string, fields: Fields) =>
  (await post(address(checklist), [...fields, ['do', 'json']])).text

test('a checklist worked out by hand gives that score, that level and those parts', async () => {
  const { status, text } = await post(address('real-equality'), worked)
  assert.equal(status, 200)
  // Parts: 75, 0 (its other question does not apply), 25, 87.5, 50; the principle is their mean, 47.5.
  assert.deepEqual(barsIn(text), [75, 0, 25, 88, 50])
  assert.deepEqual(scoresIn(text), [48])
  assert.ok(text.includes(`class="checklist-level">${strengthen}<`))
})

test('what is short of full points is named with a step to take, and what is full or does not apply is not', async () => {
  const { text } = await post(address('real-equality'), worked)
  const said = edition.texts['en']?.items ?? {}
  const shown = text.replaceAll('&quot;', '"').replaceAll('&#39;', "'")
  for (const [key, item] of Object.entries(said)) {
    assert.equal(shown.includes(item.action ?? '?'), !['RE-01', 'RE-04', 'RE-07'].includes(key), key)
  }
  assert.ok(shown.includes(said['RE-08']?.options['replies'] ?? '?'))
  assert.ok(!shown.includes(said['RE-08']?.options['voices'] ?? '?'))
})

test('scores of several checklists stand side by side, and no number on the page is their mean', async () => {
  const first = await post(address('real-equality'), worked)
  const [file = ''] = filesIn(first.text)
  const form = await post(address('diversity-advantage'), [
    ['do', 'fill'],
    ['file', file],
  ])
  assert.match(form.text, /The result of one other checklist comes along/)
  const second = await tested.deps.editions.get('checklist-diversity-advantage/2026')
  const all: Fields = second.items.flatMap((item) =>
    item.kind === 'multiple'
      ? item.options.filter((o) => !o.exclusive).map(({ code }) => [item.key, code] as const)
      : [],
  )
  const { text } = await post(address('diversity-advantage'), [['file', file], ...all])
  assert.deepEqual(new Set(scoresIn(text)), new Set([48, 100]))
  assert.match(text, /they speak of different things/)
  // 74 = (47.5 + 100) / 2, rounded either way.
  const words = text.replace(/<[^>]+>/g, ' ').replace(/&[a-z#0-9]+;/g, ' ')
  assert.doesNotMatch(words, /\b7[34](?:[.,]\d+)?\b/)
  assert.match(text, /Go on: [^<]*/)
})

test('what was saved opens again: an unfinished one as a form, a finished one as its result, several together', async () => {
  const half = await saved('real-equality', worked.slice(0, 6))
  const opened = await upload([['half.json', half]])
  assert.equal(opened.status, 200)
  assert.match(opened.text, /2 of 10 questions are answered/)
  assert.match(opened.text, /name="RE-02" value="money" checked/)
  const whole = await saved('real-equality', [...worked, ['title', 'A garden for all']])
  assert.ok(checklistFile.safeParse(JSON.parse(whole)).success)
  const result = await upload([['whole.json', whole]])
  assert.deepEqual(scoresIn(result.text), [48])
  assert.match(result.text, /About: A garden for all/)
  const both = await upload([
    ['whole.json', whole],
    ['half.json', half],
  ])
  assert.equal(scoresIn(both.text).length, 2)
})

test('the result is taken away as a file and as a table of scores', async () => {
  const whole = await saved('real-equality', worked)
  const json = await post(list, [
    ['file', whole],
    ['do', 'json'],
  ])
  assert.match(json.headers.get('content-type') ?? '', /^application\/json/)
  assert.deepEqual(JSON.parse(json.text), JSON.parse(whole))
  // What a project or an application will do with the file it is given.
  const result = resultOfChecklist(tested.deps.editions, checklistFile.parse(JSON.parse(whole)))
  assert.ok('composites' in result)
  assert.deepEqual(
    result.composites.map(({ key, score, level }) => [key, score, level]),
    [['principle', 48, 'strengthen']],
  )
  const csv = await post(list, [
    ['file', whole],
    ['do', 'csv'],
  ])
  assert.ok(csv.text.includes(`,48,${strengthen}\r\n`))
})

for (const [what, file, sentence] of [
  ['that is none', 'once upon a time', /not a file of a checklist saved here/],
  ['that is far too large', ' '.repeat(200_000), /far too large/],
] as const) {
  test(`a file ${what} is answered with a kind sentence, chosen or carried along`, async () => {
    const answer = await upload([['mine.json', file]])
    assert.equal(answer.status, 422)
    assert.match(answer.text, /mine\.json/)
    assert.match(answer.text, sentence)
    const carried = await post(address('diversity-advantage'), [
      ['file', file],
      ['DA-01', 'none'],
    ])
    assert.equal(carried.status, 422)
    assert.match(carried.text, sentence)
  })
}

for (const [what, fields] of [
  ['nothing', []],
  ['a code that does not exist', [['RE-01', 'x']]],
  [
    'none of these beside others',
    [
      ['RE-01', 'none'],
      ['RE-01', 'who'],
    ],
  ],
  ['does not apply where it always does', [['RE-01', '~na']]],
] as const) {
  test(`a form with ${what} comes back with what was typed`, async () => {
    const answer = await post(address('real-equality'), [...fields, ['title', 'Kept <b>title</b>']])
    assert.equal(answer.status, 422)
    assert.match(answer.text, /role="alert"|class="notice/)
    assert.match(answer.text, /value="Kept &lt;b&gt;title/)
    assert.equal(tested.reported.length, 0)
  })
}

test('a body of megabytes is refused before it is read', async () => {
  assert.equal((await post(list, [['file', 'x'.repeat(3_000_000)]])).status, 413)
  assert.equal((await post(address('real-equality'), [['title', 'x'.repeat(3_000_000)]])).status, 413)
})

test('nothing is stored, and the log knows no more than the pattern of the address', async () => {
  const before = await countRows(tested.deps.db)
  seen.length = 0
  const whole = await saved('real-equality', [...worked, ['title', 'Unmistakable']])
  await upload([['Unmistakable.json', whole]])
  await post(address('real-equality'), [...worked, ['title', 'Unmistakable']])
  assert.deepEqual(await countRows(tested.deps.db), before)
  assert.ok(seen.length === 3)
  assert.doesNotMatch(JSON.stringify(seen), /Unmistakable|RE-0|entitled/)
  assert.equal(tested.reported.length, 0)
})

const folder = mkdtempSync(join(tmpdir(), 'icc-checklists-'))
after(() => rmSync(folder, { recursive: true, force: true }))
/** The program with one more edition of a self-assessment than there was. */
async function withAdded(number: number) {
  await cp('instruments', folder, { recursive: true })
  addSelfAssessment(folder, number)
  return createApp({ ...tested.deps, editions: await readEditions(folder) })
}

test('a new self-assessment is a set of files: it has its page, its score and its next steps', async () => {
  const first = await withAdded(1)
  const page = await (await first.request(origin + list)).text()
  assert.match(page, /href="\/en\/checklists\/neighbours"/)
  const { text: result } = await post(address('neighbours'), [['N-1', 'invited']], first)
  assert.deepEqual(scoresIn(result), [50])
  assert.match(result, /Knock at the next door/)
  assert.match(result, /No suitable practice yet/)
  const [kept = ''] = filesIn(result)
  const second = await withAdded(2)
  const later = await post(list, [['file', kept]], second)
  assert.deepEqual(scoresIn(later.text), [50], 'what was answered with an earlier edition keeps its result')
  assert.match(later.text, /have been revised since/)
  assert.doesNotMatch(later.text, /Change the answers/)
})

test('every checklist has its page in both languages; another name has none', async () => {
  for (const checklist of [
    'real-equality',
    'diversity-advantage',
    'meaningful-interaction',
    'systemic-discrimination',
  ]) {
    for (const lang of ['en', 'fr']) assert.equal((await app.request(origin + address(checklist, lang))).status, 200)
  }
  assert.equal((await app.request(origin + address('icc-index'))).status, 404)
  assert.equal((await post(address('none-such'), worked)).status, 404)
})
