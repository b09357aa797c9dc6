import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { demonstrationCoordinator } from '#demonstration'
import { resetSecondFactor } from '#platform/sign-in'
import { href } from '#routes'
import { cookiesOf, testApp } from '../app.ts'
import { giveMandate, makeAccount } from './accounts.ts'

const tested = await testApp()
const { db } = tested.deps
const lang = 'en'
const gate = href('secondFactor', { lang })
const account = href('account', { lang })
const sessionOf = async (cookie: string) => {
  const known = await tested.deps.signIn.account(new Headers({ cookie }))
  return known ?? assert.fail('nobody is signed in')
}
const linkCookie = async (email: string) => cookiesOf(await tested.post(await tested.linkFor(email), {}))

test('who has no second factor signs in with the link alone, and may set one up', async () => {
  const email = await makeAccount(db, 'ana')
  const cookie = await tested.signIn(email)
  assert.equal((await tested.request(account, { cookie })).status, 200)
  const offered = await tested.post(href('secondFactorSetUp', { lang }), {}, cookie)
  assert.equal(offered.status, 303)
  const shown = await (await tested.request(offered.headers.get('location') ?? '', { cookie })).text()
  assert.match(shown, /<svg class="qr"/)
  assert.doesNotMatch(shown, / style=/)
  const again = await (await tested.request(href('secondFactorSetUp', { lang }), { cookie })).text()
  assert.equal(/<p class="key">[^<]+/.exec(again)?.[0], /<p class="key">[^<]+/.exec(shown)?.[0], 'a reload keeps it')
})

test('a wrong first code sets nothing up, and the same secret stays on the page', async () => {
  const email = await makeAccount(db, 'bo')
  const cookie = await tested.signIn(email)
  await tested.post(href('secondFactorSetUp', { lang }), {}, cookie)
  const before = await (await tested.request(href('secondFactorSetUp', { lang }), { cookie })).text()
  const refused = await tested.post(href('secondFactorConfirm', { lang }), { code: 'abc' }, cookie)
  assert.equal(refused.status, 422)
  const after = await refused.text()
  assert.match(after, /does not fit/)
  assert.equal(/<p class="key">[^<]+/.exec(after)?.[0], /<p class="key">[^<]+/.exec(before)?.[0])
  assert.equal((await sessionOf(cookie)).secondFactor.enrolled, false)
})

test('once it is set up, a link alone opens a session that has not shown it', async () => {
  const email = await makeAccount(db, 'cem')
  const cookie = await tested.signIn(email)
  const passed = await tested.setUpSecondFactor(email, cookie)
  assert.partialDeepStrictEqual((await sessionOf(passed)).secondFactor, { enrolled: true, passed: true, owed: false })
  const half = await linkCookie(email)
  assert.partialDeepStrictEqual((await sessionOf(half)).secondFactor, { enrolled: true, passed: false, owed: true })
})

test('each step makes a new session: cookies from before open nothing', async () => {
  const email = await makeAccount(db, 'dia')
  const first = await tested.signIn(email)
  const second = await tested.setUpSecondFactor(email, first)
  assert.notEqual(second, first)
  assert.equal(await tested.deps.signIn.account(new Headers({ cookie: first })), null)
  const half = await linkCookie(email)
  const code = await tested.secondFactorCode(email)
  const whole = cookiesOf(await tested.post(gate, { code }, half))
  assert.notEqual(whole, half)
  assert.equal(await tested.deps.signIn.account(new Headers({ cookie: half })), null)
  assert.equal((await sessionOf(whole)).secondFactor.passed, true)
  const planted = await linkCookie(email)
  const link = await tested.linkFor(email)
  const fresh = cookiesOf(await tested.post(link, {}, planted))
  assert.notEqual(fresh, planted)
  assert.equal(await tested.deps.signIn.account(new Headers({ cookie: planted })), null, 'the former one has ended')
})

