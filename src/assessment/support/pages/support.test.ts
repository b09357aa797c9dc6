import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testApp } from '../../../../test/app.ts'

const tested = await testApp()
const { request, post } = tested
const { db } = tested.deps

const html = async (path: string, cookie?: string): Promise<string> => {
  const response = await request(path, cookie ? { cookie } : {})
  assert.equal(response.status, 200, path)
  return response.text()
}

const as = (who: string) => tested.signIn(`${who}@demonstration.example`)
const place = await as('coordinator')
const expert = await as('expert')
const fits = await as('demonstration-expert-3')
const secretariat = await tested.setUpSecondFactor('secretariat@demonstration.example', await as('secretariat'))

/** Those who are to be told, of what, in the order of telling. */
async function told(): Promise<string[]> {
  const { rows } = await sql<{ told: string }>`
    select account_id || ': ' || (payload ->> 'what') as told from notice where kind = 'support' order by at, account_id`.execute(
    db,
  )
  return rows.map((row) => row.told)
}

const asking = {
  place: 'brannoreth-qn',
  theme: 'neighbourhoods',
  need: 'Neighbours who do not meet.\nTwo streets.',
  language: 'en',
  wished: '2199-01-01',
}

async function ask(): Promise<string> {
  const answer = await post('/en/support', asking, place)
  assert.equal(answer.status, 303)
  return (answer.headers.get('location') ?? '').split('?')[0] ?? ''
}

test('a request goes from the place over an expert to an output, and each side is told', async () => {
  const address = await ask()
  assert.match(await html(address, place), /Neighbours who do not meet\.\nTwo streets\./)
  const step = (name: string, form: Record<string, string>, cookie: string) => post(`${address}/${name}`, form, cookie)
  assert.equal((await step('assign', { expert: 'demonstration-expert-3' }, secretariat)).status, 303)
  assert.equal((await step('agree', { work: 'Two days', due: '2199-02-02' }, fits)).status, 303)
  const output = { title: 'Report <1>', link: 'https://a.example/r', visibility: 'public' }
  assert.equal((await step('deliver', output, fits)).status, 303)
  assert.equal((await step('close', {}, secretariat)).status, 303)
  assert.match(await html(address, place), /closed, /)
  assert.match(await html('/fr/support?set=demonstration'), /<a href="https:\/\/a\.example\/r">Report &lt;1&gt;<\/a>/)
  const happened = await told()
  assert.ok(happened.includes('demonstration-secretariat: ask'))
  assert.ok(happened.includes('demonstration-expert-3: assign') && happened.includes('demonstration-deputy: assign'))
  assert.ok(happened.includes('demonstration-coordinator: deliver'))
  assert.ok(!happened.includes('demonstration-expert-3: agree'), 'nobody is told what they did themselves')
  const { rows } = await sql<{ action: string }>`
    select action from trail where subject_id = ${address.split('/').at(-1)} order by seq`.execute(db)
  assert.deepEqual(
    rows.map(({ action }) => action),
    ['support asked for', 'support expert assigned', 'support agreed', 'support delivered', 'support closed'],
  )
})

test('whoever has a conflict of interest is not assigned, and the page says why', async () => {
  const address = await ask()
  assert.match(
    await html(address, secretariat),
    /value="demonstration-expert-4" disabled[^]*conflict of interest with Lantern Places/,
  )
  const refused = await post(`${address}/assign`, { expert: 'demonstration-expert-4' }, secretariat)
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /role="alert"[^]*conflict of interest with Lantern Places/)
  const nobody = await post(`${address}/assign`, { expert: 'demonstration-coordinator' }, secretariat)
  assert.equal(nobody.status, 422)
})

test('an expert sees the requests assigned to them and no others; a place its own', async () => {
  const address = await ask()
  for (const path of [address, `${address}/agree`]) {
    const answer = path === address ? await request(path, { cookie: expert }) : await post(path, { work: 'x' }, expert)
    assert.equal(answer.status, 403, path)
  }
  assert.equal((await request('/en/support/requests/demonstration-support-3', { cookie: place })).status, 403)
  assert.equal((await request('/en/support/board', { cookie: place })).status, 403)
  assert.match(await html('/en/support', fits), /Assigned to you/)
  assert.equal((await post('/en/support', { ...asking, place: 'kuvrizel-qp' }, place)).status, 422)
})

