import assert from 'node:assert/strict'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import { sql } from 'kysely'
import { fromBufferPromise } from 'yauzl'
import { testApp } from '../../../../test/app.ts'
import { gatherStrategyReminders } from '../reminders.ts'

const tested = await testApp()
const { request, post } = tested
const { db } = tested.deps

const as = (who: string) => tested.signIn(`${who}@demonstration.example`)
const place = await as('coordinator')
const contributor = await as('contributor')
const expert = await as('second-expert')

// A round of the place without a strategy of the demonstration's.
const round = 'brannoreth-qn-2021'
const address = `/en/rounds/${round}/strategy`

const html = async (path: string, cookie?: string): Promise<string> => {
  const response = await request(path, cookie ? { cookie } : {})
  assert.equal(response.status, 200, path)
  return response.text()
}

/** What a Word file says, without its marks. */
async function wordsIn(path: string): Promise<string> {
  const answer = await request(path, { cookie: place })
  assert.equal(answer.status, 200, path)
  const zip = await fromBufferPromise(Buffer.from(await answer.arrayBuffer()))
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName !== 'word/document.xml') continue
    return (await buffer(await zip.openReadStreamPromise(entry))).toString().replace(/<[^>]+>/g, ' ')
  }
  return ''
}

/** Accepts the first recommendation: resolves to the id of its objective. */
async function accept(title: string): Promise<string> {
  const key = /value="accept:([^"]+)"/.exec(await html(address, place))?.[1] ?? ''
  const answer = await post(address, { do: `accept:${key}`, title }, place)
  assert.equal(answer.status, 303)
  return (answer.headers.get('location') ?? '').split('#')[1] ?? ''
}

const seenIn = (page: string): string => /name="seen" value="(\d+)"/.exec(page)?.[1] ?? ''

const form = {
  title: 'Print the guide',
  owner: 'Press office',
  due: '2020-05-01',
  budget: '12 000',
  indicator: 'Guides at hand',
  baseline: '0',
  target: '500',
}

async function addAction(objective: string): Promise<string> {
  const answer = await post(`${address}/objectives/${objective}/actions/new`, form, place)
  assert.equal(answer.status, 303, await answer.text())
  return (answer.headers.get('location') ?? '').split('#')[1] ?? ''
}

test('a recommendation becomes an objective with an action and notes, and the document and calendar hold them', async () => {
  const objective = await accept('Everybody gets <the guide>')
  const action = await addAction(objective)
  const at = `${address}/objectives/${objective}/actions/${action}/progress`
  const noted = await post(at, { on: '2026-01-02', state: 'under_way', words: 'Draft printed.' }, contributor)
  assert.equal(noted.status, 303)
  const shown = await html(address, place)
  assert.match(
    shown,
    /Everybody gets &lt;the guide&gt;[^]*Print the guide[^]*under way[^]*overdue[^]*€12,000[^]*Draft printed\./,
  )
  const calendar = await html(`/fr/rounds/${round}/strategy.ics`, place)
  assert.match(calendar, /DTSTART;VALUE=DATE:20200501/)
  const word = await wordsIn(`/fr/rounds/${round}/strategy.docx`)
  assert.match(word, /Everybody gets &lt;the guide&gt;[^]*Print the guide[^]*Au départ\s+0\s[^]*Draft printed\./)
  if (process.platform === 'linux' && process.arch === 'x64') {
    const paper = await request(`/fr/rounds/${round}/strategy.pdf`, { cookie: place })
    assert.deepEqual([paper.status, paper.headers.get('content-type')], [200, 'application/pdf'])
  }
  const { rows } = await sql<{
    action: string
  }>`select action from trail where subject_id = ${round} order by seq desc limit 1`.execute(db)
  assert.equal(rows[0]?.action, 'strategy changed')
})

/** What stands beside a question of an area's page. */
const beside = (page: string, item: string): string =>
  page.split(`id="${item}"`)[1]?.split(/id="[A-Z]{3}-\d\d"/)[0] ?? ''

test('the next round shows beside each question what was planned, how far it is, and nothing beside the others', async () => {
  const area = (lang: string) => `/${lang}/rounds/brannoreth-qn-2026/areas/mediation`
  const page = await html(area('en'), contributor)
  assert.match(beside(page, 'MED-02'), /Planned in the strategy of 2024[^]*Offer mediation in four schools[^]*overdue/)
  assert.doesNotMatch(beside(page, 'MED-03'), /Planned in the strategy/)
  assert.match(beside(await html(area('fr'), contributor), 'MED-02'), /Prévu par la stratégie 2024[^]*en retard/)
  const action = 'objectives/brannoreth-mediation/actions/brannoreth-mediation-places'
  const noted = { on: '2026-11-20', state: 'done', words: 'Both estates.' }
  assert.equal(
    (await post(`/en/rounds/brannoreth-qn-2024/strategy/${action}/progress`, noted, contributor)).status,
    303,
  )
  assert.match(beside(await html(area('en'), contributor), 'MED-02'), /Offer mediation in four schools[^]*: done/)
  const signedOff = await html('/en/rounds/quillandre-qm-2024/areas/language', place)
  assert.match(beside(signedOff, 'LAN-02'), /Planned in the strategy of 2021/, 'also once it is signed off')
})

