import assert from 'node:assert/strict'
import { test } from 'node:test'
import Papa from 'papaparse'
import { sql } from 'kysely'
import { href } from '#routes'
import { testApp } from '../../../../test/app.ts'
import { gatherReminders } from '../../reminders/index.ts'

const tested = await testApp()
const { db } = tested.deps
const today = new Date('2026-11-23T09:00:00Z')
tested.deps.now = () => today
const team = 'secretariat@demonstration.example'
const secretariat = await tested.setUpSecondFactor(team, await tested.signIn(team))
const lanterns = await tested.signIn('network@demonstration.example')
const coordinator = await tested.signIn('coordinator@demonstration.example')

const board = (query: Record<string, string> = {}, lang = 'en') => href('board', { lang }, query)
const page = async (path: string, cookie = secretariat) => {
  const answer = await tested.request(path, { cookie })
  assert.equal(answer.status, 200, path)
  return answer.text()
}
type Row = Record<string, string>
async function rowsOf(file: string, query: Record<string, string> = {}, cookie = secretariat): Promise<Row[]> {
  const answer = await tested.request(href('boardFile', { lang: 'en', file }, query), { cookie })
  assert.match(answer.headers.get('content-type') ?? '', /^text\/csv/)
  return Papa.parse<Row>(await answer.text(), { header: true, skipEmptyLines: true }).data
}

const within = (network: string) => (row: Row) => (row['networks'] ?? '').split(';').includes(network)

test('the board says who is on the way, what is late and who is silent, of the invented network alone', async () => {
  const read = await page(board())
  for (const said of ['Zelmirova', 'Overdue', 'Silent for 12 months', 'Members', 'Raise 30 fees of 2027']) {
    assert.ok(read.includes(said), said)
  }
  assert.doesNotMatch(read, /Kobe|Bergen/)
  assert.match(await page(board({}, 'fr')), /Sans nouvelles depuis 12 mois/)
})

test('files hold what the board shows, whole and marked as invented', async () => {
  const members = await rowsOf('members.csv')
  assert.equal(members.length, 31)
  assert.ok(members.every((row) => row['demonstration'] === 'true' && row['index_due'] !== ''))
  const overdue = await rowsOf('overdue.csv')
  assert.ok(overdue.some(({ place, what, detail }) => place === 'Zelmirova' && what === 'step' && detail === 'report'))
  const due = overdue.map((row) => row['due'] ?? '')
  assert.deepEqual(due, due.toSorted())
  assert.equal((await rowsOf('accessions.csv')).length, 5)
  assert.equal(
    (await tested.request(href('boardFile', { lang: 'en', file: 'people.csv' }), { cookie: secretariat })).status,
    404,
  )
})

