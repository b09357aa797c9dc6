import assert from 'node:assert/strict'
import { test } from 'node:test'
import ical from 'ical.js'
import { sql } from 'kysely'
import { href } from '#routes'
import { testApp } from '../../../../test/app.ts'

const tested = await testApp()
const { db } = tested.deps
// The notices of this year depend on the day: the day is that of the tested program, not of the machine.
tested.deps.now = () => new Date('2026-11-23T09:00:00Z')
const team = 'secretariat@demonstration.example'
const secretariat = await tested.setUpSecondFactor(team, await tested.signIn(team))
const lanterns = await tested.signIn('network@demonstration.example')
const coordinator = await tested.signIn('coordinator@demonstration.example')

const membership = (id: string, lang = 'en') => href('membership', { lang, id })
const page = async (path: string, cookie: string) => (await tested.request(path, { cookie })).text()
const keep = (id: string, form: Record<string, string>, cookie: string) =>
  tested.post(href('obligationsKept', { lang: 'en', id }), form, cookie)
const fee = (id: string, form: Record<string, string>, cookie = secretariat) =>
  tested.post(href('membershipFees', { lang: 'en', id }), form, cookie)

test('a coordinator sees what is due for their place, and changes nothing', async () => {
  const read = await page(membership('brannoreth-qn'), coordinator)
  assert.match(read, /What is due now/)
  assert.match(read, /Answer the Index.*round answered here/s)
  assert.doesNotMatch(read, /<form[^>]*membership/)
  const form = { kind: 'survey', on: '2026-02-02', note: '' }
  assert.equal((await keep('brannoreth-qn', form, coordinator)).status, 403)
  assert.equal((await fee('brannoreth-qn', { raise: '2027' }, coordinator)).status, 403)
  assert.equal((await tested.request(membership('talvessonde-qm'), { cookie: coordinator })).status, 403)
  assert.equal((await tested.request(membership('bergen-no'), { cookie: coordinator })).status, 403)
})

test('what was done is entered by whoever runs the network, counts at once, and can be taken back', async () => {
  await sql`delete from obligation_kept where place_id = 'morancelune-qm' and kind = 'survey'`.execute(db)
  const path = membership('morancelune-qm')
  assert.match(await page(path, lanterns), /Answer the annual survey: was due on 28 February 2026/)
  assert.equal((await keep('morancelune-qm', { kind: 'survey', on: '2031-01-01', note: '' }, lanterns)).status, 422)
  assert.equal((await keep('morancelune-qm', { kind: 'party', on: '2026-03-03', note: '' }, lanterns)).status, 422)
  assert.equal(
    (await keep('morancelune-qm', { kind: 'survey', on: '2026-03-03', note: 'by post' }, lanterns)).status,
    303,
  )
  const kept = await page(path, lanterns)
  assert.doesNotMatch(kept, /survey: was due/)
  const entry = /obligations\/([\w-]{36})\/take-back/.exec(kept)?.[1] ?? ''
  const back = href('obligationTakeBack', { lang: 'en', id: 'morancelune-qm', record: entry })
  assert.equal((await tested.post(back, { reason: '' }, lanterns)).status, 422)
  assert.equal((await tested.post(back, { reason: 'of another place' }, lanterns)).status, 303)
  assert.equal((await tested.post(back, { reason: 'again' }, lanterns)).status, 404)
  assert.match(await page(path, lanterns), /survey: was due on 28 February 2026/)
  assert.equal((await keep('avesoline-qm', { kind: 'survey', on: '2026-03-03', note: '' }, lanterns)).status, 403)
})

