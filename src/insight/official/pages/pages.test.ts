import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { demonstrationCoordinator } from '#demonstration'
import { areaKeys } from '#instruments'
import { largestFile } from '#platform/files'
import { listTrail } from '#platform/trail'
import { href } from '#routes'
import { testApp } from '../../../../test/app.ts'
import { listEntries, listKnownReports, officialResultsOf } from '../store.ts'

const { deps, request, signIn, setUpSecondFactor } = await testApp()
const { db } = deps
const origin = 'http://127.0.0.1:3000'
const secretariat = 'secretariat@example.org'
const cookies = { place: '', secretariat: '' }
const place = 'quillandre-qm'

before(async () => {
  await sql`insert into auth_user (id, name, email, "emailVerified")
    values ('secretary', 'Secretary', ${secretariat}, true)`.execute(db)
  await sql`insert into mandate (id, account_id, role, from_on) values ('s', 'secretary', 'secretariat', '2020-01-01')`.execute(
    db,
  )
  cookies.place = await signIn(demonstrationCoordinator.email)
  cookies.secretariat = await setUpSecondFactor(secretariat, await signIn(secretariat))
})

const send = (path: string, fields: Record<string, string | File>, cookie: string) => {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  return request(path, { method: 'POST', body, headers: { origin }, cookie })
}
const read = async (path: string, cookie?: string) => {
  const answer = await request(path, cookie === undefined ? {} : { cookie })
  return { status: answer.status, html: await answer.text() }
}
const entered = (answer: Response) => new URL(answer.headers.get('location') ?? '', origin).pathname

const newResult = href('officialNew', { lang: 'en' })
const source = 'https://example.org/report-of-quillandre'
const pdf = (text: string, name = 'report.pdf') => new File([text], name, { type: 'application/pdf' })
const goodPdf = '%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n'

test('those who lead a place enter its published result, correct it with a reason, and every version stays readable', async () => {
  const form = { place, 'score-overall': '61', 'score-media': '70', year: '2018', variant: 'core', source }
  const answer = await send(newResult, form, cookies.place)
  assert.equal(answer.status, 303)
  const entry = entered(answer)
  const corrected = { ...form, 'score-overall': '62', based_on: '1', reason: 'A digit was mistyped.' }
  assert.equal((await send(`${entry}/correct`, corrected, cookies.place)).status, 303)
  const { html } = await read(entry)
  assert.match(html, /Version 2/)
  assert.match(html, /Takes the place of version 1/)
  assert.match(html, /A digit was mistyped\./)
  assert.match(html, /Overall score: 62 instead of 61/)
  const [overall] = await officialResultsOf(db, place)
  assert.deepEqual([overall?.scorePercent, overall?.version, overall?.variant], [62, 2, 'core'])
  const trail = await listTrail(db, {
    placeId: place,
    action: 'official result corrected',
    demonstration: true,
    limit: 10,
  })
  assert.deepEqual(JSON.parse(trail[0]?.details ?? '{}'), { replaces: 1, version: 2 })
})

test('a version never changes in the database', async () => {
  await assert.rejects(sql`update official_version set rank = 1`.execute(db), /never changes/)
})

test('the same result twice, nothing different, or from an older version: said in a sentence, with what was typed', async () => {
  const entry = (await listEntries(db)).find(({ placeId }) => placeId === place)
  const path = href('officialEntry', { lang: 'en', entry: entry?.id ?? '' })
  const form = { place, 'score-overall': '62', 'score-media': '70', year: '2018', variant: 'core', source }
  const twin = await send(newResult, form, cookies.place)
  assert.equal(twin.status, 422)
  assert.ok((await twin.text()).includes(`href="${path}"`))
  const same = await send(`${path}/correct`, { ...form, based_on: '2', reason: 'None.' }, cookies.place)
  assert.match(await same.text(), /Nothing is different from version 2/)
  const late = await send(`${path}/correct`, { ...form, year: '2017', based_on: '1', reason: 'Year.' }, cookies.place)
  const html = await late.text()
  assert.match(html, /Somebody has corrected this result meanwhile/)
  assert.match(html, /name="year"[^>]*value="2017"/)
})

test('a form with faults comes back with each fault beside its field, and nothing is saved', async () => {
  const count = (await listEntries(db)).length
  const answer = await send(newResult, { place, 'score-overall': '640', year: '18', source: 'there' }, cookies.place)
  assert.equal(answer.status, 422)
  const html = await answer.text()
  assert.match(html, /3 fields need your attention/)
  assert.match(html, /id="score-overall-error"/)
  assert.match(html, /value="640"/)
  assert.equal((await listEntries(db)).length, count)
})

test('a report comes as a PDF, told by its bytes, and is served as a file that runs nothing', async () => {
  const form = { place, 'score-overall': '50', year: '2014' }
  for (const [file, sentence] of [
    [pdf('<html><script>alert(1)</script></html>'), /This file is no whole PDF/],
    [pdf('%PDF-1.7 cut off'), /This file is no whole PDF/],
    [pdf(`%PDF-1.7${'x'.repeat(largestFile)}%%EOF`), /larger than 15 MB/],
  ] as const) {
    const refused = await send(newResult, { ...form, file }, cookies.place)
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), sentence)
  }
  const answer = await send(newResult, { ...form, file: pdf(goodPdf, '../../etc/"pass<wd>.pdf') }, cookies.place)
  const { html } = await read(entered(answer))
  assert.match(html, /passwd\.pdf/)
  const address = /href="(\/files\/[0-9a-f]{64})"/.exec(html)?.[1] ?? ''
  const file = await request(address)
  assert.equal(await file.text(), goodPdf)
  assert.equal(file.headers.get('content-type'), 'application/pdf')
  assert.match(file.headers.get('content-disposition') ?? '', /^attachment; filename="report-[0-9a-f]{12}\.pdf"$/)
  assert.equal(file.headers.get('x-content-type-options'), 'nosniff')
  assert.equal((await request('/files/../../secret')).status, 404)
})

