import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { canonicalJson } from '#platform/canonical-json'
import { testApp } from '../../../../test/app.ts'
import type { PublishedReport } from '../model.ts'
import { reportFor } from '../read-report.ts'

const tested = await testApp()
const { request, post } = tested
const { db } = tested.deps
const as = (who: string) => tested.signIn(`${who}@demonstration.example`)
const place = await as('coordinator')
const expert = await as('expert')
const second = await as('second-expert')
const contributor = await as('contributor')
const secretariat = await tested.setUpSecondFactor('secretariat@demonstration.example', await as('secretariat'))

/** A round that was validated, and whose report nobody has touched. */
const round = 'brannoreth-qn-2021'
const report = `/en/rounds/${round}/report`
await sql`update round set published_at = null where id = ${round}`.execute(db)
await sql`delete from report_version where round_id = ${round}`.execute(db)
await sql`delete from report_approval where round_id = ${round}`.execute(db)
await sql`insert into review (round_id, account_id, part, assigned_at) values
  (${round}, 'demonstration-expert', 'lead', now()), (${round}, 'demonstration-second-expert', 'blind', now())`.execute(
  db,
)

const html = async (path: string, cookie?: string, status = 200): Promise<string> => {
  const response = await request(path, cookie ? { cookie } : {})
  assert.equal(response.status, status, path)
  return response.text()
}

const sent = async (path: string, form: Record<string, string>, cookie: string, status = 303): Promise<string> => {
  const response = await post(path, form, cookie)
  assert.equal(response.status, status, `${path}: ${status}`)
  return response.text()
}

/** The place reads the report and approves it. */
const approve = async (): Promise<string> => sent(`${report}/approve`, await readNow(), place)
const readNow = async () => {
  const content = /name="content" value="([0-9a-f]{16})"/.exec(await html(report, place))?.[1] ?? ''
  return { approve: 'yes', read: 'yes', content }
}

const stored = async (version: number): Promise<{ document: string; hash: string }> => {
  const { rows } = await sql<{ document: string; hash: string }>`
    select document, hash from report_version where round_id = ${round} and version = ${version}`.execute(db)
  assert.ok(rows[0])
  return rows[0]
}

test('a report goes from the data over its expert and its place to everybody, and a correction says what it replaces', async () => {
  const summary = `${report}/edit/summary?in=en`
  assert.match(await html(summary, expert), /written by the program from the data/)
  const text = 'Index **{score:core}**; 41 cases.\n\n## Next\n\nMore.'
  assert.match(await sent(summary, { text, revision: '0', go: 'preview' }, expert, 200), /41 equals no figure/)
  assert.match(
    await sent(summary, { text: '{score:cor}', revision: '0' }, expert, 422),
    /\{score:cor\} names no figure/,
  )
  await sent(summary, { text, revision: '0', go: 'save' }, expert)
  assert.match(await html(report, expert), /<h3 id="summary-1">Next<\/h3>/)

  await sent(`${report}/checks`, { section: 'summary', text: 'Forty-two cases, in fact.' }, contributor)
  await approve()
  assert.match(await sent(`${report}/publish`, {}, secretariat, 422), /Remarks of the place are still open/)
  const [check] = (await sql<{ id: string }>`select id from report_check where round_id = ${round}`.execute(db)).rows
  assert.ok(check)
  await sent(summary, { text: text.replace('41', '42'), revision: '1' }, expert)
  await sent(`${report}/checks/${check.id}/settle`, { [`reply-${check.id}`]: 'Corrected.' }, expert)
  const early = await sent(`${report}/publish`, {}, secretariat, 422)
  assert.match(early, /has changed since the place approved it/, 'a text was saved after the approval')
  await approve()
  await sent(`${report}/publish`, {}, secretariat)
  const { rows } = await sql`select 1 from round where id = ${round} and published_at is not null`.execute(db)
  assert.equal(rows.length, 1)
  assert.match(await html(report), /42 cases/)

  await sent(summary, { text: 'Index {score:core}.', revision: '2' }, expert)
  await approve()
  assert.match(await sent(`${report}/publish`, { reason: '' }, secretariat, 422), /Say what is corrected/)
  await sent(`${report}/publish`, { reason: 'The cases were of another year.' }, secretariat)
  const now = await html(report)
  assert.match(now, /replaces version 1: The cases were of another year\./)
  assert.doesNotMatch(now, /42 cases/)
  assert.match(await html(`${report}/versions/1`), /42 cases/)
})

test('what was saved between reading and approving is not approved', async () => {
  const summary = `${report}/edit/summary?in=fr`
  const read = await readNow()
  await sent(summary, { text: 'Entre-temps.', revision: '0' }, expert)
  assert.match(await sent(`${report}/approve`, read, place, 409), /changed while you were reading it/)
  assert.match(
    await html(`/fr/rounds/${round}/report?draft=yes`, place),
    /Entre-temps\./,
    'the place can read what it would approve',
  )
  assert.match(
    await sent(`${report}/publish`, { reason: 'x' }, secretariat, 422),
    /changed since the place approved it/,
  )
  await sent(summary, { text: '', revision: '1', go: 'back' }, expert)
  assert.match(await html(report, place), /Approved by/, 'it is again what was approved')
})

