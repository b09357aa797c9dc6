import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { simpleParser } from 'mailparser'
import { sql } from 'kysely'
import { outboxFolder } from '#config'
import { enqueue } from '#platform/jobs'
import { href, patterns } from '#routes'
import { permissions } from '../../permissions.ts'
import { testApp } from '../../../test/app.ts'
import { notify } from './actions.ts'

const { deps, app, request, work } = await testApp()
const { db, config, now } = deps
const accountId = 'demonstration-deputy'

/** As a mail program or a provider sends it: from nowhere, with no session. */
const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  app.request(config.publicUrl + path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  })
const oneClick = 'List-Unsubscribe=One-Click'

const offNow = async () => {
  const { rows } = await sql<{ off: string[] }>`
    select kinds_off as off from notice_setting where account_id = ${accountId}`.execute(db)
  return rows[0]?.off ?? []
}

/** The mail of the day as it was handed over. */
async function digest() {
  await db.transaction().execute((tx) =>
    notify(tx, {
      kind: 'welcome',
      subject: { kind: 'place', id: 'brannoreth-qn' },
      payload: { place: 'Brannoreth' },
      at: now(),
      to: { accountIds: [accountId] },
    }),
  )
  await enqueue(db, 'reminders', {})
  await work()
  const folder = outboxFolder(config)
  const files = (await readdir(folder)).filter((name) => name.endsWith('.eml'))
  const mails = await Promise.all(files.map(async (name) => simpleParser(await readFile(join(folder, name)))))
  return mails.find(({ to }) => JSON.stringify(to).includes('deputy@demonstration.example'))
}

const mail = await digest()
const header = (name: string) => String(mail?.headerLines.find(({ key }) => key === name)?.line)
const link = /<(.+)>/.exec(header('list-unsubscribe'))?.[1]?.slice(config.publicUrl.length) ?? ''

test('a reminder says how a mail program turns reminders off in one step (RFC 8058), and its reader by a link', () => {
  assert.match(link, /^\/en\/notices\/off\/.{40}/)
  assert.equal(header('list-unsubscribe-post'), 'List-Unsubscribe-Post: List-Unsubscribe=One-Click')
  assert.ok(mail?.text?.includes(link))
})

test('opening the link turns nothing off: what looks at links beforehand must not', async () => {
  const page = await request(link)
  assert.equal(page.status, 200)
  const text = await page.text()
  assert.match(text, /<button type="submit">Send no reminders any more/)
  assert.doesNotMatch(text, /Demonstration deputy|@/, 'it names nobody')
  assert.deepEqual(await offNow(), [])
})

test('one kind is turned off by its button', async () => {
  assert.match(await (await post(link, 'kind=fee')).text(), /Not sent to you any more: Membership fees/)
  assert.deepEqual(await offNow(), ['fee'])
})

test('a mail program posts from elsewhere without a session: everything is off, at once and without a redirect', async () => {
  const answer = await post(link, oneClick, { origin: 'https://mail.example' })
  assert.equal(answer.status, 200)
  assert.deepEqual(await offNow(), ['fee', '*'])
  const { rows } = await sql<{ action: string; actor: string | null }>`
    select action, actor from trail where subject_id = ${accountId} order by seq desc limit 1`.execute(db)
  assert.deepEqual(rows, [{ action: 'notice settings changed', actor: null }])
})

test('the link turns nothing on, and each further post changes nothing', async () => {
  assert.equal((await post(link, 'kind=obligation')).status, 200)
  assert.equal((await post(link, oneClick)).status, 200)
  assert.deepEqual(await offNow(), ['fee', '*'])
})

test('a link that was altered, or made for another account, does nothing and is told why', async () => {
  const token = decodeURIComponent(link.slice(link.lastIndexOf('/') + 1))
  const forged = token.replace(accountId, 'demonstration-elected')
  assert.notEqual(forged, token)
  for (const one of [forged, `${token}A`, accountId, 'demonstration-elected.', 'x']) {
    const answer = await post(href('noticesOff', { lang: 'en', token: one }), oneClick)
    assert.equal(answer.status, 404)
    assert.match(await answer.text(), /Open it again from the mail/)
  }
  const { rows } = await sql`select from notice_setting where account_id = 'demonstration-elected'`.execute(db)
  assert.equal(rows.length, 0)
})

test('no other form is taken from elsewhere', async () => {
  const open = [...permissions].filter(([, { rule }]) => rule.fromAnywhere).map(([route]) => route)
  assert.deepEqual(open, [`GET ${patterns.noticesOff}`, `POST ${patterns.noticesOff}`])
  for (const path of [href('notices', { lang: 'en' }), href('signIn', { lang: 'en' }), '/en/notices/off'])
    assert.equal((await post(path, oneClick, { origin: 'https://mail.example' })).status, 403, path)
})
