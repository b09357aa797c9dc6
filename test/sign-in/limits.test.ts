import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { href } from '#routes'
import { providerCallback } from '#site'
import { cookiesOf, testApp } from '../app.ts'
import { makeAccount } from './accounts.ts'
import { startProvider } from './provider.ts'

const provider = await startProvider(`http://127.0.0.1:3000${providerCallback}`)
const tested = await testApp({
  OIDC_ISSUER: provider.issuer,
  OIDC_CLIENT_ID: 'icc',
  OIDC_CLIENT_SECRET: 'a secret between the two of them',
})
const { db } = tested.deps
const lang = 'en'
const gate = href('secondFactor', { lang })
let made = 0
const somebody = () => makeAccount(db, `limits.${(made += 1)}`)
/** Another address for each try. */
const anywhere = (count: number) => `203.0.113.${count}`

beforeEach(() => tested.forgetTries())

/** Somebody with a second factor, signed in by the link alone. */
async function half(): Promise<string> {
  const email = await somebody()
  await tested.setUpSecondFactor(email, await tested.signIn(email))
  const cookie = cookiesOf(await tested.post(await tested.linkFor(email), {}))
  await tested.forgetTries()
  return cookie
}

type Attempt = (count: number) => Promise<Response>
/** By what the tries are held together, and what makes one. */
const kinds: [kind: string, begin: () => Promise<Attempt>][] = [
  [
    'links asked for from one address',
    async () => (count) => tested.post(href('signIn', { lang }), { email: `nobody.${count}@example.org` }),
  ],
  [
    'links asked for by a known e-mail address, from anywhere',
    async () => {
      const email = await somebody()
      return (count) => tested.post(href('signIn', { lang }), { email }, undefined, anywhere(count))
    },
  ],
  [
    'links asked for by an unknown e-mail address, from anywhere',
    async () => (count) =>
      tested.post(href('signIn', { lang }), { email: 'unknown@example.org' }, undefined, anywhere(count)),
  ],
  [
    'links redeemed from one address',
    async () => (count) => tested.post(href('signInLink', { lang, token: `guessed${count}` }), {}),
  ],
  [
    'codes of one account, from anywhere',
    async () => {
      const cookie = await half()
      return (count) => tested.post(gate, { code: `00000${count}` }, cookie, anywhere(count))
    },
  ],
  [
    'recovery codes of one account, from anywhere',
    async () => {
      const cookie = await half()
      return (count) => tested.post(gate, { recovery: `BCDFG-2345${count}` }, cookie, anywhere(count))
    },
  ],
  ['single sign-on begun from one address', async () => () => tested.request(href('signInProvider', { lang }))],
  [
    'answers of single sign-on from one address',
    async () => () => tested.request(`${providerCallback}?code=guessed&state=guessed`),
  ],
]

for (const [kind, begin] of kinds) {
  test(`${kind}: by the tenth one has to wait`, async () => {
    const attempt = await begin()
    const answers: Response[] = []
    for (let count = 1; count <= 10; count += 1) answers.push(await attempt(count))
    const last = answers.at(-1) ?? assert.fail()
    assert.notEqual(answers[0]?.status, 429)
    assert.equal(last.status, 429)
    assert.match(last.headers.get('retry-after') ?? '', /^[1-9]\d*$/)
    assert.match(await last.text(), /Wait \d+ minutes/)
  })
}

test('codes of all accounts together, from one address: by the tenth one has to wait', async () => {
  const cookies: string[] = []
  for (let count = 1; count <= 10; count += 1) cookies.push(await half())
  const answers: number[] = []
  for (const cookie of cookies) answers.push((await tested.post(gate, { code: '000000' }, cookie)).status)
  assert.deepEqual(answers, [...Array.from({ length: 9 }, () => 422), 429])
})

test('once an account’s codes are spent the right one waits too', async () => {
  const email = await somebody()
  await tested.setUpSecondFactor(email, await tested.signIn(email))
  const cookie = cookiesOf(await tested.post(await tested.linkFor(email), {}))
  for (let count = 1; count <= 10; count += 1) await tested.post(gate, { code: '000000' }, cookie)
  assert.equal((await tested.post(gate, { code: await tested.secondFactorCode(email) }, cookie)).status, 429)
})

test('known and unknown addresses meet the limit at the same try, with the same page', async () => {
  const known = await somebody()
  const story = async (email: string) => {
    await tested.forgetTries()
    const answers: string[] = []
    for (let count = 1; count <= 8; count += 1) {
      const answer = await tested.post(href('signIn', { lang }), { email })
      answers.push(`${answer.status} ${answer.headers.get('retry-after')} ${await answer.text()}`)
    }
    return answers
  }
  assert.deepEqual(await story(known), await story('unknown@example.org'))
})

test('who succeeds uses nothing up: a whole office may sign in from one address', async () => {
  const people = await Promise.all(Array.from({ length: 12 }, somebody))
  for (const email of people) {
    await tested.post(href('signIn', { lang }), { email }, undefined, '198.51.100.7')
    const link = await tested.lastLink()
    assert.equal((await tested.post(link, {}, undefined, '198.51.100.7')).status, 303, email)
  }
})

test('what a stranger writes into X-Forwarded-For makes no new client of them', async () => {
  const statuses: number[] = []
  for (let count = 1; count <= 10; count += 1) {
    const answer = await tested.request(href('signInLink', { lang, token: `guessed${count}` }), {
      method: 'POST',
      from: '203.0.113.9',
      headers: {
        origin: 'http://127.0.0.1:3000',
        'x-forwarded-for': `198.51.100.${count}`,
        'x-icc-client-address': `198.51.100.${count}`,
      },
    })
    statuses.push(answer.status)
  }
  assert.equal(statuses.at(-1), 429)
})

test('the reader’s language, and a script’s wish for data, are heeded', async () => {
  const post = (headers: Record<string, string>) =>
    tested.request(href('signInLink', { lang: 'fr', token: 'guessed' }), {
      method: 'POST',
      headers: { origin: 'http://127.0.0.1:3000', ...headers },
    })
  for (let count = 1; count <= 9; count += 1) await post({})
  const page = await post({})
  assert.match(await page.text(), /<html lang="fr".*Patientez \d+ minutes/s)
  const data = await post({ accept: 'application/json' })
  assert.equal(data.status, 429)
  assert.equal(((await data.json()) as { code: string }).code, 'too_many')
  assert.ok(data.headers.get('retry-after'))
})

test('a limit is written to the trail once, not with every further try', async () => {
  const { rows: before } = await sql<{ seq: number }>`select seq from trail_head`.execute(db)
  for (let count = 1; count <= 20; count += 1) {
    await tested.post(href('signIn', { lang }), { email: 'flooded@example.org' }, undefined, '203.0.113.77')
  }
  const { rows } = await sql<{ details: string; content: string }>`
    select details, content from trail join trail_personal using (seq)
    where seq > ${before[0]?.seq} and action = 'sign in refused'`.execute(db)
  assert.deepEqual(
    rows.map(({ details }) => JSON.parse(details) as unknown),
    [
      { how: 'link request', why: 'limit' },
      { how: 'link request', why: 'limit' },
    ],
    'once for the e-mail address, once for the client',
  )
  assert.match(rows[0]?.content ?? '', /flooded@example\.org/)
  assert.doesNotMatch(rows[0]?.details ?? '', /flooded/)
})
