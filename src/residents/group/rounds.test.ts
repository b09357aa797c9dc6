import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { readConfig } from '#config'
import { latestEdition } from '#instruments'
import { createDeps } from '#program'
import { href } from '#routes'
import { createApp } from '../../app.ts'
import { cookiesOf, loaded } from '../../../test/app.ts'
import { testDatabase } from '../../../test/database.ts'
import { endForgotten } from './ending.ts'
import { groupPersonalData } from './personal-data.ts'
import { hashOf } from './secrets.ts'

const origin = 'http://127.0.0.1:3000'
const { db, pool } = await testDatabase(loaded)
const reported: unknown[] = []

/** A program on the one database: a restart, or another process. */
async function program() {
  const dataDir = mkdtempSync(join(tmpdir(), 'icc-group-'))
  after(() => rmSync(dataDir, { recursive: true, force: true }))
  const store = { db, pool, pending: () => Promise.resolve([]), migrate: async () => {}, close: async () => {} }
  const config = readConfig({ DATA_DIR: dataDir, PUBLIC_URL: origin, SECRET: 'shared by every process of a program' })
  const deps = await createDeps(config, store, (error) => reported.push(error))
  after(() => deps.live.close())
  const app = createApp(deps)
  const request = async (path: string, cookie = '', options: RequestInit = {}) =>
    app.request(origin + path, { ...options, headers: { cookie, ...(options.headers as Record<string, string>) } })
  const post = (path: string, form: Record<string, string> | string[][], cookie = '', accept = 'text/html') => {
    const headers = { origin, accept, 'content-type': 'application/x-www-form-urlencoded' }
    return request(path, cookie, { method: 'POST', body: new URLSearchParams(form), headers })
  }
  return { deps, request, post }
}

type Program = Awaited<ReturnType<typeof program>>
const one = await program()
const other = await program()
const edition = latestEdition(one.deps.editions, 'citizenship-test')
const single = edition.items.filter(({ kind }) => kind === 'single').map(({ key }) => key)
const [first = '', second = '', third = ''] = single

interface Led {
  code: string
  lead: string
  cookie: string
}

async function open(items: string[], place = ''): Promise<Led> {
  const form = [['lang', 'en'], ['place', place], ['set', 'own'], ...items.map((item) => ['item', item])]
  const answer = await one.post(href('testGroup', { lang: 'en' }), form)
  assert.equal(answer.status, 303)
  const lead = answer.headers.get('location') ?? ''
  return { code: lead.split('/')[4] ?? '', lead, cookie: cookiesOf(answer) }
}

const seatPath = (code: string) => href('groupRound', { lang: 'en', code })
const answerPath = (code: string) => href('groupAnswer', { lang: 'en', code })

async function sit(code: string, at: Program = one): Promise<string> {
  const page = await (await at.request(seatPath(code))).text()
  const seat = /name="seat" value="([^"]+)"/.exec(page)?.[1] ?? ''
  return cookiesOf(await at.post(seatPath(code), { seat }))
}

const codesOf = (key: string) => {
  const item = edition.items.find((known) => known.key === key)
  return item && 'options' in item ? item.options.map(({ code }) => code) : []
}

const say = (code: string, seat: string, item: string, nth = 0, at: Program = one) =>
  at.post(answerPath(code), { item, [item]: codesOf(item)[nth] ?? '' }, seat, 'application/json')

/** Presses what the page offers, in the step that it shows. */
async function press({ lead, cookie }: Led, move: string, more: Record<string, string> = {}, at: Program = one) {
  const page = await (await at.request(lead, cookie)).text()
  const item = /name="item" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const step = /name="step" value="(\d+)"/.exec(page)?.[1] ?? ''
  return at.post(lead, { step, move, item, ...more }, cookie)
}

