import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { demonstrationCoordinator } from '#demonstration'
import { permissions } from '../../src/permissions.ts'
import { cookiesOf, testApp } from '../app.ts'
import { addressOf, samples } from '../permission-samples.ts'

const tested = await testApp()
const known = await samples(tested.deps.db)
const { email } = demonstrationCoordinator
const accountOf = (cookie: string) => tested.deps.signIn.account(new Headers({ cookie }))

test('a cookie that somebody planted before the sign-in is never the one that opens', async () => {
  const names = (await tested.signIn(email)).split('; ').map((cookie) => cookie.split('=')[0])
  const planted = names.map((name) => `${name}=planted-by-somebody-else`).join('; ')
  const answer = await tested.post(await tested.linkFor(email), {}, planted)
  const fresh = cookiesOf(answer)
  assert.ok((await accountOf(fresh)) !== null && !fresh.includes('planted'))
  assert.equal(await accountOf(planted), null)
})

test('a session is not taken from the address, nor from a form', async () => {
  const [name = '', value = ''] = (await tested.signIn(email)).split(/[=;]/)
  const query = new URLSearchParams({ [name]: decodeURIComponent(value), token: decodeURIComponent(value) })
  assert.equal((await tested.request(`/en/account?${query}`)).status, 403)
  assert.equal((await tested.post('/en/account', query)).status, 403)
})

test('a session that was changed by a character opens nothing', async () => {
  const cookie = await tested.signIn(email)
  assert.ok(await accountOf(cookie))
  for (const at of [cookie.indexOf('=') + 1, Math.floor(cookie.length / 2), cookie.indexOf('.') + 2]) {
    const changed = cookie.slice(0, at) + (cookie[at] === 'A' ? 'B' : 'A') + cookie.slice(at + 1)
    assert.equal(await accountOf(changed), null, `changed at ${at}`)
  }
})

test('a session is prolonged once a day by whoever uses it, and what has ended opens nothing from the next request on', async () => {
  const { db } = tested.deps
  const cookie = await tested.signIn(email)
  const { sessionId, id } = (await accountOf(cookie)) ?? assert.fail()
  const expires = async () => {
    const { rows } = await sql<{ days: number }>`select extract(epoch from "expiresAt" - now())::float8 / 86400 as days
      from auth_session where id = ${sessionId}`.execute(db)
    return rows[0]?.days
  }
  const left = (days: number) =>
    sql`update auth_session set "expiresAt" = now() + ${`${days} days`}::interval where id = ${sessionId}`.execute(db)
  await left(13.5)
  assert.ok(await accountOf(cookie))
  assert.ok(((await expires()) ?? 0) < 13.6, 'not yet')
  await left(12.5)
  assert.ok(await accountOf(cookie))
  assert.ok(((await expires()) ?? 0) > 13.9, 'prolonged')

  const rounds = async () => (await tested.request('/en/rounds/brannoreth-qn-2026', { cookie })).status
  assert.equal(await rounds(), 200)
  await sql`update mandate set until_on = '2020-01-02', from_on = '2020-01-01' where account_id = ${id}`.execute(db)
  assert.equal(await rounds(), 403, 'a mandate that has ended')
  await sql`update mandate set until_on = null where account_id = ${id}`.execute(db)
  assert.equal(await rounds(), 200)

  await left(-0.1)
  assert.equal(await accountOf(cookie), null)
  assert.equal(await expires(), undefined, 'an expired one is gone')
  const again = await tested.signIn(email)
  assert.ok(await accountOf(again))
  await tested.deps.signIn.signOut(new Headers({ cookie: again }))
  assert.equal(await accountOf(again), null, 'signed out')
})

/** Routes that act on a thing which not everybody may know of. */
const guarded = [...permissions].filter(([, { rule }]) => rule.target && rule.allow !== 'everyone' && !rule.orPublic)

test('a stranger is told the same of what there is and of what there is not', async () => {
  const told = async (method: string, path: string) => {
    const headers = { origin: tested.deps.config.publicUrl, 'content-type': 'application/x-www-form-urlencoded' }
    const answer = await tested.request(path, { method, headers })
    return `${answer.status} ${(await answer.text()).replaceAll(encodeURIComponent(path), '').replaceAll(path.slice(3), '')}`
  }
  assert.ok(guarded.length > 30)
  for (const [route, { rule }] of guarded) {
    const [method = '', pattern = ''] = route.split(' ')
    const there = await told(method, known.address(pattern, rule.target))
    assert.equal(await told(method, addressOf(pattern, {})), there, route)
  }
})