test('filters narrow every part, and what makes no sense in them is left out', async () => {
  const some = await rowsOf('members.csv', { network: 'tides', country: 'QO' })
  assert.ok(some.length > 2 && some.every(within('tides')) && some.every((row) => row['country'] === 'QO'))
  assert.ok((await rowsOf('overdue.csv', { kind: 'fee' })).every((row) => row['what'] === 'fee'))
  const silent = (months: string) => rowsOf('silent.csv', { months })
  assert.ok((await silent('36')).length < (await silent('6')).length)
  assert.match(await page(board({ network: 'lanterns', country: 'QO' })), /lanterns" selected/)
  for (const query of [
    'network=%27%3B--',
    'country=zz',
    'kind=king',
    'months=-1',
    'months=x',
    'all=me',
    'network=a&network=b',
  ]) {
    await page(`${board()}?${query}`)
  }
  assert.match(await page(board({ network: 'nowhere' })), /No member fits these filters/)
})

test('who has just been heard from is no longer silent', async () => {
  const [first] = await rowsOf('silent.csv')
  assert.ok(first)
  await sql`insert into obligation_kept (id, place_id, kind, kept_on, recorded_at)
    values ('heard', ${first['place_id']}, 'survey', '2026-11-20', now())`.execute(db)
  assert.ok(!(await rowsOf('silent.csv')).some((row) => row['place_id'] === first['place_id']))
})

test('who coordinates a network sees the same board of its places, and no fees to raise', async () => {
  const read = await page(board(), lanterns)
  assert.match(read, /Of the networks you coordinate/)
  assert.doesNotMatch(read, /Raise \d+ fee|Zelmirova|Network of the Tides/)
  const members = await rowsOf('members.csv', {}, lanterns)
  assert.ok(members.length > 5 && members.every(within('lanterns')))
  assert.ok((await rowsOf('members.csv', { network: 'tides' }, lanterns)).every(within('lanterns')))
  assert.equal((await tested.post(href('boardFees', { lang: 'en' }), { year: '2027' }, lanterns)).status, 403)
  assert.equal((await tested.request(href('boardSettings', { lang: 'en' }), { cookie: lanterns })).status, 403)
  assert.equal((await tested.request(board(), { cookie: coordinator })).status, 403)
  assert.equal((await tested.request(board())).status, 403)
})

test('fees of a year are raised for whoever owes one, by the terms, once', async () => {
  const raise = (year: string) => tested.post(href('boardFees', { lang: 'en' }), { year }, secretariat)
  const settings = href('boardSettings', { lang: 'en' })
  const terms = { network: '', fee: '5 500', currency: 'eur', month: '4', from: '2022', source: '' }
  assert.equal((await tested.post(settings, { ...terms, fee: 'free' }, secretariat)).status, 422)
  assert.equal((await tested.post(settings, { ...terms, network: 'reci' }, secretariat)).status, 422, 'a real network')
  assert.equal((await tested.post(settings, terms, secretariat)).status, 303)
  assert.match(await page(settings), /€5,500 a year, due by the end of April/)
  for (const year of ['soon', '2028']) assert.equal((await raise(year)).status, 422)
  const raised = (await raise('2027')).headers.get('location') ?? ''
  assert.match(raised, /raised=30$/)
  assert.match(await page(raised), /30 fees are raised\.<\/p><form[^>]*>.*?Take 30 fees of 2027 back/s)
  assert.match((await raise('2027')).headers.get('location') ?? '', /raised=0$/)
  const { rows } = await sql<{ amount: number; due_on: string; real: number }>`
    select min(amount) as amount, max(due_on) as due_on, count(*) filter (where not demonstration) as real
    from membership_fee join place on place.id = place_id where year = 2027`.execute(db)
  assert.deepEqual(rows, [{ amount: 5500, due_on: '2027-04-30', real: 0 }])
})

test('fees that were raised together are taken back at once, but for those of which something has come', async () => {
  const fees = href('boardFees', { lang: 'en' })
  const paid = { year: '2027', change: 'paid', day: '2026-11-20', amount: '', remark: '' }
  await tested.post(href('membershipFees', { lang: 'en', id: 'brannoreth-qn' }), paid, secretariat)
  const read = await page(board())
  assert.match(read, /29 fees of 2027, raised on 23 November 2026/)
  const raisedAt = /name="raisedAt" value="([^"]+)"/.exec(read)?.[1] ?? ''
  const takeBack = (form: Record<string, string>) =>
    tested.post(fees, { takeBack: '2027', raisedAt, ...form }, secretariat)
  assert.equal((await takeBack({ raisedAt: 'yesterday' })).status, 422)
  assert.match((await takeBack({ takeBack: '2026' })).headers.get('location') ?? '', /takenBack=0$/)
  assert.match((await takeBack({})).headers.get('location') ?? '', /takenBack=29$/)
  const { rows } = await sql<{ place_id: string }>`select place_id from membership_fee where year = 2027`.execute(db)
  assert.deepEqual(rows, [{ place_id: 'brannoreth-qn' }])
  assert.match(await page(`${board()}?takenBack=29`), /29 fees are taken back/)
  assert.match(await page(board()), /Raise 29 fees of 2027/)
  const form = { takeBack: '2027', raisedAt }
  assert.equal((await tested.post(fees, form, lanterns)).status, 403)
})

test('reminders are gathered for those who can act, and the same thing once', async () => {
  await gatherReminders(db, today)
  const noticed = async () =>
    (await sql<{ account_id: string; kind: string }>`select account_id, kind from notice`.execute(db)).rows
  const once = await noticed()
  await gatherReminders(db, today)
  assert.deepEqual(await noticed(), once)
  assert.ok(
    once.some(({ account_id, kind }) => account_id === 'demonstration-secretariat' && kind === 'accession step'),
  )
  assert.ok(once.some(({ account_id, kind }) => account_id === 'demonstration-network' && kind === 'accession step'))
  assert.ok(!once.some(({ account_id }) => ['demonstration-expert', 'demonstration-elected'].includes(account_id)))
})

test('somebody chooses what they are reminded of', async () => {
  const path = href('notices', { lang: 'en' })
  const checked = async () =>
    [...(await page(path, coordinator)).matchAll(/value="([\w ]+)" checked/g)].map(([, kind]) => kind)
  assert.ok((await checked()).includes('fee'))
  const saved = await tested.post(
    path,
    new URLSearchParams([
      ['kind', 'welcome'],
      ['kind', 'made up'],
    ]),
    coordinator,
  )
  assert.equal(saved.status, 303)
  assert.deepEqual(await checked(), ['welcome'])
  assert.equal((await tested.request(path)).status, 403)
})

test('nothing unexpected happened behind the pages', () => assert.deepEqual(tested.reported, []))