const count = async (table: string, where = sql`true`) => {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.id(table)} where ${where}`.execute(db)
  return rows[0]?.n ?? 0
}

test('phones join with a code, in any program, and one that taps twice has one seat', async () => {
  const round = await open([first])
  const page = await (await one.request(seatPath(round.code))).text()
  const seat = /name="seat" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const answers = await Promise.all([one, other, one].map((at) => at.post(seatPath(round.code), { seat })))
  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [303])
  assert.equal(await count('group_seat', sql`code = ${round.code}`), 1)
  const set = answers[0]?.headers.getSetCookie() ?? []
  assert.ok(set.length > 0)
  for (const cookie of set) assert.match(cookie, /Path=\/\w+\/citizenship-test\/group\/\w+; HttpOnly; SameSite=Strict/)
  for (const cookie of set) assert.match(cookie, /Max-Age=43\d{3};/)
  assert.match(
    await (await other.request(seatPath(round.code), cookiesOf(answers[0] as Response))).text(),
    /You are in/,
  )
})

test('a code that opens no round, and pages of those who lead, are refused kindly', async () => {
  assert.equal((await one.request(seatPath('CDF234'))).status, 404)
  assert.match(await (await one.request(seatPath('hello'))).text(), /This code opens no round/)
  assert.equal((await one.request(`${href('testGroup', { lang: 'fr' })}?code=xx`)).status, 422)
  const round = await open([first])
  assert.equal((await one.request(round.lead)).status, 403)
  const seat = await sit(round.code)
  assert.equal((await one.post(round.lead, { step: '0', move: 'forward' }, seat)).status, 403)
  assert.equal((await one.request(`${round.lead}?key=${'x'.repeat(32)}`)).status, 403)
  const key = round.cookie.split('=')[1]?.split(';')[0]
  const carried = await other.request(`${round.lead}?key=${key}`)
  assert.match(cookiesOf(carried), /icc_lead=/, 'the secret address leads on another device')
})

test('two presses in one step are one, and a move of one program is seen by the other', async () => {
  const round = await open([first, second])
  const presses = [one, other, one].map((at) => at.post(round.lead, { step: '0', move: 'forward' }, round.cookie))
  await Promise.all(presses)
  const { rows } = await sql<{ position: number; step: number }>`
    select position, step from group_round where code = ${round.code}`.execute(db)
  assert.deepEqual(rows, [{ position: 1, step: 1 }])
  assert.match(await (await other.request(round.lead, round.cookie)).text(), /Question 1 of 2/)
})

test('answers are taken while a question is asked, changed, and refused kindly once the room has gone on', async () => {
  const round = await open([first, second])
  const seat = await sit(round.code)
  assert.equal((await say(round.code, seat, first)).status, 409, 'nothing is asked yet')
  await press(round, 'forward')
  assert.equal((await say(round.code, seat, first, 0)).status, 200)
  assert.equal((await say(round.code, seat, first, 1, other)).status, 200)
  const both = await Promise.all([say(round.code, seat, first, 0), say(round.code, seat, first, 1, other)])
  assert.deepEqual(
    both.map(({ status }) => status),
    [200, 200],
    'tapped twice at once: the last holds',
  )
  await press(round, 'next')
  const late = await say(round.code, seat, first)
  assert.equal(late.status, 409)
  assert.match(((await late.json()) as { sentence: string }).sentence, /group has gone on/)
  const plain = await one.post(answerPath(round.code), { item: first, [first]: codesOf(first)[0] ?? '' }, seat)
  assert.match(await (await one.request(plain.headers.get('location') ?? '', seat)).text(), /group has gone on/)
  const wrong = await one.post(answerPath(round.code), { item: second, [second]: 'no-such-option' }, seat)
  assert.equal(wrong.status, 422)
})

test('bars are drawn from five answers up; of fewer neither wall nor phone nor sheet tells what they were', async () => {
  const round = await open([first, second])
  const seats = await Promise.all(Array.from({ length: 5 }, () => sit(round.code)))
  await press(round, 'forward')
  for (const seat of seats.slice(0, 4)) await say(round.code, seat, first)
  const whileAsked = await (await one.request(round.lead, round.cookie)).text()
  assert.match(whileAsked, /4 of 5 have answered/)
  assert.doesNotMatch(whileAsked, /answer-bars/)
  await press(round, 'forward')
  const debrief = href('groupDebrief', { lang: 'en', code: round.code })
  const shown = async (cookie: string, path: string) => (await one.request(path, cookie)).text()
  for (const page of [await shown(round.cookie, round.lead), await shown(seats[0] ?? '', seatPath(round.code))]) {
    assert.match(page, /one is missing/)
    assert.doesNotMatch(page, /answer-bars/)
  }
  assert.doesNotMatch(await shown(round.cookie, debrief), /answer-bars/)
  assert.equal(await count('group_tally', sql`code = ${round.code}`), 0)
  // Nothing was shown: the fifth may still answer.
  await press(round, 'back')
  assert.equal((await say(round.code, seats[4] ?? '', first)).status, 200)
  await press(round, 'forward')
  for (const page of [await shown(round.cookie, round.lead), await shown(seats[0] ?? '', seatPath(round.code))]) {
    assert.match(page, /answer-bars/)
  }
  await press(round, 'back')
  await press(round, 'forward')
  assert.equal((await say(round.code, seats[0] ?? '', first, 1)).status, 409, 'what was shown is never answered again')
})

test('whoever comes late is at the question of the others, and a note and a talk are kept with the round', async () => {
  const round = await open([first, second, third])
  for (const move of ['forward', 'next', 'talk 5']) await press(round, move, { note: 'They disagreed.' })
  const seat = await sit(round.code, other)
  const page = await (await other.request(seatPath(round.code), seat)).text()
  assert.match(page, /Question 2 of 3/)
  assert.match(page, /data-left="(300|29\d)"/)
  await press(round, 'back')
  await press(round, 'back')
  assert.match(await (await one.request(round.lead, round.cookie)).text(), /They disagreed\./)
})

/** Every value of every table as text, but of tables that hold neither people nor answers. */
async function everything(): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`.execute(db)
  const parts: string[] = []
  for (const { name } of tables) {
    const { rows } = await sql<{ all: string | null }>`
      select string_agg(t::text, E'\n') as all from ${sql.raw(name)} t`.execute(db)
    parts.push(rows[0]?.all ?? '')
  }
  return parts.join('\n')
}

