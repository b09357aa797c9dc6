import assert from 'node:assert/strict'
import { test } from 'node:test'
import ICAL from 'ical.js'
import { sql } from 'kysely'
import { parse } from 'node-html-parser'
import { href } from '#routes'
import { testApp } from '../../../test/app.ts'

const app = await testApp()

const addEvent = (id: string, visibility: string, demonstration: boolean) =>
  sql`insert into event (id, visibility, texts, source, published_at, kind, start_on, demonstration)
    values (${id}, ${visibility}, ${JSON.stringify({ en: { title: `Hidden ${id}`, summary: 'Not for all.' } })}, 'test',
      '2026-01-01', 'meeting', '2026-12-01', ${demonstration})`.execute(app.deps.db)

await addEvent('for-members-2026', 'members', false)
await addEvent('for-secretariat-2026', 'secretariat', false)
await addEvent('invented-for-members-2026', 'members', true)

const read = async (path: string, cookie?: string) => {
  const answer = await app.request(path, cookie ? { cookie } : {})
  return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: await answer.text() }
}
const titlesIn = (html: string) =>
  parse(html)
    .querySelectorAll('.happenings a')
    .map((link) => link.text)
const listed = async (query: Record<string, string>) =>
  titlesIn((await read(href('events', { lang: 'en' }, query))).text)

/** Throws where RFC 5545 is broken: properties that must stand, the length and the ends of lines. */
function calendarOf(file: string): ICAL.Event[] {
  for (const line of file.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, `too long: ${line}`)
  assert.ok(!/[^\r]\n/.test(file), 'lines end with CRLF')
  const calendar = new ICAL.Component(ICAL.parse(file) as unknown[])
  for (const name of ['version', 'prodid']) assert.ok(calendar.getFirstProperty(name), name)
  const events = calendar.getAllSubcomponents('vevent')
  for (const event of events) {
    for (const name of ['uid', 'dtstamp', 'dtstart', 'summary'])
      assert.equal(event.getAllProperties(name).length, 1, name)
    const [start, end] = [event.getFirstProperty('dtstart'), event.getFirstProperty('dtend')]
    assert.equal(start?.type, end?.type, 'both days or both times')
  }
  return events.map((event) => new ICAL.Event(event))
}

test('all 27 events of the record of 2020 stand in its archive, each once, visits and meetings of groups among them', async () => {
  const titles = await listed({ year: '2020' })
  assert.equal(titles.length, 27)
  assert.equal(new Set(titles).size, 27)
  assert.equal(titles.filter((title) => title.includes('GT-ADI-INT')).length, 2)
  assert.equal(titles.filter((title) => title.startsWith('Expert visit')).length, 2)
})

test('a visit that was run here stands in the calendar once its profile is public, and on the page of its place', async () => {
  const cookie = await app.signIn('coordinator@demonstration.example')
  const visits = href('events', { lang: 'en' }, { kind: 'expert_visit' })
  assert.ok(titlesIn((await read(visits, cookie)).text).includes('Expert visit: Quillandre'))
  assert.ok(!(await listed({ kind: 'expert_visit' })).includes('Expert visit: Quillandre'), 'it is invented')
  const place = await read(href('place', { lang: 'en', id: 'quillandre-qm' }), cookie)
  assert.ok(titlesIn(place.text).includes('Expert visit: Quillandre'))
  await sql`update visit set published_at = null, profile = null where id = 'demonstration-visit-1'`.execute(
    app.deps.db,
  )
  assert.ok(!titlesIn((await read(visits, cookie)).text).includes('Expert visit: Quillandre'), 'before it is published')
})

test('filters narrow what is listed, alone and together; unknown ones filter nothing', async () => {
  assert.equal((await listed({ year: '2020', network: 'reci' })).length, 5)
  assert.equal((await listed({ kind: 'academy' })).length, 1)
  assert.deepEqual(await listed({ place: 'bergen-no' }), [
    'Joint ICC/UNHCR webinar “Creating inclusive cities: everyone can make a difference”',
  ])
  assert.equal((await listed({ year: '2020', mode: 'in_person' })).length, 3)
  assert.equal((await listed({ year: '2020', mode: 'in_person', theme: 'anti_rumours' })).length, 1)
  assert.equal((await listed({ year: '2020', kind: 'none-such' })).length, 27)
})

