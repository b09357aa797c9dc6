import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { href } from '#routes'
import { testApp } from '../../../test/app.ts'

const { deps, request, post, signIn, setUpSecondFactor } = await testApp()
const { db } = deps
const coordinator = await signIn('coordinator@demonstration.example')
const contributor = await signIn('contributor@demonstration.example')
const desk = 'secretariat@demonstration.example'
const secretariat = await setUpSecondFactor(desk, await signIn(desk))

const round = 'brannoreth-qn-2024'
const { rows: answered } = await sql<{ item: string; source: string }>`
  select distinct on (item) item, source from round join answer_revision using (response_id)
  where round.id = ${round} and state = 'answered' and source is not null
    and item not in (select item from practice_draft where round_id = ${round})
  order by item, revision desc`.execute(db)
const [first, second] = answered
assert.ok(first && second)

const at = (draft: string) => href('practiceDraft', { lang: 'en', draft })
const versionOf = async (draft: string, cookie = coordinator): Promise<string> =>
  /name="version" value="(\d+)"/.exec(await (await request(at(draft), { cookie })).text())?.[1] ?? ''

/** Begins a draft from an answer and resolves to its id. */
async function begin(item: string, cookie = coordinator): Promise<string> {
  const answer = await post(href('practiceFromAnswer', { lang: 'en', round, item }), {}, cookie)
  assert.equal(answer.status, 303)
  return /drafts\/([\w-]+)/.exec(answer.headers.get('location') ?? '')?.[1] ?? ''
}

const whole = {
  original: 'en',
  'title-en': 'Doors on a street',
  'purpose-en': 'Neighbours open their doors to each other twice a year.',
  'rationale-en': 'Nobody knew who lived next door.',
  'process-en': 'A list, a map and a kettle.',
  'impact-en': 'People greet each other.',
  'measures-en': '12 streets in 2023\n31 streets in 2025',
  area: 'neighbourhoods',
  items: 'NEI-04, nei-03',
  from: '2021',
}

test('an answer becomes a draft in one step, with question, answer and source; a second press leads to the same', async () => {
  const draft = await begin(first.item)
  const page = await (await request(at(draft), { cookie: coordinator })).text()
  assert.match(page, new RegExp(`Question ${first.item}, round of 2024`))
  assert.ok(page.includes(first.source))
  assert.match(page, new RegExp(`name="items"[^>]*value="${first.item}"`))
  assert.match(page, /name="from"[^>]*value="2024"/)
  assert.equal(await begin(first.item), draft)
})

test('what is not complete is saved and not sent, and each field says what it needs', async () => {
  const draft = await begin(first.item)
  const sent = await post(
    href('practiceDraftSubmit', { lang: 'en', draft }),
    { ...whole, 'measures-en': '', version: await versionOf(draft) },
    coordinator,
  )
  assert.equal(sent.status, 422)
  const page = await sent.text()
  assert.match(page, /Give at least one measure, or tick “Not measured yet”/)
  assert.match(page, /Doors on a street/)
  const { rows } = await sql<{ sent: boolean }>`select submitted_at is not null as sent from practice_version
    where draft_id = ${draft}`.execute(db)
  assert.deepEqual(
    rows.map((row) => row.sent),
    [false, false],
  )
})

test('a purpose of more than 300 characters is given back as it was typed', async () => {
  const draft = await begin(first.item)
  const long = 'x'.repeat(305)
  const answer = await post(at(draft), { ...whole, 'purpose-en': long, version: await versionOf(draft) }, coordinator)
  assert.equal(answer.status, 422)
  const page = await answer.text()
  assert.match(page, /Too long by 5 characters; shorten it to 300/)
  assert.ok(page.includes(long))
})

test('of two who write at once the later is told, and what they wrote is kept', async () => {
  const draft = await begin(second.item)
  const version = await versionOf(draft)
  assert.equal((await post(at(draft), { ...whole, version }, contributor)).status, 303)
  const late = await post(at(draft), { ...whole, 'title-en': 'My other title', version }, coordinator)
  assert.equal(late.status, 409)
  const page = await late.text()
  assert.match(page, /Somebody has saved another version meanwhile/)
  assert.match(page, /value="My other title"/)
})