test('when a round ends, answers stay, and nothing in the database tells from which phone they came', async () => {
  const place = 'oslo-no'
  const round = await open([first, second], place)
  const seats = await Promise.all(Array.from({ length: 6 }, () => sit(round.code)))
  await press(round, 'forward')
  for (const [nth, seat] of seats.slice(0, 5).entries()) await say(round.code, seat, first, nth % 2)
  const { rows: tied } = await sql<{ id: string; response_id: string }>`
    select id, response_id from group_seat where code = ${round.code}`.execute(db)
  const runs = await count('test_run')
  const asks = await (await one.request(`${round.lead}?end=ask`, round.cookie)).text()
  assert.match(asks, /End the round\?/)
  const ended = await Promise.all([press(round, 'end'), press(round, 'end', {}, other)])
  assert.deepEqual([...new Set(ended.map(({ status }) => status))], [303])

  assert.equal(await count('test_run'), runs + 5, 'those who answered nothing leave nothing')
  const { rows: given } = await sql<{ channel: string; place_id: string; fine: boolean }>`
    select channel, test_run.place_id, submitted_at is not null
        and date_trunc('day', opened_at at time zone 'UTC') = opened_at at time zone 'UTC'
        and date_trunc('day', submitted_at at time zone 'UTC') = submitted_at at time zone 'UTC'
        and not exists (select from answer_revision as given where given.response_id = response.id
          and date_trunc('day', saved_at at time zone 'UTC') <> saved_at at time zone 'UTC') as fine
    from test_run join response on id = response_id where test_run.place_id = ${place}`.execute(db)
  assert.deepEqual(
    given,
    Array.from({ length: 5 }, () => ({ channel: 'group', place_id: place, fine: true })),
  )
  const all = await everything()
  for (const cookie of seats) {
    const secret = /icc_seat=([^;]+)/.exec(cookie)?.[1] ?? ''
    assert.equal(secret.length, 32)
    assert.ok(!all.includes(secret) && !all.includes(hashOf(secret)), 'neither what the phone holds nor its hash')
  }
  for (const { id, response_id } of tied) assert.ok(!all.includes(id) && !all.includes(response_id))
  const late = await one.request(seatPath(round.code), seats[0])
  assert.match(await late.text(), /The round has ended/)
  assert.match(late.headers.getSetCookie().join(), /icc_seat=; Max-Age=0/)
  const debrief = ended[0]?.headers.get('location') ?? ''
  const sheet = await (await other.request(debrief)).text()
  assert.match(sheet, /answer-bars/)
  assert.match(sheet, /Questions that were left/)
})

