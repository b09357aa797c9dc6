import assert from 'node:assert/strict'
import { test } from 'node:test'
import { href, patterns } from '#routes'
import { providerCallback } from '#site'
import { permissions } from '../../src/permissions.ts'
import { cookiesOf, testApp } from '../app.ts'
import { giveMandate, makeAccount } from './accounts.ts'
import { startProvider } from './provider.ts'

const callback = `http://127.0.0.1:3000${providerCallback}`
const provider = await startProvider(callback)
const tested = await testApp({
  OIDC_ISSUER: provider.issuer,
  OIDC_CLIENT_ID: 'icc',
  OIDC_CLIENT_SECRET: 'a secret between the two of them',
})
const { db } = tested.deps
const lang = 'en'
const gate = href('secondFactor', { lang })

const ways: [way: string, signIn: (email: string) => Promise<string>][] = [
  ['a mailed link', async (email) => cookiesOf(await tested.post(await tested.linkFor(email), {}))],
  [
    'single sign-on',
    async (email) => {
      await tested.forgetTries()
      const begun = await tested.request(href('signInProvider', { lang }))
      const answer = await provider.answerTo(begun.headers.get('location') ?? '', `verified:${email}`)
      return cookiesOf(await tested.request(answer, { cookie: cookiesOf(begun) }))
    },
  ],
]

for (const [way, signIn] of ways) {
  test(`signed in by ${way}, a secretariat without a second factor reaches nothing but its gate`, async () => {
    const email = await makeAccount(db, `secretariat.${way.replaceAll(' ', '.')}`)
    await giveMandate(db, email, 'secretariat')
    const cookie = await signIn(email)
    await gated(cookie)
    const passed = await tested.setUpSecondFactor(email, cookie)
    assert.equal((await tested.request(href('account', { lang }), { cookie: passed })).status, 200)
    // And once it is set up, each further sign-in has to show it.
    await gated(await signIn(email))
  })
}

/** Every route of the table that is not open before the second factor leads a reader to the gate and refuses a sender. */
async function gated(cookie: string): Promise<void> {
  let asked = 0
  for (const { method, path: pattern } of tested.app.routes) {
    const rule = permissions.get(`${method} ${pattern}`)?.rule
    if (!rule || rule.beforeSecondFactor) continue
    // The files, the health checks and what watches the program are served before anybody's account is read.
    if (/^\/(assets|healthz|readyz|metrics)/.test(pattern)) continue
    const path = pattern.replace(':lang', lang).replaceAll(/:(\w+)(\{[^}]*\})?/g, 'x')
    const answer = await tested.request(path, { cookie, method, headers: { origin: 'http://127.0.0.1:3000' } })
    const led = new URL(answer.headers.get('location') ?? '/nowhere', 'http://127.0.0.1:3000').pathname
    assert.ok(
      answer.status === 403 || (answer.status === 303 && led === gate),
      `${method} ${pattern}: ${answer.status}`,
    )
    asked += 1
  }
  assert.ok(asked > 20, 'the table was asked')
}

test('what everybody may read shows somebody at the gate no more than it shows a stranger', async () => {
  const email = await makeAccount(db, 'reading')
  await giveMandate(db, email, 'secretariat')
  const cookie = cookiesOf(await tested.post(await tested.linkFor(email), {}))
  const main = async (given: { cookie?: string }) =>
    /<main.*<\/main>/s.exec(await (await tested.request('/en/places/oslo-no', given)).text())?.[0]
  assert.equal(await main({ cookie }), await main({}))
})

test('the gate leads on to where one was going, and to nowhere else', async () => {
  const email = await makeAccount(db, 'going')
  await giveMandate(db, email, 'secretariat')
  const cookie = await tested.signIn(email)
  const wanted = `${href('account', { lang })}?saved=1`
  const sent = await tested.request(wanted, { cookie })
  assert.equal(sent.headers.get('location'), href('secondFactor', { lang }, { to: wanted }))
  await tested.setUpSecondFactor(email, cookie)
  for (const [to, led] of [
    [wanted, wanted],
    ['https://evil.example/', href('desk', { lang })],
    ['//evil.example/', href('desk', { lang })],
  ] as const) {
    const half = cookiesOf(await tested.post(await tested.linkFor(email), {}))
    const code = await tested.secondFactorCode(email)
    const answer = await tested.post(gate, { code, to }, half)
    assert.ok([led, href('board', { lang })].includes(answer.headers.get('location') ?? ''), `${to}: ${led}`)
  }
})

test('signing out is possible at the gate', async () => {
  const email = await makeAccount(db, 'leaving')
  await giveMandate(db, email, 'secretariat')
  const cookie = await tested.signIn(email)
  assert.equal((await tested.post(href('signOut', { lang }), {}, cookie)).status, 303)
  assert.equal(await tested.deps.signIn.account(new Headers({ cookie })), null)
})

test('the gate’s own addresses exist', () => {
  for (const name of ['secondFactor', 'secondFactorSetUp', 'secondFactorConfirm', 'signOut'] as const) {
    assert.ok([...permissions].some(([key, { rule }]) => key.endsWith(` ${patterns[name]}`) && rule.beforeSecondFactor))
  }
})