test('sent, returned with a remark, changed, sent again and published: then it stands in the bank with its source', async () => {
  const draft = await begin(first.item)
  const send = async (more: Record<string, string>) =>
    post(
      href('practiceDraftSubmit', { lang: 'en', draft }),
      { ...whole, ...more, version: await versionOf(draft) },
      coordinator,
    )
  assert.equal((await send({})).status, 303)
  assert.equal((await post(at(draft), { ...whole, version: '3' }, coordinator)).status, 409)
  const waiting = await (await request(href('practiceDrafts', { lang: 'en' }), { cookie: secretariat })).text()
  assert.match(waiting, /Doors on a street/)

  const back = href('practiceDraftReturn', { lang: 'en', draft })
  assert.equal((await post(back, { remark: ' ' }, secretariat)).status, 422)
  const version = await versionOf(draft, secretariat)
  assert.equal((await post(back, { remark: 'Who pays for the kettle?', version }, secretariat)).status, 303)
  assert.match(await (await request(at(draft), { cookie: coordinator })).text(), /Who pays for the kettle\?/)
  assert.equal((await send({})).status, 422)
  const french = {
    'title-fr': 'Des portes sur une rue',
    'purpose-fr': 'Deux fois par an, le voisinage ouvre ses portes.',
  }
  assert.equal((await send(french)).status, 303)
  const approve = href('practiceDraftApprove', { lang: 'en', draft })
  const unread = await post(approve, { version }, secretariat)
  assert.equal(unread.status, 409, 'another version than the one that was read is not published')
  assert.match(await unread.text(), /another version of the draft has come in/)
  assert.equal((await post(approve, { version: await versionOf(draft, secretariat) }, secretariat)).status, 303)

  const id = 'brannoreth-qn-doors-on-a-street'
  const page = await (await request(href('practice', { lang: 'fr', id }))).text()
  assert.match(page, /<h1>Des portes sur une rue/)
  assert.match(page, /31 streets in 2025/)
  assert.match(page, /Rédigée par Brannoreth/)
  const api = (await (await request(`/api/v1/practices/${id}`)).json()) as Record<string, unknown>
  assert.equal(api['owner'], 'brannoreth-qn')
  assert.equal(api['source'], 'place:brannoreth-qn')
  assert.deepEqual(api['translation'], { language: 'fr', title: french['title-fr'], summary: french['purpose-fr'] })
  assert.match(await (await request(href('place', { lang: 'en', id: 'brannoreth-qn' }))).text(), /Doors on a street/)
  const mapping = await (
    await request(href('practiceMapping', { lang: 'en' }, { set: 'demonstration', area: 'neighbourhoods' }))
  ).text()
  assert.match(mapping, /Doors on a street/)
})

test('the owner writes a new version, and the published one stands until that is approved', async () => {
  const draft = await begin(first.item)
  const title = 'Doors on every street'
  const changed = { ...whole, 'title-en': title, version: await versionOf(draft) }
  assert.equal((await post(href('practiceDraftSubmit', { lang: 'en', draft }), changed, coordinator)).status, 303)
  const practice = href('practice', { lang: 'en', id: 'brannoreth-qn-doors-on-a-street' })
  assert.match(await (await request(practice)).text(), /<h1>Doors on a street/)
  const version = await versionOf(draft, secretariat)
  assert.equal((await post(href('practiceDraftApprove', { lang: 'en', draft }), { version }, secretariat)).status, 303)
  assert.match(await (await request(practice)).text(), /<h1>Doors on every street/)
  assert.equal(
    (await post(href('practiceDraftDiscard', { lang: 'en', draft }), { step: 'discard' }, coordinator)).status,
    409,
  )
})

test('a form that names no language of ours is shown again', async () => {
  const draft = await begin(second.item)
  const sent = { ...whole, original: '//evil.example', items: 'XXX-99', version: await versionOf(draft) }
  const answer = await post(at(draft), sent, coordinator)
  assert.equal(answer.status, 422)
  assert.match(await answer.text(), /Doors on a street/)
})

test('a contributor writes and does not send; the coordinator does not judge', async () => {
  const draft = await begin(second.item)
  const version = await versionOf(draft)
  const submit = href('practiceDraftSubmit', { lang: 'en', draft })
  assert.equal((await post(submit, { ...whole, version }, contributor)).status, 403)
  assert.equal((await post(submit, { ...whole, version }, coordinator)).status, 303)
  const sent = await versionOf(draft, secretariat)
  const approve = href('practiceDraftApprove', { lang: 'en', draft })
  assert.equal((await post(approve, { version: sent }, contributor)).status, 403)
  assert.equal((await post(approve, { version: sent }, coordinator)).status, 409, 'nobody approves their own')
  assert.equal((await post(href('practiceDraftTakeBack', { lang: 'en', draft }), {}, secretariat)).status, 409)
  assert.equal((await post(href('practiceDraftTakeBack', { lang: 'en', draft }), {}, coordinator)).status, 303)
})