test('words of one’s own stay on the sheet alone, times are cut to the day, and of four phones no answers stay', async () => {
  const place = 'oslo-no'
  const written = edition.items.find(({ kind }) => kind === 'text')?.key ?? ''
  const runs = () => count('test_run', sql`place_id = ${place}`)
  const before = await runs()
  const words = async (phones: number, also: number) => {
    const round = await open([written, first], place)
    const seats = await Promise.all(Array.from({ length: phones }, () => sit(round.code)))
    await press(round, 'forward')
    for (const seat of seats.slice(0, also)) await say(round.code, seat, first)
    await press(round, 'next')
    for (const [nth, seat] of seats.entries()) {
      const said = { item: written, [written]: `Words of ${round.code} ${nth}` }
      const { headers } = await one.post(answerPath(round.code), said, seat)
      assert.doesNotMatch(headers.get('location') ?? 'none', /said=moved|none/)
    }
    await press(round, 'end')
    return round
  }
  const { code } = await words(6, 5)
  assert.equal((await runs()) - before, 5, 'who wrote and chose nothing leaves no run')
  const { rows } = await sql<{ held: boolean; fine: boolean }>`
    select exists (select from answer_revision as said where said::text like ${`%Words of ${code}%`}) as held,
      opened_at = date_trunc('day', opened_at, 'UTC') and ended_at = date_trunc('day', ended_at, 'UTC') as fine
    from group_round where code = ${code}`.execute(db)
  assert.deepEqual(rows, [{ held: false, fine: true }])
  const holding = (await everything()).split('\n').filter((line) => line.includes(`Words of ${code}`))
  assert.equal(holding.length, 1, 'in the tally of the round')
  const few = await words(4, 4)
  await words(5, 4)
  assert.equal((await runs()) - before, 5)
  assert.ok(!(await everything()).includes(`Words of ${few.code}`))
})

test('a note is kept though the room has gone on, and a page left open takes nothing back', async () => {
  const round = await open([first, second])
  await press(round, 'forward')
  await press(round, 'next', { item: '' })
  const stale = (note: string, noted: string, move = 'forward') =>
    one.post(round.lead, { step: '1', move, item: first, note, noted }, round.cookie)
  await stale('Said late.', '')
  await stale('', '')
  assert.match((await stale('Said last.', 'Said late.', 'ask')).headers.get('location') ?? '', /end=ask/)
  const { rows } = await sql`select item, note from group_note where code = ${round.code}`.execute(db)
  assert.deepEqual(rows, [{ item: first, note: 'Said last.' }])
  assert.match(await (await one.request(round.lead, round.cookie)).text(), /Question 2 of 2/)
})

test('a seat is one that the program made, and who joins is told for which place it counts', async () => {
  const round = await open([first], 'oslo-no')
  const chosen = 'a'.repeat(32)
  for (const seat of [chosen, `${chosen}.${chosen}`]) {
    const set = cookiesOf(await one.post(seatPath(round.code), { seat }))
    assert.match(set, /icc_seat=/)
    assert.ok(!set.includes(chosen))
  }
  const page = await (await one.request(seatPath(round.code))).text()
  assert.match(page, /counts for a city or region: Oslo[^]*four people who answer alike[^]*Take part/)
})

/** What a stream tells, one event at a time. */
async function* told(answer: Response) {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const part of answer.body ?? []) {
    const events = (rest + decoder.decode(part, { stream: true })).split('\n\n')
    rest = events.pop() ?? ''
    for (const event of events) {
      const data = event.split('\ndata: ')[1]
      if (data) yield JSON.parse(data) as { step: number; board?: string; key?: string; counts?: string }
    }
  }
}

const streamOf = async (code: string, cookie: string, at: Program, query: Record<string, string> = {}) => {
  const headers = { accept: 'text/event-stream' }
  return told(await at.request(href('groupEvents', { lang: 'fr', code }, query), cookie, { headers }))
}

async function until(events: Awaited<ReturnType<typeof streamOf>>, wanted: RegExp): Promise<void> {
  for (;;) {
    const { done, value } = await events.next()
    assert.ok(!done, `the stream ended without ${wanted}`)
    if (wanted.test(JSON.stringify(value))) return
  }
}

test('a move in one program is shown to phones of the other, in their language; whoever comes back is told what they missed', async () => {
  const round = await open([first, second])
  const seat = await sit(round.code)
  const phone = await streamOf(round.code, seat, other, { step: '0' })
  const wall = await streamOf(round.code, round.cookie, other, { as: 'lead', step: '0' })
  await until(wall, /1 personne a rejoint/)
  await press(round, 'forward')
  await until(phone, /Question 1 sur 2/)
  await say(round.code, seat, first)
  await until(wall, /1 réponse sur 1/)
  const back = await streamOf(round.code, seat, one, { step: '0' })
  await until(back, /"key":"1 asking".*checked/)
  await press(round, 'end')
  await until(phone, /séance est terminée/)
  assert.equal((await phone.next()).done, true, 'and then there is nothing more to hear')
  const late = await streamOf(round.code, seat, one, { step: '0' })
  await until(late, /séance est terminée/)
  const refused = await one.request(href('groupEvents', { lang: 'en', code: round.code }, { as: 'lead' }), seat, {
    headers: { accept: 'text/event-stream' },
  })
  assert.equal(refused.status, 403)
})