test('an undated event stands apart, says so, and has no calendar file and no date for programs', async () => {
  const page = await read('/en/events/australia-japan-exchange-2020')
  assert.match(page.text, /2020, day not recorded/)
  assert.doesNotMatch(page.text, /startDate/)
  assert.equal((await read('/en/events/australia-japan-exchange-2020/event.ics')).status, 404)
  const all = calendarOf((await read('/en/events/calendar.ics?year=2020')).text)
  assert.ok(all.every(({ summary }) => !summary.includes('Australia')))
  const sheet = await read('/en/events?month=2020-05')
  assert.deepEqual(parse(sheet.text).querySelectorAll('.month li'), [])
  assert.match(sheet.text, /Online exchange Australia/)
})

test('the month shows an event on each of its days', async () => {
  const sheet = parse((await read('/fr/events?month=2020-11')).text)
  const annual = sheet.querySelectorAll('.month a').filter((link) => link.text.startsWith('Réunion annuelle'))
  assert.equal(annual.length, 3)
})

test('whoever is no member finds what is for members neither in a list, a page, a calendar nor a count', async () => {
  const before = (await read('/en/events?year=2026')).text
  assert.doesNotMatch(before, /Hidden/)
  assert.match(before, /No event matches/)
  for (const id of ['for-members-2026', 'for-secretariat-2026', 'invented-for-members-2026']) {
    assert.equal((await read(`/en/events/${id}`)).status, 404)
    assert.equal((await read(`/en/events/${id}/event.ics`)).status, 404)
  }
  assert.doesNotMatch((await read('/en/events/calendar.ics')).text, /Hidden/)
  const cookie = await app.signIn('coordinator@demonstration.example')
  const inside = (await read('/en/events?year=2026', cookie)).text
  assert.match(inside, /Hidden invented-for-members-2026/)
  assert.doesNotMatch(inside, /Hidden for-members-2026/)
  assert.equal((await read('/en/events/invented-for-members-2026', cookie)).status, 200)
  assert.equal((await read('/en/events/for-members-2026', cookie)).status, 404)
})

test('the calendar of a year is valid: days end with the day after, ids stay the same, single days stand apart', async () => {
  const french = await read('/fr/events/calendar.ics?year=2020')
  assert.match(french.type, /^text\/calendar; charset=utf-8/)
  const events = calendarOf(french.text)
  const ids = events.map(({ uid }) => uid)
  assert.equal(new Set(ids).size, ids.length)
  assert.deepEqual(
    calendarOf((await read('/en/events/calendar.ics?year=2020')).text).map(({ uid }) => uid),
    ids,
  )
  const named = (id: string) => events.filter(({ uid }) => uid.startsWith(`event-${id}`))
  const [annual] = named('coordinators-meeting-2020')
  assert.deepEqual([annual?.startDate.toString(), annual?.endDate.toString()], ['2020-11-03', '2020-11-06'])
  assert.deepEqual(
    named('icc-ua-coordinators-2020').map(({ startDate }) => startDate.toString()),
    ['2020-04-15', '2020-04-23'],
  )
  assert.equal(events.filter(({ uid }) => uid.startsWith('visit-loures')).length, 2)
})

test('a time is an instant; commas and accents come through the folding whole', async () => {
  const [event] = calendarOf((await read('/fr/events/systemic-racism-tools-2020/event.ics')).text)
  assert.equal(event?.startDate.toJSDate().toISOString(), '2020-07-07T09:00:00.000Z')
  assert.equal(event?.endDate.toJSDate().toISOString(), '2020-07-07T10:30:00.000Z')
  assert.match(
    event?.description ?? '',
    /instruments du Conseil de l’Europe contre le racisme systémique, l’usage qui en est fait/,
  )
  assert.match(event?.summary ?? '', /«\u00a0Des défis aux solutions\u00a0: les instruments/)
})