test('every step can be undone, and what somebody else did meanwhile is not undone by an old page', async () => {
  const before = await html(address, place)
  await accept('Passing thought')
  const after = await html(`${address}?done=objective_added`, place)
  const undo = /value="(undo:\d+)"/.exec(after)?.[1] ?? ''
  assert.equal((await post(address, { do: undo }, place)).status, 303)
  const restored = await html(address, place)
  assert.doesNotMatch(restored, /Passing thought/)
  assert.equal(restored.includes('Print the guide'), before.includes('Print the guide'))
  const late = await post(address, { do: undo }, place)
  assert.equal(late.status, 409)
  assert.match(await late.text(), /somebody else has changed the strategy/)
})

test('two people who edit one action at once: the later is told and keeps what was typed', async () => {
  const objective = await accept('Two at once')
  const action = await addAction(objective)
  const at = `${address}/objectives/${objective}/actions/${action}`
  const seen = /name="seen" value="(\d+)"/.exec(await html(at, place))?.[1] ?? ''
  assert.equal((await post(at, { ...form, title: 'First', seen }, place)).status, 303)
  const second = await post(at, { ...form, title: 'Second', seen }, place)
  assert.equal(second.status, 409)
  const page = await second.text()
  assert.match(page, /Somebody else has changed this[^]*First/)
  assert.match(page, /value="Second"/)
  const next = /name="seen" value="(\d+)"/.exec(page)?.[1] ?? ''
  assert.equal((await post(at, { ...form, title: 'Second', seen: next }, place)).status, 303)
})

test('a form that came back for a mistake does not overwrite what somebody else saved meanwhile', async () => {
  const objective = await accept('Corrected late')
  const action = await addAction(objective)
  const paths = [`${address}/objectives/${objective}`, `${address}/objectives/${objective}/actions/${action}`] as const
  for (const at of paths) {
    const seen = seenIn(await html(at, place))
    assert.equal((await post(at, { ...form, title: 'Of somebody else', seen }, place)).status, 303)
    const faulty = await post(at, { ...form, title: '', seen }, place)
    assert.equal(faulty.status, 422)
    const corrected = await post(at, { ...form, title: 'Corrected', seen: seenIn(await faulty.text()) }, place)
    assert.equal(corrected.status, 409)
    assert.match(await corrected.text(), /Somebody else has changed this[^]*Of somebody else/)
  }
})

test('of two who undo or restore at once, one does and the other is told', async () => {
  await accept('Undone once')
  const shown = await html(`${address}?done=objective_added`, place)
  const undo = /value="(undo:\d+)"/.exec(shown)?.[1] ?? ''
  const both = await Promise.all([post(address, { do: undo }, place), post(address, { do: undo }, place)])
  assert.deepEqual(new Set(both.map(({ status }) => status)), new Set([303, 409]))
  const seen = seenIn(await html(address, place))
  const restore = { do: `restore:${Number(seen) - 1}`, seen }
  const again = await Promise.all([post(address, restore, place), post(address, restore, place)])
  assert.deepEqual(new Set(again.map(({ status }) => status)), new Set([303, 409]))
})

test('bad input is said beside the field, with what was typed kept', async () => {
  const objective = await accept('Faults')
  const at = `${address}/objectives/${objective}/actions/new`
  const refused = await post(at, { ...form, owner: '', due: 'soon', budget: '-1' }, place)
  assert.equal(refused.status, 422)
  const page = await refused.text()
  assert.match(page, /Name the department or function/)
  assert.match(page, /value="-1"/)
  assert.equal((await post(address, { do: 'nonsense' }, place)).status, 422)
  assert.equal((await post(address, { do: 'accept:item:NONE' }, place)).status, 422)
  assert.equal((await request(`${address}/objectives/none`, { cookie: place })).status, 404)
})

test('who may: the place writes, its departments note, others read once it is public', async () => {
  assert.equal((await post(address, { do: 'publish' }, contributor)).status, 403)
  assert.equal((await request(`${address}/objectives/new`, { cookie: contributor })).status, 403)
  assert.equal((await request(address, { cookie: expert })).status, 403, 'an expert who has nothing to do with it')
  assert.equal((await request('/en/rounds/kuvrizel-qp-2024/strategy', { cookie: place })).status, 403)
  assert.equal((await request(address)).status, 403)
  assert.equal((await post(address, { do: 'publish' }, place)).status, 303)
  const open = await html(address)
  assert.match(open, /Print the guide/)
  assert.doesNotMatch(open, /<form(?! class="sign)[^>]*strategy/)
  assert.doesNotMatch(open, /Recommendations from the result/)
  assert.equal((await post(address, { do: 'withdraw' }, place)).status, 303)
  assert.equal((await request(address)).status, 403)
})

test('what is overdue is told to those who lead the place, once, and again a year later', async () => {
  const newest = '/en/rounds/brannoreth-qn-2024/strategy'
  const answer = await post(`${newest}/objectives/new`, { title: 'Told' }, place)
  const objective = (answer.headers.get('location') ?? '').split('#')[1] ?? ''
  await post(`${newest}/objectives/${objective}/actions/new`, { ...form, title: 'Overdue one' }, place)
  const told = async () => {
    const { rows } = await sql<{ count: string }>`
      select count(*) from notice where kind = 'strategy action' and account_id = 'demonstration-coordinator'
        and payload ->> 'action' = 'Overdue one'`.execute(db)
    return Number(rows[0]?.count)
  }
  await gatherStrategyReminders(db, new Date('2026-11-23T09:00:00Z'))
  await gatherStrategyReminders(db, new Date('2026-12-23T09:00:00Z'))
  assert.equal(await told(), 1)
  await gatherStrategyReminders(db, new Date('2027-11-23T09:00:00Z'))
  assert.equal(await told(), 2)
  assert.deepEqual(tested.reported, [])
})