test('a place asks its own question in its rounds, as it was when the round began', async () => {
  const place = 'oslo-no'
  const adaptable = edition.items.find((item) => item.adaptable)?.key ?? ''
  const said = (ask: string) => ({ ask, options: { o1: 'Yes', o2: 'No' }, reflection: 'Why?', action: 'Try.' })
  const put = (version: number, ask: string) => {
    const content = { kind: 'single', options: ['o1', 'o2'], texts: { en: said(ask), fr: said(ask) } }
    return sql`insert into test_adaptation (place_id, item, version, content, saved_at)
      values (${place}, ${adaptable}, ${version}, ${JSON.stringify(content)}::jsonb, now())`.execute(db)
  }
  await put(1, 'Have you been to the market?')
  const round = await open([adaptable], place)
  await put(2, 'Have you been to the harbour?')
  const seat = await sit(round.code)
  await press(round, 'forward')
  assert.match(await (await other.request(seatPath(round.code), seat)).text(), /been to the market/)
  const others = await Promise.all(Array.from({ length: 4 }, () => sit(round.code)))
  for (const each of [seat, ...others]) {
    const answered = await one.post(answerPath(round.code), { item: adaptable, [adaptable]: 'o2' }, each)
    assert.equal(answered.status, 303)
  }
  await press(round, 'end')
  const { rows } = await sql`select distinct item, version from test_run_adaptation
    join test_run using (response_id) where place_id = ${place}`.execute(db)
  assert.deepEqual(rows, [{ item: adaptable, version: 1 }])
})

test('two hundred phones join from one address; rounds are opened a few an hour', async () => {
  const round = await open([first])
  const seats = await Promise.all(Array.from({ length: 200 }, (_, nth) => sit(round.code, nth % 2 ? one : other)))
  assert.equal(new Set(seats).size, 200)
  assert.equal(await count('group_seat', sql`code = ${round.code}`), 200)
  const form = [
    ['set', 'own'],
    ['item', first],
  ]
  const opened = await Promise.all(Array.from({ length: 45 }, () => one.post(href('testGroup', { lang: 'en' }), form)))
  const statuses = new Set(opened.map(({ status }) => status))
  assert.deepEqual(statuses, new Set([303, 429]))
  await sql`delete from limit_count`.execute(db)
  await sql`delete from response where id in (select response_id from group_seat)`.execute(db)
})

test('a round that nobody ends is ended after twelve hours, and its sheet deleted after thirty days', async () => {
  const round = await open([first])
  const seat = await sit(round.code)
  await press(round, 'forward')
  await say(round.code, seat, first)
  const later = (hours: number) => ({ ...one.deps, now: () => new Date(Date.now() + hours * 3_600_000) })
  await endForgotten(later(11.9))
  assert.match(await (await one.request(seatPath(round.code), seat)).text(), /Question 1 of 1/)
  await endForgotten(later(12.1))
  assert.equal(await count('group_seat'), 0)
  assert.match(await (await one.request(seatPath(round.code), seat)).text(), /has ended/)
  const { rows } = await sql<{ tally: unknown }>`select tally from group_tally where code = ${round.code}`.execute(db)
  assert.deepEqual(rows, [{ tally: { n: 1 } }], 'of fewer than five, how many and nothing else')
  const expiry = groupPersonalData[0]?.stores[0]?.expiry
  // Days of the program are whole ones: the sheet stands to the end of the thirtieth.
  const forget = (hours: number) => {
    const before = later(hours - 24 * (expiry?.days ?? 0)).now()
    return db.transaction().execute((tx) => expiry?.remove(tx, before) ?? Promise.resolve(0))
  }
  await forget(29 * 24)
  assert.equal((await one.request(seatPath(round.code))).status, 200)
  await forget(32 * 24)
  assert.equal(await count('group_round'), 0)
  assert.equal((await one.request(seatPath(round.code))).status, 404)
})

test('nothing unexpected happened behind the pages', () => {
  assert.deepEqual(reported, [])
})
