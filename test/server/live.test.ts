import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { demonstrationCoordinator } from '#demonstration'
import { kysely, openPool } from '#platform/database'
import { listOutbox } from '#platform/mail'
import { href } from '#routes'
import { cookiesOf } from '../app.ts'
import { startProgram } from '../program.ts'

const server = process.env['TEST_DATABASE_URL'] ?? ''
const name = `icc_live_${process.pid}`
const address = new URL(server)
address.pathname = `/${name}`
const admin = openPool({ connectionString: server })
await sql`create database ${sql.id(name)}`.execute(kysely(admin))
const dataDir = mkdtempSync(join(tmpdir(), 'icc-live-'))
const environment = { DATABASE_URL: address.href, DATA_DIR: dataDir }
const one = await startProgram({ dataDir, environment })
const other = await startProgram({ dataDir, environment, role: 'web' })
const pool = openPool({ connectionString: address.href })
const db = kysely(pool)

after(async () => {
  await Promise.all([one.stop(), other.stop()])
  await pool.end()
  await sql`drop database ${sql.id(name)} with (force)`.execute(kysely(admin))
  await admin.end()
  rmSync(dataDir, { recursive: true, force: true })
})

const post = (origin: string, path: string, form: Record<string, string>) =>
  fetch(origin + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin },
    body: new URLSearchParams(form),
  })

/** Through the mail: any program then knows the cookie. */
async function signIn(email: string): Promise<string> {
  await post(one.origin, href('signIn', { lang: 'en' }), { email })
  const mailed = async () => (await listOutbox(join(dataDir, 'outbox'))).find(({ to }) => to === email)
  for (;;) {
    const link = /https?:\/\/[^/]+(\/\S+)/.exec((await mailed())?.text ?? '')?.[1]
    if (link) return cookiesOf(await post(one.origin, link, {}))
    await new Promise((resolve) => setImmediate(resolve))
  }
}

const [ana, bo] = [await signIn(demonstrationCoordinator.email), await signIn('colleague@demonstration.example')]
const { rows } = await sql<{ id: string }>`
  select id from round where place_id = 'brannoreth-qn' and submitted_at is null`.execute(db)
const round = rows[0]?.id ?? ''
const area = 'commitment'
const item = 'COM-01'

interface Event {
  event: string
  data: { items?: { item: string; name: string; draft: { comment: string } }[]; here?: string | null; open?: boolean }
}

/** What a page hears; `next` waits for what fits. */
async function listen({ origin }: { origin: string }, cookie: string, tab: string) {
  const query = { area, tab, seen: '' }
  const response = await fetch(origin + href('roundLive', { lang: 'en', round }, query), {
    headers: { cookie, accept: 'text/event-stream', 'accept-encoding': 'gzip, br' },
  })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const next = async (fits: (event: Event) => boolean): Promise<Event | undefined> => {
    for (;;) {
      const end = text.indexOf('\n\n')
      if (end >= 0) {
        const [, event = '', data = ''] = /^event: (\w+)\ndata: (.*)$/s.exec(text.slice(0, end)) ?? []
        text = text.slice(end + 2)
        const heard = data && { event, data: JSON.parse(data) as Event['data'] }
        if (heard && fits(heard)) return heard
        continue
      }
      const { done, value } = (await reader?.read()) ?? { done: true }
      if (done) return undefined
      text += value
    }
  }
  return { response, next, close: async () => reader?.cancel() }
}

let comments = 0
async function save({ origin }: { origin: string }, cookie: string): Promise<string> {
  const html = await (
    await fetch(origin + href('roundArea', { lang: 'en', round, area }), { headers: { cookie } })
  ).text()
  const basedOn = Number(new RegExp(`name="${item}.revision" value="(\\d+)"`).exec(html)?.[1])
  const comment = `comment ${(comments += 1)}`
  const saved = await fetch(origin + href('roundAnswer', { lang: 'en', round, item }), {
    method: 'PUT',
    headers: { cookie, origin, accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({ values: ['by_council'], comment, source: '', basedOn }),
  })
  assert.equal(saved.status, 200)
  return comment
}

const says = (comment: string) => (event: Event) =>
  event.data.items?.some((each) => each.item === item && each.draft.comment === comment) ?? false

test('what is saved through one program is told by another, also after the database cut its connection', async () => {
  const page = await listen(other, ana, 'page-of-ana')
  assert.equal(page.response.headers.get('content-type'), 'text/event-stream; charset=utf-8')
  assert.equal(page.response.headers.get('content-encoding'), null)
  const first = await page.next(says(await save(one, bo)))
  assert.equal(first?.data.items?.find((each) => each.item === item)?.name, 'Demonstration colleague')

  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query = 'listen icc_live'`.execute(db)
  assert.ok(await page.next(says(await save(one, bo))), 'what was saved while the connection was away comes afterwards')
  await page.close()
})

test('who is there is known to every program, until they close the page', async () => {
  const [anas, bos] = [await listen(one, ana, 'page-of-ana'), await listen(other, bo, 'page-of-bo')]
  assert.ok(await anas.next(({ data }) => data.here?.startsWith('Demonstration colleague') ?? false))
  assert.ok(await bos.next(({ data }) => data.here?.startsWith('Demonstration coordinator') ?? false))
  await bos.close()
  assert.ok(await anas.next(({ event, data }) => event === 'people' && data.here === null))
  await anas.close()
})

test('the address opened as a page leads to the round, and a ninth window is told why it hears nothing', async () => {
  const url = other.origin + href('roundLive', { lang: 'en', round }, { area, tab: 'page-of-ana' })
  const asPage = await fetch(url, { redirect: 'manual', headers: { cookie: ana, accept: 'text/html' } })
  assert.equal(asPage.headers.get('location'), href('round', { lang: 'en', round }))
  const pages = await Promise.all(Array.from({ length: 8 }, (_, number) => listen(other, ana, `page-number-${number}`)))
  const response = await fetch(url, { headers: { cookie: ana, accept: 'text/event-stream' } })
  assert.equal(response.status, 429)
  assert.match(await response.text(), /too many windows/)
  await Promise.all(pages.map((page) => page.close()))
})

test('that a round is signed off, and open again, is told at once', async () => {
  const page = await listen(other, ana, 'page-of-ana')
  await page.next(({ data }) => data.open === true)
  const signOff = (at: string | null) =>
    db.transaction().execute(async (tx) => {
      await sql`update round set submitted_at = ${at} where id = ${round}`.execute(tx)
      await sql`update response set submitted_at = ${at}
        where id = (select response_id from round where id = ${round})`.execute(tx)
    })
  await signOff('2026-11-23')
  assert.ok(await page.next(({ data }) => data.open === false))
  await signOff(null)
  assert.ok(await page.next(({ data }) => data.open === true))
  await page.close()
})

test('a program that is told to end does not wait for its readers, and they hear the end', async () => {
  const third = await startProgram({ dataDir, environment, role: 'web' })
  const page = await listen(third, ana, 'page-of-ana')
  await page.next(({ event }) => event === 'answers')
  const [gone] = await Promise.all([page.next(() => false), third.stop()])
  assert.equal(gone, undefined)
  assert.equal(third.child.exitCode, 0, 'it ended by itself, not because its time was over')
})
