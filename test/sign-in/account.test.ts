import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demonstrationCoordinator } from '#demonstration'
import { href } from '#routes'
import { cookiesOf, testApp } from '../app.ts'
import { makeAccount } from './accounts.ts'

const tested = await testApp()
const behindProxy = await testApp({ TRUSTED_PROXIES: '1' })
const { db } = tested.deps
const account = href('account', { lang: 'en' })
const sessions = href('sessions', { lang: 'en' })
const known = (cookie: string) => tested.deps.signIn.account(new Headers({ cookie }))
const text = async (path: string, cookie: string) => (await tested.request(path, { cookie })).text()

async function signInWith(email: string, userAgent: string, from = '203.0.113.5'): Promise<string> {
  const headers = { origin: 'http://127.0.0.1:3000', 'user-agent': userAgent }
  return cookiesOf(await tested.request(await tested.linkFor(email), { method: 'POST', from, headers }))
}

const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0'
const safari =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1'

test('the account page gathers who one is, what one acts for, and how one signs in', async () => {
  const cookie = await tested.signIn(demonstrationCoordinator.email)
  const page = await text(account, cookie)
  for (const part of [demonstrationCoordinator.email, 'Place coordinator', sessions, '/en/account/second-factor']) {
    assert.ok(page.includes(part), part)
  }
  assert.ok(page.includes(href('myData', { lang: 'en' })))
})

test('a name and a language are kept as chosen', async () => {
  const cookie = await tested.signIn(await makeAccount(db, 'ana'))
  const saved = await tested.post(account, { name: '  Ana\u0000\tBerg ', language: 'fr' }, cookie)
  assert.equal(saved.status, 303)
  assert.partialDeepStrictEqual(await known(cookie), { name: 'Ana Berg', language: 'fr' })
})

for (const [what, form] of [
  ['no name', { name: ' ', language: 'en' }],
  ['a name as long as a letter', { name: 'x'.repeat(121), language: 'en' }],
  ['a language nobody speaks here', { name: 'Ana', language: 'tlh' }],
  ['no language', { name: 'Ana' }],
] as Array<[string, Record<string, string>]>) {
  test(`${what} is answered beside the field, with what was typed kept`, async () => {
    const cookie = await tested.signIn(await makeAccount(db, what.replaceAll(' ', '.')))
    const answer = await tested.post(account, form, cookie)
    assert.equal(answer.status, 422)
    const page = await answer.text()
    assert.match(page, /aria-invalid="true"/)
    if (form['name']?.trim()) assert.ok(page.includes(`value="${form['name']}"`))
  })
}

test('sessions are listed in plain words, the own one marked', async () => {
  const email = await makeAccount(db, 'bo')
  const mine = await signInWith(email, firefox)
  await signInWith(email, safari, '2001:db8::7')
  await signInWith(email, '')
  const page = await text(sessions, mine)
  for (const part of ['Firefox on Windows', 'Safari on iOS', 'Unknown device', '203.0.113.5', '2001:db8::']) {
    assert.ok(page.includes(part), part)
  }
  assert.equal(page.match(/This device/g)?.length, 1)
  assert.equal(page.match(/sessions\/[^/]+\/end"/g)?.length, 2)
})

test('one session is ended from another, and at once', async () => {
  const email = await makeAccount(db, 'cem')
  const mine = await signInWith(email, firefox)
  const lost = await signInWith(email, safari)
  const path = /action="([^"]+\/end)"/.exec(await text(sessions, mine))?.[1] ?? ''
  const ended = await tested.post(path, {}, mine)
  assert.match(await text(ended.headers.get('location') ?? '', mine), /The session has ended/)
  assert.equal(await known(lost), null)
  assert.ok(await known(mine))
  const again = await tested.post(path, {}, mine)
  assert.match(await text(again.headers.get('location') ?? '', mine), /had already ended/)
})

test('all other sessions are ended together', async () => {
  const email = await makeAccount(db, 'dia')
  const others = [await signInWith(email, firefox), await signInWith(email, safari)]
  const mine = await signInWith(email, firefox)
  const done = await tested.post(href('sessionsEndOthers', { lang: 'en' }), {}, mine)
  assert.match(await text(done.headers.get('location') ?? '', mine), /2 other sessions have ended/)
  for (const cookie of others) assert.equal(await known(cookie), null)
  assert.ok(await known(mine))
})

test('nobody ends a session of somebody else', async () => {
  const theirs = await signInWith(await makeAccount(db, 'eli'), firefox)
  const mine = await signInWith(await makeAccount(db, 'fay'), firefox)
  const session = (await known(theirs))?.sessionId ?? assert.fail()
  await tested.post(href('sessionEnd', { lang: 'en', session }), {}, mine)
  assert.ok(await known(theirs))
})

test('behind a trusted proxy the session names the reader’s address, not the proxy’s', async () => {
  const email = await makeAccount(behindProxy.deps.db, 'gus')
  const link = await behindProxy.linkFor(email)
  const headers = { origin: 'http://127.0.0.1:3000', 'x-forwarded-for': '6.6.6.6, 198.51.100.4' }
  const answer = await behindProxy.request(link, { method: 'POST', from: '10.0.0.1', headers })
  const page = await (await behindProxy.request(sessions, { cookie: cookiesOf(answer) })).text()
  assert.match(page, /198\.51\.100\.4/)
  assert.doesNotMatch(page, /6\.6\.6\.6|10\.0\.0\.1/)
})