test('a form larger than any report is refused with a sentence, and from strangers any larger than a page', async () => {
  const huge = { place, file: pdf(`%PDF-${'x'.repeat(largestFile + 2_000_000)}%%EOF`) }
  assert.equal((await send(newResult, huge, cookies.place)).status, 413)
  const stranger = await send(newResult, { place, file: pdf(`%PDF-${'x'.repeat(2_000_000)}%%EOF`) }, '')
  assert.equal(stranger.status, 413)
})

test('nobody enters a result of a place that is not theirs, nor the invented of the real', async () => {
  const form = { 'score-overall': '61', source }
  for (const other of ['oslo-no', 'tormorild-qn']) {
    assert.equal((await send(newResult, { ...form, place: other }, cookies.place)).status, 403)
    assert.equal((await read(`${newResult}?place=${other}`, cookies.place)).status, 403)
  }
  assert.equal((await send(newResult, { ...form, place }, cookies.secretariat)).status, 403)
  assert.equal((await send(newResult, { ...form, place: 'oslo-no' }, '')).status, 403)
})

test('a withdrawn result leaves the lists; what was said and why it went stay at its address', async () => {
  const entry = (await listEntries(db)).find(({ placeId, fileId }) => placeId === place && fileId)
  const path = href('officialEntry', { lang: 'en', entry: entry?.id ?? '' })
  assert.equal((await send(`${path}/withdraw`, { reason: '' }, cookies.place)).status, 422)
  assert.equal((await send(`${path}/withdraw`, { reason: 'Of another place.' }, cookies.place)).status, 303)
  const { html } = await read(path)
  assert.match(html, /This result has been withdrawn/)
  assert.match(html, /Of another place\./)
  assert.ok((await officialResultsOf(db, place)).every(({ entryId }) => entryId !== entry?.id))
})

test('the secretariat enters the scores of a known comparison, which then leads to them', async () => {
  const list = href('officialResults', { lang: 'en' })
  assert.equal((await read(list)).html.includes('Enter the scores'), false)
  const report = (await listKnownReports(db)).find(({ placeId }) => placeId === 'lisbon-pt')
  const { html } = await read(list, cookies.secretariat)
  assert.equal(html.match(/Enter the scores/g)?.length, 55)
  assert.ok(html.includes(`?report=${report?.id}`))
  const form = { report: report?.id ?? '', 'score-overall': '70', source: report?.source ?? '' }
  const answer = await send(newResult, form, cookies.secretariat)
  assert.equal(answer.status, 303)
  const after = (await read(list)).html
  assert.match(after, /54 known comparisons without scores/)
  assert.match(after, /31 published figures/)
  assert.ok(after.includes(`href="${entered(answer)}"`))
  assert.match((await read(href('place', { lang: 'en', id: 'lisbon-pt' }))).html, /70%/)
})

test('a comparison counts as entered, too, where its scores come by the plain form or from a table', async () => {
  const open = async () => (await listKnownReports(db)).filter(({ entryId }) => entryId === null)
  const earlier = await open()
  const [one, other] = earlier.filter(({ placeId, source: from }) => placeId && from.startsWith('https'))
  assert.ok(one && other)
  const form = {
    place: one.placeId ?? '',
    'score-overall': '71',
    source: one.source,
    report_date: one.reportDate ?? '',
  }
  assert.equal((await send(newResult, form, cookies.secretariat)).status, 303)
  const path = href('officialImport', { lang: 'en' })
  const cells = [other.placeId, other.reportDate ?? '', 'overall', '72', other.source]
  const csv = `place_id,report_date,area,score,source\n${cells.map((cell) => `"${cell}"`).join(',')}\n`
  const html = await (await send(path, { csv }, cookies.secretariat)).text()
  const confirm = /name="confirm" value="([0-9a-f]{64})"/.exec(html)?.[1] ?? ''
  assert.equal((await send(path, { csv, confirm }, cookies.secretariat)).status, 303)
  assert.deepEqual(
    earlier.filter(({ id }) => id !== one.id && id !== other.id).map(({ id }) => id),
    (await open()).map(({ id }) => id),
  )
})

test('what the page says of all its figures it says only while it is true of them', async () => {
  const list = href('officialResults', { lang: 'en' })
  const { html } = await read(list)
  assert.match(html, /of 12 scores of areas in this list, 11 are full marks/)
  assert.match(html, /No source says whether/)
  const scores = Object.fromEntries(areaKeys.map((area) => [`score-${area}`, '40']))
  await send(
    newResult,
    { place: 'bergen-no', ...scores, variant: 'core', source, note: 'Lu dans le rapport.' },
    cookies.secretariat,
  )
  const after = (await read(href('officialResults', { lang: 'fr' }))).html
  assert.doesNotMatch(after, /notes maximales|Aucune source ne dit/)
  assert.match(after, /<span>Lu dans le rapport\.</, 'a note that somebody typed is called English')
})

test('a place that is on no list is entered by name and country', async () => {
  const asked = await read(`${newResult}?name=&country=XX`, cookies.secretariat)
  assert.equal(asked.status, 422)
  assert.match(asked.html, /Write the name of the place/)
  const form = { name: 'Somewhere', country: 'NO', 'score-overall': '40', source }
  const answer = await send(newResult, form, cookies.secretariat)
  assert.match((await read(entered(answer))).html, /Somewhere/)
})
