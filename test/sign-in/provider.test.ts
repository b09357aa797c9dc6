import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { test } from 'node:test'
import { sql } from 'kysely'
import { href } from '#routes'
import { providerCallback } from '#site'
import { cookiesOf, testApp } from '../app.ts'
import { makeAccount } from './accounts.ts'
import { startProvider } from './provider.ts'

const origin = 'http://127.0.0.1:3000'
const provider = await startProvider(origin + providerCallback)
const settings = {
  OIDC_ISSUER: provider.issuer,
  OIDC_CLIENT_ID: 'icc',
  OIDC_CLIENT_SECRET: 'a secret between the two of them',
  OIDC_NAME: 'Ville d’Exemple',
}
const tested = await testApp(settings)
const misconfigured = await testApp({ ...settings, OIDC_CLIENT_SECRET: 'another secret' })
const inCharge = await testApp({ ...settings, OIDC_DOMAINS: 'example.org, example.net' })
const without = await testApp()
const { db } = tested.deps

async function begin(query: { to?: string } = {}, lang = 'en') {
  await tested.forgetTries()
  const answer = await tested.request(href('signInProvider', { lang }, query))
  return { url: answer.headers.get('location') ?? '', cookie: cookiesOf(answer) }
}

async function signInAs(name: string, query: { to?: string } = {}, lang = 'en') {
  const { url, cookie } = await begin(query, lang)
  return tested.request(await provider.answerTo(url, name), { cookie })
}

const isSignedIn = (cookie: string) => tested.deps.signIn.account(new Headers({ cookie })).then(Boolean)

test('somebody whose address the provider vouches for is signed in to their account', async () => {
  const email = await makeAccount(db, 'ana')
  const answer = await signInAs(`verified:${email.toUpperCase()}`)
  assert.equal(answer.status, 303)
  assert.equal(answer.headers.get('location'), href('desk', { lang: 'en' }))
  const known = await tested.deps.signIn.account(new Headers({ cookie: cookiesOf(answer) }))
  assert.equal(known?.email, email)
})

test('an account is found each time by the address, and no token of the provider is kept', async () => {
  const { rows } = await sql`select * from auth_account`.execute(db)
  assert.deepEqual(rows, [])
})

test('a provider makes no accounts: a stranger gets a page that says how to get one', async () => {
  const before = await countAccounts()
  const answer = await signInAs('verified:stranger@example.org', {}, 'fr')
  assert.equal(answer.status, 403)
  const page = await answer.text()
  assert.match(page, /<html lang="fr"/)
  assert.match(page, /sur invitation/)
  assert.equal(await isSignedIn(cookiesOf(answer)), false)
  assert.equal(await countAccounts(), before)
})

for (const [what, name] of [
  ['does not vouch for', 'unverified:ana@example.org'],
  ['does not name', 'nameless:'],
] as const) {
  test(`an address that the provider ${what} opens nothing`, async () => {
    const answer = await signInAs(name)
    assert.equal(answer.status, 403)
    assert.match(await answer.text(), /does not confirm your e-mail address/)
    assert.equal(await isSignedIn(cookiesOf(answer)), false)
  })
}

test('an address of which the provider says nothing opens an account where it is in charge of the domain', async () => {
  const email = await makeAccount(inCharge.deps.db, 'ana')
  const answerTo = async (app: typeof tested, name: string) => {
    await app.forgetTries()
    const begun = await app.request(href('signInProvider', { lang: 'en' }))
    const answer = await provider.answerTo(begun.headers.get('location') ?? '', name)
    return (await app.request(answer, { cookie: cookiesOf(begun) })).status
  }
  assert.equal(await answerTo(inCharge, `silent:${email}`), 303)
  assert.equal(await answerTo(inCharge, `unverified:${email}`), 403, 'what it denies stays denied')
  assert.equal(await answerTo(inCharge, 'silent:ana@other.example'), 403)
  assert.equal(await answerTo(tested, `silent:${email}`), 403)
})

test('a sign-in broken off at the provider is told in a sentence', async () => {
  const answer = await signInAs('refuse', { to: '/en/places' })
  assert.equal(answer.status, 403)
  const page = await answer.text()
  assert.match(page, /broken off there/)
  assert.match(page, /href="\/en\/sign-in\?to=%2Fen%2Fplaces"/, 'and the way goes on to where it led')
})

test('an answer belongs to the browser that began, within its time, and once', async () => {
  const email = await makeAccount(db, 'bo')
  const { url, cookie } = await begin()
  const other = await begin()
  const answer = await provider.answerTo(url, `verified:${email}`)
  for (const [what, given] of [
    ['no cookie', undefined],
    ['the cookie of another sign-in', other.cookie],
    ['a cookie of one’s own making', 'icc.provider=abc'],
  ] as const) {
    const refused = await tested.request(answer, given === undefined ? {} : { cookie: given })
    assert.equal(refused.status, 422, what)
    assert.match(await refused.text(), /came too late/)
  }
  assert.equal((await tested.request(answer, { cookie })).status, 303)
  const replayed = await tested.request(answer, { cookie })
  assert.equal(replayed.status, 422, 'the provider takes a code once')
  tested.reported.splice(0)
})

