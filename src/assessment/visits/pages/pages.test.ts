import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testApp } from '../../../../test/app.ts'
import { gatherVisitReminders } from '../reminders.ts'

const tested = await testApp()
const { request, post } = tested
const { db } = tested.deps

const as = (who: string) => tested.signIn(`${who}@demonstration.example`)
const place = await as('coordinator')
const contributor = await as('contributor')
const expert = await as('demonstration-expert-3')
const stranger = await as('demonstration-expert-2')
const secretariat = await tested.setUpSecondFactor('secretariat@demonstration.example', await as('secretariat'))

const html = async (path: string, cookie?: string): Promise<string> => {
  const response = await request(path, cookie ? { cookie } : {})
  assert.equal(response.status, 200, path)
  return response.text()
}

/** The version that the forms of a page are made from. */
const versionOn = async (path: string, cookie: string): Promise<string> =>
  /name="version" value="(\d+)"/.exec(await html(path, cookie))?.[1] ?? ''

const share = (areas: boolean) =>
  sql`update result_publication set areas = ${areas}, answers = false
    where result_id in (select id from result where round_id = 'brannoreth-qn-2021')`.execute(db)

const plan = { kind: 'first', language: 'en', mode: 'online', from: '2026-10-12', until: '2026-10-14' }

async function planned(): Promise<string> {
  const answer = await post('/en/rounds/brannoreth-qn-2021/visit', plan, secretariat)
  assert.equal(answer.status, 303, await answer.text())
  const address = (answer.headers.get('location') ?? '').split('?')[0] ?? ''
  assert.equal((await post(`${address}/team`, { expert: 'demonstration-expert-3' }, secretariat)).status, 303)
  return address
}

const meeting = { title: 'Young people', on: '2026-10-12', from: '09:00', until: '10:00', met: 'Youth council' }
const finding = { topic: '', seen: 'Two schools <mix> classes.', confirms: 'EDU-03', recommendation: 'Do it in all.' }

test('a visit goes from its plan over programme, findings and the check of facts to a published profile', async () => {
  const address = await planned()
  const done = async (answer: Promise<Response>) =>
    assert.equal((await answer).status, 303, await (await answer).text())
  await done(post(address, { do: 'area:media' }, expert))
  await done(post(address, { do: 'stakeholder', organisation: 'Library', role: 'Director' }, expert))
  await done(post(`${address}/programme`, meeting, expert))
  await done(post(`${address}/findings`, { ...finding, owner: 'Schools', horizon: 'year' }, expert))
  await done(post(address, { do: 'hold', held: '2026-10-14' }, expert))
  const early = await request(`${address}/profile`, { cookie: place })
  assert.equal(early.status, 404)
  assert.match(await early.text(), /draft has not been sent/)
  const unwritten = await post(address, { do: 'send' }, expert)
  assert.equal(unwritten.status, 409)
  assert.match(await unwritten.text(), /Governance and commitment/)
  for (const section of ['governance', 'voice']) {
    await done(post(`${address}/profile`, { section, [`text-${section}`]: `Of ${section}.` }, expert))
  }
  await done(post(address, { do: 'send' }, expert))
  assert.match(await html(`${address}/profile`, place), /Two schools &lt;mix&gt; classes\.[^]*Do it in all\./)
  await done(post(`${address}/check`, { do: 'remark', section: 'policies', words: 'Three schools.' }, place))
  assert.match(await html(`${address}/profile`, expert), /Three schools\./)
  const read = await versionOn(`${address}/profile`, place)
  await done(post(`${address}/profile`, { section: 'policies', 'text-policies': 'Three schools mix classes.' }, expert))
  const unread = await post(`${address}/check`, { do: 'confirm', version: read }, place)
  assert.equal(unread.status, 409, 'facts of another version were confirmed')
  assert.match(await unread.text(), /The facts are not confirmed yet[^]*Three schools mix classes\./)
  await done(post(`${address}/check`, { do: 'confirm', version: await versionOn(`${address}/profile`, place) }, place))
  assert.equal((await post(`${address}/profile`, { section: 'voice', 'text-voice': 'Late.' }, expert)).status, 409)
  assert.equal((await request(`${address}/profile`)).status, 403, 'not public yet')
  await done(post(`${address}/run`, { do: 'publish' }, secretariat))
  await share(false)
  assert.equal((await request(`${address}/profile`)).status, 403, 'the place shares its total alone')
  assert.doesNotMatch(await html('/en/places/brannoreth-qn'), new RegExp(`${address}/profile`))
  await share(true)
  const profile = await html(`${address}/profile`)
  assert.match(profile, /Three schools mix classes\.[^]*Youth council/)
  assert.doesNotMatch(profile, /Remark|Library/)
  const word = await request(`${address}/profile.docx`)
  assert.equal(
    Buffer.from(await word.arrayBuffer())
      .subarray(0, 2)
      .toString(),
    'PK',
  )
  assert.equal((await request(address)).status, 403, 'the visit itself is not public')
  const { rows } = await sql<{ action: string }>`
    select action from trail where subject_id = ${address.split('/').at(-1)} and action <> 'visit changed' order by seq`.execute(
    db,
  )
  assert.deepEqual(
    rows.map(({ action }) => action),
    [
      'visit planned',
      'visit expert added',
      'visit held',
      'visit draft sent',
      'visit facts checked',
      'visit profile published',
    ],
  )
})

test('two meetings at the same time are refused with a sentence, and what was typed is kept', async () => {
  const address = await planned()
  assert.equal((await post(`${address}/programme`, meeting, expert)).status, 303)
  const clash = await post(`${address}/programme`, { ...meeting, title: 'Police', from: '09:30' }, expert)
  assert.equal(clash.status, 422)
  const page = await clash.text()
  assert.match(page, /“Young people” is at the same time, from 09:00 until 10:00/)
  assert.match(page, /value="Police"/)
  assert.match(await html(`${address}/programme`, contributor), /Young people/)
  const calendar = await html(`${address}/programme.ics`, place)
  assert.match(calendar, /DTSTART:20261012T090000/)
})