test('an event leads to what it is part of, to its series, to what came of it, and names what is not on record', async () => {
  const session = (await read('/en/events/creative-bureaucracy-2020')).text
  assert.match(session, /href="\/en\/events\/coordinators-meeting-2020"/)
  const meeting = (await read('/en/events/coordinators-meeting-2020')).text
  assert.match(meeting, /href="\/en\/events\/creative-bureaucracy-2020"/)
  assert.match(meeting, /href="\/en\/events\/community-sponsorship-2020"/)
  const regions = (await read('/fr/events/intercultural-regions-2020-03')).text
  assert.match(regions, /href="\/fr\/events\?series=intercultural-regions"/)
  assert.match(regions, /href="\/fr\/events\/intercultural-regions-2020-11"/)
  assert.match(regions, /9 régions/)
  const reci = (await read('/en/events/reci-session-18-2020')).text
  assert.match(reci, /Not on record: who took part, how many took part and what it was about\./)
  assert.match(reci, /href="\/en\/publications\/reci-18-session"/)
})

test('projects have their partners by role, linked where the record has the place', async () => {
  const list = (await read('/en/projects')).text
  assert.equal(titlesIn(list).length, 8)
  const melitopol = (await read('/en/projects/melitopol-ballarat-2020')).text
  assert.match(melitopol, /href="\/en\/places\/melitopol-ua"/)
  assert.match(melitopol, /Adelaide/)
  assert.match(melitopol, /Joined later/)
  const pact = (await read('/fr/projects/european-pact-for-integration-2020')).text
  assert.match(pact, /href="\/fr\/events\/epi-launch-2020"/)
  assert.match(pact, /13 partenaires/)
})

test('a place and a network tell what they took part in; recorded visits have a page', async () => {
  const limassol = (await read('/en/places/limassol-cy')).text
  assert.match(limassol, /href="\/en\/projects\/limassol-ioannina-2020"/)
  assert.match((await read('/fr/places/loures-pt')).text, /href="\/fr\/visits\/recorded#loures-pt-2020"/)
  assert.match((await read('/en/networks/reci')).text, /href="\/en\/events\/reci-session-20-2020"/)
  const visits = (await read('/fr/visits/recorded')).text
  assert.match(visits, /12 octobre 2020 et 14 octobre 2020/)
  assert.match(visits, /2020, jour inconnu/)
})

test('addresses that name nothing, or nonsense, are refused or answered, never an error', async () => {
  for (const path of ['/en/events/none-such', '/en/projects/none-such', '/en/events/none-such/event.ics']) {
    assert.equal((await read(path)).status, 404)
  }
  for (const path of ['/en/events?month=2020-13&year=x&place=%27', '/en/events?month=9999-99', '/en/projects?kind=x']) {
    assert.equal((await read(path)).status, 200)
  }
  assert.deepEqual(app.reported, [])
})

test('a network coordinator writes an event: what cannot be true is refused in a sentence, what is published is announced', async () => {
  const cookie = await app.signIn('network@demonstration.example')
  const form = {
    network: 'lanterns',
    visibility: 'network',
    source: 'Programme of the network',
    sourceLanguage: 'en',
    publish: 'now',
    'text.title.en': 'Evening of lanterns',
    'text.summary.en': 'Neighbours bring what they cook.',
    'field.kind': 'meeting',
    'field.start': '2027-02-10',
    'field.startTime': '18:00',
  }
  const add = href('recordNew', { lang: 'en', kind: 'event' })
  const refused = await app.post(add, form, cookie)
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /A time needs a zone, such as Europe\/Paris\./)
  const added = await app.post(add, { ...form, 'field.endTime': '20:30', 'field.timeZone': 'Europe/Oslo' }, cookie)
  assert.equal(added.status, 303)
  const own = (await read('/en/events', cookie)).text
  assert.doesNotMatch((await read('/en/events/invented-kitchen-evening', cookie)).text, /How many took part/)
  assert.match(own, /10 February 2027, 18:00–20:30 \(Oslo time\)/)
  const link = parse(own)
    .querySelectorAll('.happenings a')
    .find((one) => one.text === 'Evening of lanterns')
  const address = link?.getAttribute('href') ?? ''
  const [evening] = calendarOf((await read(`${address}/event.ics`, cookie)).text)
  assert.equal(evening?.startDate.toJSDate().toISOString(), '2027-02-10T17:00:00.000Z')
  assert.equal((await read(address)).status, 404)
  assert.doesNotMatch((await read('/en/events')).text, /lanterns/)
})