test('a code works once, even when sent twice at the same moment', async () => {
  const email = await makeAccount(db, 'eli')
  await tested.setUpSecondFactor(email, await tested.signIn(email))
  const halves = [await linkCookie(email), await linkCookie(email)]
  const code = await tested.secondFactorCode(email)
  const answers = await Promise.all(halves.map((cookie) => tested.post(gate, { code }, cookie)))
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((a, b) => a - b),
    [303, 422],
  )
  const third = await tested.post(gate, { code }, await linkCookie(email))
  assert.equal(third.status, 422)
  assert.match(await third.text(), /used already/)
})

test('a recovery code opens once, whichever way it is written', async () => {
  const email = await makeAccount(db, 'fay')
  const cookie = await tested.setUpSecondFactor(email, await tested.signIn(email))
  const renewed = await tested.post(
    href('recoveryCodes', { lang }),
    { code: await tested.secondFactorCode(email) },
    cookie,
  )
  assert.equal(renewed.headers.get('cache-control'), 'private, no-store')
  const codes = codesOn(await renewed.text())
  assert.equal(codes.length, 10)
  const [one = ''] = codes
  const answer = await tested.post(
    gate,
    { recovery: ` ${one.toLowerCase().replace('-', ' ')} ` },
    await linkCookie(email),
  )
  assert.equal(answer.status, 303)
  assert.equal((await tested.post(gate, { recovery: one }, await linkCookie(email))).status, 422)
  const settings = await (await tested.request(gate, { cookie: cookiesOf(answer) })).text()
  assert.match(settings, /9 unused recovery codes/)
})

test('new recovery codes end the old ones, and ask for a fresh code', async () => {
  const email = await makeAccount(db, 'gus')
  const cookie = await tested.setUpSecondFactor(email, await tested.signIn(email))
  const path = href('recoveryCodes', { lang })
  assert.equal((await tested.post(path, { code: '000000' }, cookie)).status, 422)
  const first = codesOn(await (await tested.post(path, { code: await tested.secondFactorCode(email) }, cookie)).text())
  const second = codesOn(await (await tested.post(path, { code: await tested.secondFactorCode(email) }, cookie)).text())
  assert.equal(new Set([...first, ...second]).size, 20)
  const half = await linkCookie(email)
  assert.equal((await tested.post(gate, { recovery: first[0] ?? '' }, half)).status, 422)
  assert.equal((await tested.post(gate, { recovery: second[0] ?? '' }, half)).status, 303)
})

test('neither secrets nor recovery codes stand in the database as they are', async () => {
  const email = await makeAccount(db, 'hal')
  const cookie = await tested.setUpSecondFactor(email, await tested.signIn(email))
  const code = await tested.secondFactorCode(email)
  const codes = codesOn(await (await tested.post(href('recoveryCodes', { lang }), { code }, cookie)).text())
  const { rows } = await sql<{ text: string }>`
    select coalesce(string_agg(digest, ' '), '') as text from recovery_code`.execute(db)
  for (const one of codes) assert.ok(!rows[0]?.text.includes(one))
  const { rows: held } = await sql<{ bytes: number }>`select length(secret) as bytes from second_factor`.execute(db)
  for (const { bytes } of held) assert.equal(bytes, 12 + 16 + 20, 'nonce, tag and the sealed secret')
})

test('turning it off asks for a fresh code; then the link alone opens', async () => {
  const email = await makeAccount(db, 'ida')
  const cookie = await tested.setUpSecondFactor(email, await tested.signIn(email))
  const path = href('secondFactorOff', { lang })
  assert.equal((await tested.post(path, { code: '' }, cookie)).status, 422)
  assert.equal((await sessionOf(cookie)).secondFactor.enrolled, true)
  const done = await tested.post(path, { code: await tested.secondFactorCode(email) }, cookie)
  assert.equal(done.status, 303)
  assert.partialDeepStrictEqual((await sessionOf(cookie)).secondFactor, { enrolled: false, passed: false })
})