test('a published version is what its hash says, whole in both languages, and cannot be altered', async () => {
  const [first, next] = [await stored(1), await stored(2)]
  const published = JSON.parse(first.document) as PublishedReport
  assert.deepEqual(Object.keys(published.documents), ['en', 'fr'])
  assert.equal(createHash('sha256').update(canonicalJson(published)).digest('hex'), first.hash)
  assert.equal((JSON.parse(next.document) as PublishedReport).replaces, first.hash)
  await assert.rejects(
    sql`update report_version set document = '{}' where round_id = ${round}`.execute(db),
    /never altered/,
  )
  const { doc, version } = await reportFor(tested.deps, round, 'fr')
  assert.equal(version, 2)
  assert.ok(doc.date instanceof Date)
})

test('two who write one section at once: the later sees both texts, and nothing is lost', async () => {
  const path = `${report}/edit/conclusions?in=fr`
  await sent(path, { text: 'Le premier.', revision: '0' }, expert)
  const answer = await sent(path, { text: 'Le second.', revision: '0' }, secretariat, 409)
  assert.match(answer, /Le premier\./)
  assert.match(answer, />Le second\.<\/textarea>/)
  await sent(path, { text: 'Les deux.', revision: '1' }, secretariat)
  assert.match(await html(path, expert), /Les deux\./)
  await sent(path, { text: '', revision: '2', go: 'back' }, expert)
  assert.match(await html(path, expert), /rédigé|written by the program/)
  assert.match(await html(`${path}&version=2`, expert), />Les deux\.<\/textarea>/)
})

test('only the lead expert and the secretariat edit; only the place approves; others read what is public', async () => {
  await html(`${report}/edit/summary`, second, 403)
  await html(`${report}/edit/summary`, place, 403)
  await sent(`${report}/approve`, { approve: 'yes', read: 'yes' }, expert, 403)
  await sent(`${report}/publish`, { reason: 'x' }, expert, 403)
  const [result] = (
    await sql<{ id: string }>`
    select id from result where round_id = ${round} order by revision desc limit 1`.execute(db)
  ).rows
  assert.ok(result)
  const level = (areas: boolean, answers: boolean) =>
    sql`update result_publication set areas = ${areas}, answers = ${answers} where result_id = ${result.id}`.execute(db)
  await level(false, false)
  assert.notEqual((await request(report)).status, 200)
  await level(true, false)
  const partly = await html(report)
  assert.doesNotMatch(partly, /What Brannoreth shows/)
  assert.match(partly, /has not made its answers public/)
  await level(true, true)
  assert.match(await html(report), /What Brannoreth shows/)
})

test('whoever scores blind reads what everybody reads, secretariat or not, until the two are compared', async () => {
  const draft = 'tezzarin-qp-2021'
  await sql`delete from report_version where round_id in (${draft}, 'quillandre-qm-2021')`.execute(db)
  await sql`insert into review (round_id, account_id, part, assigned_at) values
    (${draft}, 'demonstration-expert', 'lead', now()), (${draft}, 'demonstration-second-expert', 'blind', now()),
    ('quillandre-qm-2021', 'demonstration-secretariat', 'blind', now())`.execute(db)
  const at = (id: string, rest: string) => `/en/rounds/${id}/${rest}`
  for (const rest of ['report', 'report.pdf', 'report.docx', 'data.zip', 'report/edit/summary']) {
    for (const [id, cookie] of [
      [draft, second],
      ['quillandre-qm-2021', secretariat],
    ] as const) {
      await html(at(id, rest), cookie, 403)
    }
  }
  // No page shows a door that is shut.
  for (const page of [at(draft, 'review'), `/en/rounds/${draft}`]) {
    assert.doesNotMatch(await html(page, second), new RegExp(`href="${at(draft, 'report')}"`), page)
  }
  assert.doesNotMatch(await html(report, second), /Approval of the place|data\.zip/, 'what is published is everybody’s')
  await sent(`${report}/checks`, { section: 'summary', text: 'x' }, second, 403)
  await sql`update review set finished_at = now() where round_id = ${draft}`.execute(db)
  assert.match(await html(at(draft, 'report'), second), /Approval of the place/)
})

test('the drafting guide stands beside each section and is the secretariat’s to change', async () => {
  assert.match(await html(`${report}/edit/summary`, expert), /A mayor who reads nothing else/)
  await html('/en/report-guide', expert, 403)
  const form = { kind: 'summary', lang: 'en', version: '0', 'summary-en': 'Say it in **ten lines**.' }
  await sent('/en/report-guide', form, secretariat)
  assert.match(await html(`${report}/edit/summary`, expert), /<strong>ten lines<\/strong>/)
  assert.match(await sent('/en/report-guide', form, secretariat, 409), /changed the guide meanwhile/)
  const mistaken = await sent('/en/report-guide', { ...form, 'summary-en': '' }, secretariat, 422)
  const stillOfBefore = /value="summary"[^>]*>[^>]*value="en"[^>]*>[^>]*name="version" value="0"/
  assert.match(mistaken, stillOfBefore, 'a form that came back for a mistake does not overwrite what came meanwhile')
})

test('the three complete rounds have a report that everybody reads, and a result says so', async () => {
  for (const id of ['quillandre-qm-2024', 'brannoreth-qn-2024', 'tezzarin-qp-2024']) {
    const page = await html(`/fr/rounds/${id}/report`)
    assert.match(page, /publiée le/)
    const address = /\/fr\/results\/[0-9a-f]{20}/.exec(page)?.[0] ?? ''
    assert.match(await html(address), new RegExp(`<a href="/fr/rounds/${id}/report">Lire le rapport</a>`))
  }
  assert.deepEqual(tested.reported, [])
})