test('an answer of another issuer, without its state, or made up is refused with a sentence', async () => {
  for (const change of [
    (query: URLSearchParams) => query.set('iss', 'https://evil.example'),
    (query: URLSearchParams) => query.delete('state'),
    (query: URLSearchParams) => query.set('code', 'made up'),
    (query: URLSearchParams) => query.append('code', 'a second one'),
    (query: URLSearchParams) => query.set('error', '<script>alert(1)</script>'),
  ]) {
    const { url, cookie } = await begin()
    const answer = new URL(await provider.answerTo(url, 'verified:ana@example.org'), origin)
    change(answer.searchParams)
    const refused = await tested.request(answer.pathname + answer.search, { cookie })
    assert.equal(refused.status, 422)
    assert.doesNotMatch(await refused.text(), /<script>alert/)
    assert.equal(await isSignedIn(cookiesOf(refused)), false)
  }
  tested.reported.splice(0)
})

test('PKCE, state and nonce go along, and nothing that only we should know', async () => {
  const { searchParams } = new URL((await begin()).url)
  assert.equal(searchParams.get('code_challenge_method'), 'S256')
  for (const name of ['state', 'nonce', 'code_challenge']) assert.ok((searchParams.get(name) ?? '').length >= 40, name)
  assert.equal(searchParams.get('redirect_uri'), origin + providerCallback)
  assert.doesNotMatch(searchParams.toString(), /secret/)
})

for (const to of ['https://evil.example/', '//evil.example/', '/\\evil.example', '/%0d%0aset-cookie:x']) {
  test(`single sign-on that wants to lead to ${to} leads to our own pages`, async () => {
    const email = await makeAccount(db, `led.${Buffer.from(to).toString('hex')}`)
    const answer = await signInAs(`verified:${email}`, { to })
    assert.equal(answer.status, 303)
    assert.equal(new URL(answer.headers.get('location') ?? '', origin).origin, origin)
    assert.equal(answer.headers.get('x'), null)
  })
}

test('single sign-on leads on to where one was going', async () => {
  const answer = await signInAs(`verified:ana@example.org`, { to: '/fr/places?q=a' }, 'fr')
  assert.equal(answer.headers.get('location'), '/fr/places?q=a')
})

test('a former session of the browser ends', async () => {
  const former = await tested.signIn('ana@example.org')
  const { url, cookie } = await begin()
  const answer = await provider.answerTo(url, 'verified:ana@example.org')
  const fresh = await tested.request(answer, { cookie: `${cookie}; ${former}` })
  assert.equal(fresh.status, 303)
  assert.equal(await isSignedIn(former), false)
  assert.equal(await isSignedIn(cookiesOf(fresh)), true)
})

test('what an administrator got wrong is told to the administrator, and to readers that it is not their fault', async () => {
  const begun = await misconfigured.request(href('signInProvider', { lang: 'en' }))
  const answer = await provider.answerTo(begun.headers.get('location') ?? '', 'verified:ana@example.org')
  const refused = await misconfigured.request(answer, { cookie: cookiesOf(begun) })
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /cannot accept/)
  assert.equal(misconfigured.reported.splice(0).length, 1)
})

test('while the provider is away the mailed link still works, and once it is back, so does the button', async () => {
  const stand = createServer()
  await new Promise<void>((resolve) => stand.listen(0, '127.0.0.1', resolve))
  const address = stand.address()
  const issuer = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  await new Promise((resolve) => stand.close(resolve))
  const away = await testApp({ ...settings, OIDC_ISSUER: issuer })
  const button = href('signInProvider', { lang: 'en' }, { to: '/en/places' })
  const refused = await away.request(button)
  assert.equal(refused.status, 503)
  assert.match(await refused.text(), /cannot be reached/)
  assert.ok(await away.signIn(await makeAccount(away.deps.db, 'cem')))
  assert.equal(away.reported.splice(0).length, 1)
})

test('the button stands on the page where single sign-on is set, and nowhere else', async () => {
  const page = async (app: typeof tested) => (await app.request(href('signIn', { lang: 'en' }))).text()
  assert.match(await page(tested), /Sign in with Ville d’Exemple/)
  assert.doesNotMatch(await page(without), /Sign in with/)
  assert.equal((await without.request(href('signInProvider', { lang: 'en' }))).status, 404)
  assert.equal((await without.request(`${providerCallback}?code=a&state=b`)).status, 404)
})

test('nothing else of a library is mounted', async () => {
  for (const path of [
    '/api/auth/session',
    '/api/auth/sign-in/social',
    '/en/sign-in/callback/oidc',
    '/sign-in/social',
  ]) {
    const answer = await tested.request(path)
    assert.ok([401, 404].includes(answer.status), path)
  }
})

async function countAccounts(): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from auth_user`.execute(db)
  return rows[0]?.count ?? 0
}
