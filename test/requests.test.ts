import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demonstrationCoordinator } from '#demonstration'
import { href } from '#routes'
import { createApp } from '../src/app.ts'
import { testApp } from './app.ts'

const { email } = demonstrationCoordinator
const tested = await testApp()
const behindProxy = await testApp({ PUBLIC_URL: 'https://icc.example' })
const signIn = href('signIn', { lang: 'en' })

for (const [what, type, body, status] of [
  ['a form of 3 MB', 'application/x-www-form-urlencoded', `email=${'x'.repeat(3_000_000)}`, 413],
  ['a form without its boundary', 'multipart/form-data', 'email', 422],
  ['a form that is cut off', 'multipart/form-data; boundary=b', '--b\r\nContent-Disposition: form-data; name="em', 422],
] as const) {
  test(`${what} is answered with a sentence`, async () => {
    const headers = { origin: 'http://127.0.0.1:3000', 'content-type': type }
    const answer = await tested.request(signIn, { method: 'POST', body, headers })
    assert.equal(answer.status, status)
    assert.match(await answer.text(), /<h1>[^<]+/)
    assert.deepEqual(tested.reported, [])
  })
}

test('a form in parts is read like any other', async () => {
  const body = new FormData()
  body.set('email', email)
  const headers = { origin: 'http://127.0.0.1:3000' }
  assert.equal((await tested.request(signIn, { method: 'POST', body, headers })).status, 303)
})

test('while the database is out of reach a reader who is signed in still gets a page', async () => {
  const cut = { ...tested.deps.signIn, accountWith: () => Promise.reject(new Error('out of reach')) }
  const answer = await createApp({ ...tested.deps, signIn: cut }).request('http://127.0.0.1:3000/fr/places')
  assert.equal(answer.status, 500)
  assert.match(await answer.text(), /<html lang="fr"/)
  assert.equal(tested.reported.splice(0).length, 1)
})

test('behind a proxy that ends TLS forms come from the public address, and from no other', async () => {
  const sentFrom = async (origin: string) => {
    const body = new URLSearchParams({ email: 'nobody@example.org' })
    return (await behindProxy.request(signIn, { method: 'POST', body, headers: { origin } })).status
  }
  assert.equal(await sentFrom('https://icc.example'), 303)
  assert.equal(await sentFrom('https://evil.example'), 403)
})

test('the outbox is not served by a program that a proxy makes reachable', async () => {
  assert.equal((await behindProxy.request(href('outbox', {}))).status, 404)
})

for (const [asked, led] of [
  ['/en', '/en/'],
  ['/fr', '/fr/'],
  ['/en/places/', '/en/places'],
] as const) {
  test(`${asked} leads to ${led}`, async () => {
    const answer = await tested.request(asked)
    assert.equal(answer.status, 301)
    assert.equal(new URL(answer.headers.get('location') ?? '', 'http://127.0.0.1:3000').pathname, led)
  })
}

test('the address of a form leads to its page: so does the way to another language once a form was refused', async () => {
  for (const [form, above] of [
    ['/fr/places/hestrild-qn/membership/fees', '/fr/places/hestrild-qn/membership'],
    ['/en/places/hestrild-qn/membership/obligations/x/take-back', '/en/places/hestrild-qn/membership'],
    ['/en/accessions/x/steps', '/en/accessions/x'],
  ] as const) {
    const answer = await tested.request(form)
    assert.equal(answer.status, 303)
    assert.equal(new URL(answer.headers.get('location') ?? '').pathname, above)
  }
  assert.equal((await tested.request('/en/places/none-such')).status, 404)
})

test('whoever has to sign in first comes back to what they asked for, its filters with it', async () => {
  const page = await (await tested.request('/en/board?months=36&country=IT')).text()
  assert.match(page, /This page is for people who have an account/)
  assert.ok(page.includes(`to=${encodeURIComponent('/en/board?months=36&country=IT')}`))
})

test('a form from elsewhere is told why it is refused, as data where a script asked', async () => {
  const asked = { method: 'POST', headers: { origin: 'https://evil.example', 'content-type': 'text/plain' }, body: 'x' }
  const page = await tested.request('/en/sign-in', asked)
  assert.equal(page.status, 403)
  assert.match(await page.text(), /not sent from here[^]*href="\/en\/sign-in">Open the page anew/)
  const data = await tested.request('/en/sign-in', {
    ...asked,
    headers: { ...asked.headers, accept: 'application/json' },
  })
  assert.equal(((await data.json()) as { code: string }).code, 'foreign')
})

test('the outbox answers to names of this machine alone, whatever name another site gave it', async () => {
  assert.equal((await tested.app.request('http://attacker.example/dev/outbox')).status, 404)
  assert.equal((await tested.app.request('http://localhost:3000/dev/outbox')).status, 200)
})