test('a step that is no longer open is refused with a sentence', async () => {
  const address = await ask()
  assert.equal((await post(`${address}/close`, {}, secretariat)).status, 409)
  assert.equal((await post(`${address}/withdraw`, {}, place)).status, 422, 'without a reason')
  assert.equal((await post(`${address}/withdraw`, { reason: 'Solved' }, place)).status, 303)
  const late = await post(`${address}/assign`, { expert: 'demonstration-expert' }, secretariat)
  assert.equal(late.status, 409)
  assert.match(await late.text(), /no longer be done/)
  assert.equal((await post(`${address}/reopen`, {}, place)).status, 403)
  assert.equal((await post(`${address}/reopen`, {}, secretariat)).status, 303, 'it was a mistake')
  assert.equal((await post(`${address}/assign`, { expert: 'demonstration-expert-3' }, secretariat)).status, 303)
  assert.equal((await post(`${address}/reopen`, {}, secretariat)).status, 409, 'it is open')
})

test('a conflict of interest that comes up once the work is under way is said to the secretariat', async () => {
  const address = await ask()
  assert.equal((await post(`${address}/assign`, { expert: 'demonstration-expert-3' }, secretariat)).status, 303)
  assert.doesNotMatch(await html(address, secretariat), /by now/)
  await sql`insert into expert_conflict (id, account_id, place_id, from_on, reason, declared_at)
    values ('later', 'demonstration-expert-3', 'brannoreth-qn', '2026-01-01', 'Hired there', now())`.execute(db)
  assert.match(await html(address, secretariat), /Orrin Haldesk has a conflict of interest here by now/)
  assert.doesNotMatch(await html(address, place), /by now/)
  await sql`delete from expert_conflict where id = 'later'`.execute(db)
})

test('what is amiss in a request is said beside the field, with what was typed kept', async () => {
  const refused = await post('/fr/support', { ...asking, theme: 'magic', need: ' ', wished: '2020-01-01' }, place)
  assert.equal(refused.status, 422)
  const page = await refused.text()
  assert.match(page, /Choisissez un thème ou un domaine/)
  assert.match(page, /value="2020-01-01"/)
})

test('the support of 2020 is on record with its source', async () => {
  const page = await html('/en/support')
  assert.equal([...page.matchAll(/<h4>/g)].length, 5)
  assert.match(page, /Malta \(national government\)/)
  assert.match(page, /href="\/en\/places\/limassol-cy"/)
})

test('the roster shows the public those who agreed, and whoever is signed in all', async () => {
  assert.match(await html('/en/experts'), /Nobody to show here yet/)
  const seen = await html('/en/experts?set=demonstration')
  assert.match(seen, /Ismère Talvande/)
  assert.doesNotMatch(seen, /Orrin Haldesk/)
  assert.match(seen, /signed-in readers only/)
  assert.equal((await request('/en/experts/demonstration-expert-3')).status, 404)
  assert.match(await html('/en/experts', place), /Orrin Haldesk/)
  assert.doesNotMatch(await html('/en/experts?language=fr', place), /Orrin Haldesk/)
  assert.doesNotMatch(await html('/en/experts/demonstration-expert', place), /Conflicts of interest/)
  assert.match(await html('/en/experts/demonstration-expert', secretariat), /Wrote its first strategy/)
})

test('an expert says what they can do and where they have a conflict; each with a sentence where it cannot be', async () => {
  const own = '/en/account/expertise'
  const profile = { languages: 'fr', themes: 'education', 'about.fr': 'École', days: '400', public: 'yes' }
  const refused = await post(own, profile, expert)
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /École[^]*from 0 to 366/)
  assert.equal((await post(own, { ...profile, days: '4', 'about.en': 'Schools' }, expert)).status, 303)
  const conflict = { do: 'declare', where: 'network:tides', from: '2026-01-01', reason: '' }
  assert.equal((await post(`${own}/conflicts`, conflict, expert)).status, 422)
  assert.equal((await post(`${own}/conflicts`, { ...conflict, reason: 'Advises it' }, expert)).status, 303)
  const page = await html(own, expert)
  assert.match(page, /Advises it/)
  const id = /name="conflict" value="([\w-]{36})"/.exec(page)?.[1] ?? ''
  assert.equal((await post(`${own}/conflicts`, { do: 'end', conflict: id, until: '2025-01-01' }, expert)).status, 422)
  assert.equal((await post(`${own}/conflicts`, { do: 'end', conflict: id, until: '2026-02-01' }, expert)).status, 303)
  assert.equal((await request(own, { cookie: place })).status, 403)
  assert.deepEqual(tested.reported, [])
})
