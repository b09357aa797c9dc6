import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { demonstrationCoordinator } from '#demonstration'
import { href } from '#routes'
import { cookiesOf, testApp } from '../app.ts'
import { makeAccount } from './accounts.ts'

const { email } = demonstrationCoordinator
const tested = await testApp()
const { db } = tested.deps
const origin = 'http://127.0.0.1:3000'
const lang = 'en'

/** How many statements the database is asked meanwhile. */
async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const executor = tested.deps.db.getExecutor()
  const execute = executor.executeQuery
  let count = 0
  executor.executeQuery = ((query) => {
    count += 1
    return execute.call(executor, query)
  }) as typeof execute
  await work()
  executor.executeQuery = execute
  return count
}

test('whether an address has an account shows neither in the answer nor in the work done for it', async () => {
  const story = async (address: string) => {
    await tested.forgetTries()
    let answer: Response | undefined
    const statements = await statementsOf(async () => {
      answer = await tested.post(href('signIn', { lang }), { email: address })
    })
    const headers = [...(answer?.headers ?? [])].filter(([name]) => name !== 'x-request-id' && name !== 'set-cookie')
    const cookies = answer?.headers.getSetCookie().map((cookie) => cookie.replace(encodeURIComponent(address), ''))
    const next = await (await tested.request(answer?.headers.get('location') ?? '')).text()
    return { status: answer?.status, headers, cookies, statements, next }
  }
  const known = await story(email)
  assert.ok(known.statements > 0, 'the work is counted')
  assert.deepEqual(await story('nobody@example.org'), known)
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from graphile_worker.jobs where task_identifier = 'sign-in link'`.execute(db)
  assert.equal(rows[0]?.count, 2, 'both wait in the queue; only there it is looked up')
})

test('a link that never was, one that is spent and one of somebody else look alike', async () => {
  const link = await tested.linkFor(email)
  await tested.post(link, {})
  const page = async (path: string) => {
    const answer = await tested.post(path, {})
    const [, token = ''] = /link\/(.+)$/.exec(path) ?? []
    return `${answer.status} ${(await answer.text()).replaceAll(token, '')}`
  }
  assert.equal(await page(link), await page(href('signInLink', { lang, token: 'never' })))
})

for (const [what, header, value] of [
  ['the Host header', 'host', 'evil.example'],
  ['X-Forwarded-Host', 'x-forwarded-host', 'evil.example'],
  ['X-Forwarded-Proto', 'x-forwarded-proto', 'gopher'],
  ['Forwarded', 'forwarded', 'host=evil.example;proto=https'],
  ['X-Original-URL', 'x-original-url', 'https://evil.example/'],
  ['X-Rewrite-URL', 'x-rewrite-url', '/evil.example'],
] as const) {
  test(`${what} changes neither the link in the mail nor where one is led`, async () => {
    await tested.forgetTries()
    const address = await makeAccount(db, what.replaceAll(' ', '.'))
    const headers = { origin, [header]: value, 'content-type': 'application/x-www-form-urlencoded' }
    const asked = await tested.app.request(`http://evil.example${href('signIn', { lang })}`, {
      method: 'POST',
      headers,
      body: new URLSearchParams({ email: address }),
    })
    assert.equal(asked.status, 303)
    assert.match(asked.headers.get('location') ?? '', /^\/en\//)
    const link = await tested.lastMail()
    assert.match(link, new RegExp(`${origin}/en/sign-in/link/`))
    assert.doesNotMatch(link, /evil/)
    const pressed = await tested.app.request(`http://evil.example${await tested.lastLink()}`, {
      method: 'POST',
      headers,
    })
    assert.equal(pressed.headers.get('location'), href('desk', { lang }))
    assert.doesNotMatch(pressed.headers.getSetCookie().join(), /evil|domain/i)
    const page = await tested.app.request(`http://evil.example${href('home', { lang })}`, {
      headers: { [header]: value },
    })
    assert.doesNotMatch(await page.text(), /evil/)
    const slashed = await tested.app.request('http://evil.example/en/nowhere/', { headers: { [header]: value } })
    assert.doesNotMatch(slashed.headers.get('location') ?? '', /evil/)
  })
}

for (const name of ['email', 'to'] as const) {
  test(`line breaks in "${name}" make no header`, async () => {
    await tested.forgetTries()
    const answer = await tested.post(href('signIn', { lang }), { email, [name]: `${email}\r\nx-made-up: 1` })
    assert.equal(answer.headers.get('x-made-up'), null)
    const led = await tested.post(await tested.linkFor(email), { to: '/en/\r\nx-made-up: 1' })
    assert.equal(led.headers.get('x-made-up'), null)
    assert.equal(led.headers.get('location'), href('desk', { lang }))
  })
}

test('failed sign-ins are written to the trail: the fact for good, address and e-mail apart', async () => {
  const address = await makeAccount(db, 'failing')
  const cookie = await tested.setUpSecondFactor(address, await tested.signIn(address))
  const half = cookiesOf(await tested.post(await tested.linkFor(address), {}))
  await tested.post(href('secondFactor', { lang }), { code: '000000' }, half, '203.0.113.8')
  await tested.post(href('secondFactor', { lang }), { recovery: 'BCDFG-23456' }, half, '203.0.113.8')
  await tested.post(href('signInLink', { lang, token: 'never' }), {}, undefined, '203.0.113.8')
  await tested.post(href('invitation', { lang, token: 'never' }), { name: 'A' }, undefined, '203.0.113.8')
  await tested.post(href('signIn', { lang }), { email: 'nobody@example.org' }, undefined, '203.0.113.8')
  await tested.work()
  const { rows } = await sql<{ actor: string | null; details: string; content: string }>`
    select actor, details, content from trail join trail_personal using (seq)
    where action = 'sign in refused' and content like '%203.0.113.8%' order by seq`.execute(db)
  assert.deepEqual(
    rows.map(({ actor, details }) => [actor, JSON.parse(details) as unknown]),
    [
      ['failing', { how: 'code', why: 'wrong' }],
      ['failing', { how: 'recovery code', why: 'wrong' }],
      [null, { how: 'link', why: 'spent' }],
      [null, { how: 'invitation', why: 'unknown' }],
      [null, { how: 'link request', why: 'unknown' }],
    ],
  )
  const { rows: told } = await sql<{ action: string }>`
    select action from trail where actor = 'failing' and action <> 'sign in refused' order by seq`.execute(db)
  assert.deepEqual(
    told.map(({ action }) => action),
    ['signed in', 'second factor set up', 'signed in'],
  )
  assert.ok(cookie)
})