test('a draft is discarded and brought back, and a second press does not undo the first', async () => {
  const draft = await begin(second.item)
  const discard = href('practiceDraftDiscard', { lang: 'en', draft })
  const press = async (step: string) => (await post(discard, { step }, coordinator)).status
  assert.deepEqual([await press('discard'), await press('discard'), await press('')], [303, 303, 422])
  assert.match(await (await request(at(draft), { cookie: coordinator })).text(), /Bring it back/)
  assert.equal(await press('restore'), 303)
  assert.match(await (await request(at(draft), { cookie: coordinator })).text(), /name="title-en"/)
})

test('an interest and an adoption are counted for everybody, named to members alone unless the place says so', async () => {
  const id = 'morancelune-choirs-without-an-audience'
  const practice = href('practice', { lang: 'en', id })
  const mark = (form: Record<string, string>) =>
    post(href('practiceMark', { lang: 'en', id }), { place: 'brannoreth-qn', ...form }, coordinator)
  const seen = async (cookie?: string) => (await request(practice, cookie ? { cookie } : {})).text()
  assert.match(await seen(), /No other place has marked it/)
  assert.equal((await mark({ kind: 'interested' })).status, 303)
  assert.match(await seen(), /1 place is interested/)
  assert.doesNotMatch(await seen(), /Brannoreth/)
  assert.match(await seen(coordinator), /Brannoreth<\/a>/)

  const refused = await mark({ kind: 'adopted', how: '', year: '20' })
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /Say in a sentence.*Write a year of four digits/s)
  assert.equal((await mark({ kind: 'adopted', how: 'Three choirs in turn.', year: '2025', public: 'yes' })).status, 303)
  assert.match(await seen(), /1 place has adopted it.*Brannoreth<\/a>.*adopted since 2025.*Three choirs in turn/s)
  assert.doesNotMatch(await seen(), /is interested/)
  assert.equal((await mark({ kind: 'interested' })).status, 303, 'a press on a page from before')
  assert.doesNotMatch(await seen(), /is interested/, 'a place is counted once')
  const inFrench = await (await request(href('practice', { lang: 'fr', id }))).text()
  assert.match(inFrench, /lang="en"[^>]*>Three choirs in turn/, 'what a place says is read in its language')
  assert.match(
    await (await request(href('place', { lang: 'en', id: 'brannoreth-qn' }))).text(),
    /Choirs without an audience/,
  )

  const back = href('practiceUnmark', { lang: 'en', id })
  assert.equal((await post(back, { place: 'brannoreth-qn', kind: 'adopted' }, coordinator)).status, 303)
  assert.match(await seen(), /No other place has marked it/)
})

test('a place marks neither its own practice, nor for another place, nor a real one from the invented network', async () => {
  const mark = async (id: string, place: string) =>
    (await post(href('practiceMark', { lang: 'en', id }), { place, kind: 'interested' }, coordinator)).status
  assert.equal(await mark('brannoreth-keys-to-the-house', 'brannoreth-qn'), 409)
  assert.equal(await mark('brannoreth-keys-to-the-house', 'tezzarin-qp'), 403)
  assert.equal(await mark('oslo-intercultural-museum', 'brannoreth-qn'), 409)
})

test('the place a practice is from hears of a mark with the mail of the day, once', async () => {
  await sql`delete from notice`.execute(db)
  const form = { place: 'quillandre-qm', kind: 'interested' }
  const id = 'brannoreth-keys-to-the-house'
  const colleague = await signIn('colleague@demonstration.example')
  for (const again of [1, 2]) {
    assert.ok(again)
    await post(href('practiceUnmark', { lang: 'en', id }), { ...form, kind: 'adopted' }, colleague)
    assert.equal((await post(href('practiceMark', { lang: 'en', id }), form, colleague)).status, 303)
    await post(href('practiceUnmark', { lang: 'en', id }), form, colleague)
  }
  const { rows } = await sql<{ kind: string; payload: { place: string } }>`
    select kind, payload from notice where kind = 'practice'`.execute(db)
  assert.ok(rows.length > 0 && rows.every(({ payload }) => payload.place === 'Quillandre'))
  const { rows: perAccount } = await sql<{ most: number }>`
    select max(count)::int as most from (select count(*) from notice group by account_id) as counted`.execute(db)
  assert.equal(perAccount[0]?.most, 1)
})