test('a fee is raised once, invoiced, paid, and taken back; whoever coordinates a network has no hand in it', async () => {
  const id = 'talvessonde-qm'
  await sql`delete from membership_fee where place_id = ${id}`.execute(db)
  assert.equal((await fee(id, { raise: '2026' }, lanterns)).status, 403)
  assert.equal((await fee(id, { raise: '2026' })).status, 303)
  assert.equal((await fee(id, { raise: '2026' })).status, 409)
  assert.equal((await fee(id, { raise: 'next' })).status, 422)
  assert.match(await page(membership(id), secretariat), /Membership fee of 2026, €5,000: was due on 30 June 2026/)
  const change = { year: '2026', change: 'paid', day: '2026-11-02', amount: '2 000,50', remark: 'by agreement' }
  assert.equal((await fee(id, { ...change, amount: 'much' })).status, 422)
  assert.equal((await fee(id, { ...change, day: '2026-11-31' })).status, 422)
  assert.equal((await fee(id, change)).status, 303)
  assert.match(await page(membership(id), secretariat), /€2,000\.50.*Paid.*paid on 2 November 2026.*by agreement/s)
  const waived = await fee(id, { ...change, change: 'waived' })
  assert.equal(waived.status, 409, 'what is paid is not waived')
  assert.match(
    await waived.text(),
    /Membership of Talvessonde.*cannot be said of the fee of 2026/s,
    'said on the page itself',
  )
  assert.equal(
    (await fee(id, { year: '2026', change: 'reopened', day: '2026-11-03', amount: '', remark: '' })).status,
    303,
  )
  assert.match(await page(membership(id), secretariat), /€2,000\.50.*Overdue/s)
  const takenBack = { year: '2026', change: 'takenBack', day: '2026-11-04', amount: '', remark: '' }
  assert.equal((await fee(id, takenBack)).status, 303, 'nothing has come of it')
  assert.match(await page(membership(id), secretariat), /Raise the fee of 2026/)
  const { rows } = await sql<{ action: string }>`
    select action from trail where place_id = ${id} and action like 'fee%' order by seq`.execute(db)
  assert.deepEqual(
    rows.map(({ action }) => action),
    ['fees raised', 'fee changed', 'fee changed', 'fee changed'],
  )
})

test('a member of a network alone pays what that network asks', async () => {
  assert.match(await page(membership('pelioru-qo'), secretariat), /Network of the Tides: no fee/)
  const terms = href('membershipTerms', { lang: 'en', id: 'estrolaine-qm' })
  assert.equal((await tested.post(terms, { network: 'lanterns' }, secretariat)).status, 422, 'a network it is not in')
  assert.equal((await tested.post(terms, { network: 'tides' }, secretariat)).status, 303)
  assert.match(await page(membership('estrolaine-qm'), secretariat), /Network of the Tides: no fee/)
  assert.equal((await tested.post(terms, { network: '' }, secretariat)).status, 303)
  assert.match(await page(membership('estrolaine-qm'), secretariat), /Members of the programme: €5,000 a year/)
})

test('the dates are a calendar that calendars can read', async () => {
  const path = href('membershipCalendar', { lang: 'fr', id: 'brannoreth-qn' })
  const answer = await tested.request(path, { cookie: coordinator })
  assert.match(answer.headers.get('content-type') ?? '', /^text\/calendar/)
  const text = await answer.text()
  const calendar = new ical.Component(ical.parse(text) as ConstructorParameters<typeof ical.Component>[0])
  const events = calendar.getAllSubcomponents('vevent').map((event) => new ical.Event(event))
  assert.ok(events.length >= 4)
  assert.equal(new Set(events.map(({ uid }) => uid)).size, events.length)
  for (const event of events) assert.ok(event.startDate.isDate, 'whole days, in no time zone')
  const index = events.find(({ summary }) => summary === 'Répondre à l’Index (Brannoreth)')
  assert.match(index?.startDate.toString() ?? '', /^2027-\d\d-\d\d$/)
  assert.match(index?.description ?? '', /Fictif/)
  assert.deepEqual(
    text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75),
    [],
    'lines are folded',
  )
})

test('of a place on its way the calendar has its planned steps', async () => {
  const path = href('membershipCalendar', { lang: 'en', id: 'zelmirova-qp' })
  const text = await (await tested.request(path, { cookie: secretariat })).text()
  assert.match(text, /SUMMARY:Accession: Analytical report \(Zelmirova\)/)
  assert.doesNotMatch(text, /Answer the Index/)
  assert.match(await page(membership('zelmirova-qp'), secretariat), /is on its way to become a member/)
})

test('nothing unexpected happened behind the pages', () => assert.deepEqual(tested.reported, []))
