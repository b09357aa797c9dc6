import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { demonstrationCoordinator } from '#demonstration'
import { href } from '#routes'
import { testApp } from '../../../../test/app.ts'
import { listVersions, officialResultsOf } from '../store.ts'

const { deps, request, post, signIn } = await testApp()
const { db } = deps
const origin = 'http://127.0.0.1:3000'
const path = href('officialImport', { lang: 'en' })
const place = 'quillandre-qm'
let cookie = ''

before(async () => {
  cookie = await signIn(demonstrationCoordinator.email)
})

const head = 'place_id,year,area,score,source'
const table = (...rows: string[]) => `${[head, ...rows].join('\n')}\n`
const line = (area: string, score: string) => `${place},2016,${area},${score},https://example.org/table`
const sendFile = (text: string | Uint8Array<ArrayBuffer>) => {
  const body = new FormData()
  body.set('file', new File([text], 'table.csv', { type: 'text/csv' }))
  return request(path, { method: 'POST', body, headers: { origin }, cookie })
}
/** What the preview's form would send. */
async function confirmation(preview: Response): Promise<Record<string, string>> {
  const html = await preview.text()
  const confirm = /name="confirm" value="([0-9a-f]{64})"/.exec(html)?.[1] ?? ''
  const csv = /name="csv" value="([^"]*)"/.exec(html)?.[1] ?? ''
  return { confirm, csv: csv.replaceAll('&quot;', '"').replaceAll('&amp;', '&') }
}

test('a table is shown row by row before anything is saved, then imported whole', async () => {
  const preview = await sendFile(table(line('overall', '66'), line('media', '"71,5"')))
  assert.equal(preview.status, 200)
  assert.deepEqual(await officialResultsOf(db, place), [])
  const sent = await confirmation(preview)
  const done = await post(path, sent, cookie)
  assert.match(done.headers.get('location') ?? '', /\?imported=2&at=/)
  assert.deepEqual(
    (await officialResultsOf(db, place)).map(({ area, scorePercent }) => [area, scorePercent]),
    [
      ['overall', 66],
      ['media', 71.5],
    ],
  )
})

test('the same table again is nothing to import; a changed figure needs a reason and becomes a new version', async () => {
  const again = await sendFile(table(line('overall', '66'), line('media', '71.5')))
  assert.match(await again.text(), /there is nothing to import/)
  const preview = await sendFile(table(line('overall', '67'), line('media', '71.5')))
  const sent = await confirmation(preview)
  const unreasoned = await post(path, sent, cookie)
  assert.equal(unreasoned.status, 422)
  assert.match(await unreasoned.text(), /Say why/)
  assert.equal((await post(path, { ...sent, reason: 'The report was read again.' }, cookie)).status, 303)
  const [overall] = await officialResultsOf(db, place)
  assert.equal(overall?.scorePercent, 67)
  const versions = await listVersions(db, overall?.entryId ?? '')
  assert.deepEqual(
    versions.map(({ version, origin: from, reason }) => [version, from, reason]),
    [
      [2, 'csv', 'The report was read again.'],
      [1, 'csv', null],
    ],
  )
})

test('an import is taken back with a reason: what was new goes, what was changed is as before, all of it on record', async () => {
  const earlier = await officialResultsOf(db, place)
  const preview = await sendFile(table(line('overall', '12'), line('mediation', '34').replace('2016', '2015')))
  const done = await post(path, { ...(await confirmation(preview)), reason: 'From another table.' }, cookie)
  const page = await (await request(done.headers.get('location') ?? '', { cookie })).text()
  const made = /name="take_back" value="([^"]+)"/.exec(page)?.[1] ?? ''
  assert.match(page, /Imported: 2 figures\./)
  assert.equal((await officialResultsOf(db, place)).length, earlier.length + 1)
  const unreasoned = await post(path, { take_back: made, reason: '' }, cookie)
  assert.equal(unreasoned.status, 422)
  assert.match(await unreasoned.text(), /Say why/)
  const undone = await post(path, { take_back: made, reason: 'Of another year.' }, cookie)
  assert.match(await (await request(undone.headers.get('location') ?? '', { cookie })).text(), /Taken back: 2 results/)
  const after = await officialResultsOf(db, place)
  assert.deepEqual(
    after.map(({ area, scorePercent, year }) => [area, scorePercent, year]),
    earlier.map(({ area, scorePercent, year }) => [area, scorePercent, year]),
  )
  const [last, wrong] = await listVersions(db, after[0]?.entryId ?? '')
  assert.deepEqual([last?.reason, wrong?.reason], ['Of another year.', 'From another table.'])
  const again = await post(path, { take_back: made, reason: 'Once more.' }, cookie)
  assert.match(again.headers.get('location') ?? '', /taken_back=0/)
  assert.deepEqual((await officialResultsOf(db, place)).length, earlier.length)
})

test('one wrong row, and nothing is imported: the row says what is wrong and what was perhaps meant', async () => {
  const preview = await sendFile(table(line('education', '50'), line('educaton', '50'), line('language', '500')))
  assert.equal(preview.status, 422)
  const html = await preview.text()
  assert.match(html, /2 rows are wrong: nothing is imported/)
  assert.match(html, /Did you mean “education”\?/)
  assert.doesNotMatch(html, /name="confirm"/)
  const forced = await post(path, { csv: table(line('educaton', '50')), confirm: 'a'.repeat(64) }, cookie)
  assert.equal(forced.status, 422)
})

test('what was entered between preview and import is seen first', async () => {
  const first = await confirmation(await sendFile(table(line('welcoming', '40'))))
  const second = await confirmation(await sendFile(table(line('welcoming', '45'))))
  assert.equal((await post(path, { ...first, reason: 'New area.' }, cookie)).status, 303)
  const late = await post(path, { ...second, reason: 'New area.' }, cookie)
  assert.equal(late.status, 422)
  assert.match(await late.text(), /look at the preview again/)
  const own = await officialResultsOf(db, place)
  assert.equal(own.find(({ area }) => area === 'welcoming')?.scorePercent, 40)
})

const unreadable: [says: string, file: string | Uint8Array<ArrayBuffer>, sentence: RegExp][] = [
  ['no file', '', /Choose a CSV file first/],
  ['no text', new Uint8Array([0xff, 0xfe, 0x00, 0x41]), /no text in UTF-8/],
  ['a heading without rows', `${head}\n`, /no row below its heading/],
  ['a heading that lacks columns', 'place_id,area\nx,y\n', /lacks these columns: score and source/],
  ['a column nobody knows', `${head},points\n${line('overall', '1')},2\n`, /columns that are not known: points/],
  ['too many rows', table(...Array.from({ length: 2001 }, () => line('overall', '1'))), /more than 2,000 rows/],
]
for (const [says, file, sentence] of unreadable) {
  test(`a table with ${says} is refused with a sentence`, async () => {
    const answer = await sendFile(file)
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), sentence)
  })
}

test('the template has the columns, and the page explains each', async () => {
  const template = await (await request(href('officialImportTemplate', { lang: 'en' }))).text()
  const html = await (await request(path, { cookie })).text()
  for (const key of ['overall', 'intercultural_lens', 'business_labour'])
    assert.ok(html.includes(`<code>${key}</code>`))
  for (const column of template.replace('\uFEFF', '').trim().split(','))
    assert.ok(html.includes(`<code>${column}</code>`))
})