test('of two who write the same, the second sees what the first wrote, keeps the own words and decides', async () => {
  const address = await planned()
  const saved = (path: string, form: Record<string, string>) => post(address + path, form, expert)
  const section = (version: string, text: string) =>
    saved('/profile', { section: 'voice', 'text-voice': text, version })
  const version = await versionOn(`${address}/profile`, expert)
  assert.equal((await section(version, 'The first says.')).status, 303)
  const second = await section(version, 'The second says.')
  assert.equal(second.status, 409)
  const shown = await second.text()
  assert.match(shown, /The first says\.[^]*<textarea[^]*The second says\./)
  const newest = /name="version" value="(\d+)"/.exec(shown)?.[1] ?? ''
  const beside = { section: 'governance', 'text-governance': 'Another section.', version }
  assert.equal((await saved('/profile', beside)).status, 303, 'another section is overtaken by nobody')
  assert.equal((await section(newest, 'Both say.')).status, 303)

  assert.equal((await saved('/programme', meeting)).status, 303)
  const seen = await versionOn(`${address}/programme`, expert)
  const id = /<li id="([\w-]+)">/.exec(await html(`${address}/programme`, expert))?.[1] ?? ''
  assert.equal((await saved('/programme', { ...meeting, id, version: seen, where: 'Harbour hall' })).status, 303)
  const late = await saved('/programme', { ...meeting, id, version: seen, where: 'Town hall' })
  assert.equal(late.status, 409)
  assert.match(await late.text(), /Harbour hall[^]*value="Town hall"/)
  assert.equal((await saved('/programme', { remove: id, version: seen })).status, 409)
  const faulty = await saved('/programme', { ...meeting, id, version: seen, title: '' })
  assert.equal(faulty.status, 422)
  assert.match(
    await faulty.text(),
    new RegExp(`name="version" value="${seen}"[^]*Say what it is`),
    'seen is still the old one',
  )
})

test('an expert who is of the team already is not told again', async () => {
  const address = await planned()
  assert.equal((await post(`${address}/team`, { expert: 'demonstration-expert-3' }, secretariat)).status, 303)
  const { rows } = await sql`select from trail
    where subject_id = ${address.split('/').at(-1)} and action = 'visit expert added'`.execute(db)
  assert.equal(rows.length, 1)
})

test('whoever has a conflict of interest does not go, and others neither read nor write', async () => {
  const address = await planned()
  const refused = await post(`${address}/team`, { expert: 'demonstration-expert-4' }, secretariat)
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /role="alert"[^]*conflict of interest with Lantern Places/)
  for (const [path, form] of [
    [address, { do: 'area:media' }],
    [`${address}/findings`, finding],
    [`${address}/run`, { do: 'publish' }],
  ] as const) {
    assert.ok([403, 404].includes((await post(path, form, stranger)).status), path)
    assert.equal((await post(path, form, place)).status, 403, path)
  }
  assert.ok([403, 404].includes((await request(address, { cookie: stranger })).status))
  assert.equal((await request(`${address}/findings`, { cookie: place })).status, 403)
  assert.doesNotMatch(await html('/en/visits', stranger), new RegExp(address))
  assert.match(await html('/en/visits', expert), new RegExp(address))
  assert.equal((await post(`${address}/check`, { do: 'confirm' }, contributor)).status, 403)
})

test('a step is undone, a change too; nothing is done that is no longer open', async () => {
  const address = await planned()
  assert.equal((await post(address, { do: 'topic', topic: 'Schools at night' }, expert)).status, 303)
  const undo = /value="(undo:\d+)"/.exec(await html(`${address}?done=saved`, expert))?.[1] ?? ''
  assert.equal((await post(address, { do: undo }, expert)).status, 303)
  assert.doesNotMatch(await html(address, expert), /Schools at night/)
  assert.equal((await post(address, { do: undo }, expert)).status, 409)
  assert.equal((await post(address, { do: 'hold', held: '2199-01-01' }, expert)).status, 422)
  assert.equal((await post(`${address}/run`, { do: 'publish' }, secretariat)).status, 409)
  assert.equal((await post(`${address}/run`, { do: 'cancel' }, secretariat)).status, 422)
  assert.equal((await post(`${address}/run`, { do: 'cancel', reason: 'Floods' }, secretariat)).status, 303)
  assert.match(await html(address, place), /Floods/)
  assert.equal((await post(address, { do: 'back' }, expert)).status, 303)
  assert.equal((await post(address, { do: 'nonsense' }, expert)).status, 422)
  assert.equal(
    (await post('/en/rounds/brannoreth-qn-2021/visit', { ...plan, until: '2026-10-01' }, secretariat)).status,
    422,
  )
})

test('a year after a visit those concerned are reminded, once', async () => {
  const address = await planned()
  await post(address, { do: 'hold', held: '2026-10-14' }, expert)
  const id = address.split('/').at(-1)
  const told = async (day: string) => {
    await gatherVisitReminders(db, new Date(`${day}T05:30:00Z`))
    const { rows } = await sql<{ count: string }>`
      select count(*) from notice where kind = 'visit' and subject_id = ${id} and payload ->> 'what' = 'followUp'
        and account_id = 'demonstration-coordinator'`.execute(db)
    return Number(rows[0]?.count)
  }
  assert.deepEqual([await told('2027-10-13'), await told('2027-10-14'), await told('2027-10-20')], [0, 1, 1])
  assert.deepEqual(tested.reported, [])
})