test('moving to another device keeps the old one until the new one has shown a code', async () => {
  const email = await makeAccount(db, 'jon')
  const cookie = await tested.setUpSecondFactor(email, await tested.signIn(email))
  const other = cookiesOf(
    await tested.post(gate, { code: await tested.secondFactorCode(email) }, await linkCookie(email)),
  )
  const setUp = href('secondFactorSetUp', { lang })
  assert.equal((await tested.post(setUp, { code: '123456' }, cookie)).status, 422)
  assert.doesNotMatch(await (await tested.request(setUp, { cookie })).text(), /class="key"/)
  assert.equal((await tested.post(setUp, { code: await tested.secondFactorCode(email) }, cookie)).status, 303)
  assert.doesNotMatch(
    await (await tested.request(setUp, { cookie: other })).text(),
    /class="key"/,
    'to this session alone',
  )
  const half = await linkCookie(email)
  assert.equal((await tested.post(gate, { code: await tested.secondFactorCode(email) }, half)).status, 303)
  await tested.setUpSecondFactor(email, cookie)
  assert.equal((await sessionOf(other)).secondFactor.passed, false, 'what the old device opened has to be shown anew')
})

test('somebody with half a sign-in sees neither secret, codes nor settings', async () => {
  const email = await makeAccount(db, 'kim')
  await tested.setUpSecondFactor(email, await tested.signIn(email))
  const half = await linkCookie(email)
  for (const name of ['recoveryCodes', 'secondFactorOff', 'secondFactorSetUp'] as const) {
    const shown = await tested.request(href(name, { lang }), { cookie: half })
    assert.equal(shown.status, 303, name)
    assert.equal(new URL(shown.headers.get('location') ?? '', 'http://x').pathname, gate)
    const sent = await tested.post(href(name, { lang }), { code: '123456' }, half)
    assert.ok(sent.status === 303 || sent.status === 403, name)
  }
  assert.equal((await sessionOf(half)).secondFactor.enrolled, true)
})

test('a secretariat’s second factor cannot be turned off', async () => {
  const email = await makeAccount(db, 'lou')
  await giveMandate(db, email, 'secretariat')
  const cookie = await tested.setUpSecondFactor(email, await tested.signIn(email))
  const code = await tested.secondFactorCode(email)
  assert.equal((await tested.post(href('secondFactorOff', { lang }), { code }, cookie)).status, 303)
  assert.equal((await sessionOf(cookie)).secondFactor.enrolled, true)
})

test('the codes of demonstration accounts, and of no others, stand in the outbox', async () => {
  const { email } = demonstrationCoordinator
  const real = await makeAccount(db, 'mia')
  await tested.setUpSecondFactor(real, await tested.signIn(real))
  const cookie = await tested.signIn(email)
  await tested.post(href('secondFactorSetUp', { lang }), {}, cookie)
  const [shown] = await tested.deps.signIn.secondFactor.demonstrationCodes()
  assert.equal(shown?.email, email)
  const outbox = await (await tested.request(href('outbox', {}))).text()
  assert.ok(outbox.includes(shown?.code ?? 'no code'))
  assert.doesNotMatch(/<section class="codes">.*?<\/section>/s.exec(outbox)?.[0] ?? '', new RegExp(real))
  const confirmed = await tested.post(href('secondFactorConfirm', { lang }), { code: shown?.code ?? '' }, cookie)
  assert.equal(confirmed.status, 200)
  const [next] = await tested.deps.signIn.secondFactor.demonstrationCodes()
  const half = cookiesOf(await tested.post(await tested.linkFor(email), {}))
  assert.equal((await tested.post(gate, { code: next?.code ?? '' }, half)).status, 303, 'what is shown always works')
})

test('whoever lost everything is helped by the administrator', async () => {
  const email = await makeAccount(db, 'noa')
  await tested.setUpSecondFactor(email, await tested.signIn(email))
  assert.equal(await resetSecondFactor(db, email, new Date()), true)
  assert.equal(await resetSecondFactor(db, email, new Date()), false)
  assert.equal((await sessionOf(await linkCookie(email))).secondFactor.enrolled, false)
})

function codesOn(html: string): string[] {
  return [...html.matchAll(/<li>([A-Z2-9]{5}-[A-Z2-9]{5})<\/li>/g)].map(([, code]) => code ?? '')
}
