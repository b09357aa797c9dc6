import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parse } from 'node-html-parser'
import { sql } from 'kysely'
import { makeAdministrator } from '#network'
import { href } from '#routes'
import { testApp } from '../../../test/app.ts'
import { addMeeting, entryAt, form } from './fixtures/meeting.ts'
import { eventKind } from '#activities'
import { countable, findEntry, listEntries, type Reader } from './index.ts'
import { insertEntriesOf } from './load.ts'

const tested = await testApp()
const { deps, post, request } = tested
const { db, now } = deps
const lang = 'en'

const boss = 'boss@example.org'
await makeAdministrator(db, { email: boss, name: 'Ana Boss', lang, another: false }, now())
const cookie = await tested.setUpSecondFactor(boss, await tested.signIn(boss))
const north = 'north@example.org'
await makeAdministrator(db, { email: north, name: 'Nora North', lang, another: true }, now())
await sql`update mandate set role = 'network_coordinator', network_id = 'norwegian'
  where account_id = (select id from auth_user where email = ${north})`.execute(db)
const northern = await tested.signIn(north)

const nobody: Reader = { secretariat: false, member: false, networks: [], demonstration: false }
const readers: Record<string, Reader> = {
  anonymous: nobody,
  member: { ...nobody, member: true, networks: ['reci'] },
  'own network': { ...nobody, member: true, networks: ['norwegian'] },
  secretariat: { ...nobody, member: true, secretariat: true },
  'demonstration secretariat': {
    ...nobody,
    member: true,
    secretariat: true,
    demonstration: true,
    networks: ['norwegian'],
  },
}
const { rows: networks } = await sql<{ id: string }>`select id from network where not demonstration`.execute(db)
assert.ok(networks.some(({ id }) => id === 'norwegian'))

const kind = 'event'
const added = (more: Record<string, string> = {}) => addMeeting(tested, cookie, more)
const mainOf = async (answer: Response) => parse(await answer.text()).querySelector('main')?.innerHTML ?? ''
const found = (id: string, reader: Reader) => findEntry(db, eventKind, id, reader, now())

describe('who reads what', () => {
  const expected: Record<string, Record<string, boolean>> = {
    public: {
      anonymous: true,
      member: true,
      'own network': true,
      secretariat: true,
      'demonstration secretariat': true,
    },
    members: {
      anonymous: false,
      member: true,
      'own network': true,
      secretariat: true,
      'demonstration secretariat': false,
    },
    network: {
      anonymous: false,
      member: false,
      'own network': true,
      secretariat: true,
      'demonstration secretariat': false,
    },
    secretariat: {
      anonymous: false,
      member: false,
      'own network': false,
      secretariat: true,
      'demonstration secretariat': false,
    },
  }
  for (const [visibility, table] of Object.entries(expected)) {
    test(`of what is ${visibility}, once it is published`, async () => {
      const id = await added({ visibility, network: 'norwegian', publish: 'now' })
      for (const [who, sees] of Object.entries(table)) {
        const reader = readers[who] ?? nobody
        const listed = await listEntries(db, eventKind, reader, now(), (query) => query.where('id', '=', id))
        assert.equal(listed.length === 1, sees, `${who}, in lists`)
        assert.equal((await found(id, reader)) !== undefined, sees, `${who}, by its address`)
      }
    })
  }

  test('drafts, what is planned and what is withdrawn: whoever writes it, and nobody else', async () => {
    const writer = { ...nobody, member: true, networks: ['norwegian'], writesFor: ['norwegian'] }
    const other = { ...nobody, member: true, networks: ['reci'], writesFor: ['reci'] }
    const draft = await added({ network: 'norwegian' })
    const planned = await added({ network: 'norwegian', publish: 'day', published: '2099-01-01' })
    const out = await added({ network: 'norwegian', publish: 'now' })
    assert.equal(
      (await post(href('recordWithdraw', { lang, kind, id: out }), { step: 'withdraw' }, cookie)).status,
      303,
    )
    for (const id of [draft, planned, out]) {
      assert.equal(await found(id, nobody), undefined)
      assert.equal(await found(id, other), undefined)
      assert.equal((await found(id, writer))?.id, id)
      assert.equal((await listEntries(db, eventKind, writer, now(), (query) => query.where('id', '=', id))).length, 0)
    }
    const { rows } = await sql<{ id: string }>`select id from event where ${countable()}`.execute(db)
    assert.ok(!rows.some(({ id }) => [draft, planned, out].includes(id)), 'figures count none of them')
    await post(href('recordWithdraw', { lang, kind, id: out }), { step: 'bring back' }, cookie)
    assert.equal((await found(out, nobody))?.id, out)
  })

  test('invented entries are seen from the invented network alone, and written by its people alone', async () => {
    const rows = [
      {
        id: 'invented-2026',
        published: '2026-01-01',
        source: 'invented',
        kind: 'meeting',
        texts: { en: { title: 'I', summary: 'I' } },
      },
    ]
    await insertEntriesOf(db, eventKind, rows, { kinds: deps.entryKinds, demonstration: true })
    assert.equal(await found('invented-2026', nobody), undefined)
    assert.equal((await found('invented-2026', { ...nobody, demonstration: true }))?.id, 'invented-2026')
    assert.equal((await request(entryAt('invented-2026'), { cookie })).status, 403)
    const invented = await tested.signIn('network@demonstration.example')
    assert.equal((await request(entryAt(await added()), { cookie: invented })).status, 403)
  })
})

describe('a form', () => {
  test('opens for those who write and for nobody else; an entry of another network stays shut', async () => {
    const own = await added({ network: 'norwegian' })
    const other = await added({ network: 'reci' })
    assert.equal((await request(entryAt(own), { cookie: northern })).status, 200)
    assert.equal((await request(entryAt(other), { cookie: northern })).status, 403)
    assert.equal(
      (await post(href('recordNew', { lang, kind }), form(), northern)).status,
      422,
      'not one of the programme',
    )
    assert.equal((await request(href('record', { lang }))).status, 403)
    const moved = await post(entryAt(own), form({ version: '1', network: 'reci' }), northern)
    assert.equal(moved.status, 422, 'nor one given away')
    for (const path of [
      href('record', { lang: 'fr' }),
      href('recordKind', { lang: 'fr', kind }),
      href('recordImport', { lang }),
      href('recordNew', { lang, kind }),
    ]) {
      assert.equal((await request(path, { cookie: northern })).status, 200, path)
    }
    assert.equal((await request(href('recordKind', { lang, kind: 'none-such' }), { cookie })).status, 404)
  })

  test('keeps a draft that lacks what publishing needs, and says what that is', async () => {
    const id = await added({ 'text.summary.en': '' })
    const refused = await post(
      entryAt(id),
      form({ version: '1', 'text.summary.en': '', publish: 'now', 'field.start': '2026-02-30' }),
      cookie,
    )
    assert.equal(refused.status, 422)
    const page = await mainOf(refused)
    assert.match(page, /there is no such day in the calendar/)
    assert.match(page, /value="2026-02-30"/, 'what was typed stays')
    assert.match(page, /needed before the entry is published/)
    const list = await (await request(href('recordKind', { lang, kind }, { mark: 'missing' }), { cookie })).text()
    assert.match(list, new RegExp(`${id}"`))
  })

  test('shows both to whoever saves what another saved meanwhile, and loses nothing', async () => {
    const id = await added()
    assert.equal((await post(entryAt(id), form({ version: '1', 'text.title.en': 'Theirs' }), cookie)).status, 303)
    const clash = await post(entryAt(id), form({ version: '1', 'text.title.en': 'Ours' }), cookie)
    assert.equal(clash.status, 409)
    const page = await mainOf(clash)
    assert.match(page, /Theirs/)
    assert.match(page, /value="Ours"/)
    assert.match(page, /name="version" value="2"/)
    assert.equal((await found(id, { ...nobody, secretariat: true }))?.texts['en']?.['title'], 'Theirs')
    await post(entryAt(id), form({ version: '2', 'text.title.en': 'Ours' }), cookie)
    const newest = await mainOf(await request(href('recordVersion', { lang, kind, id, version: '2' }), { cookie }))
    assert.match(newest, /<del>.*Theirs.*<\/del>/s)
    const back = await post(href('recordVersion', { lang, kind, id, version: '2' }), { seen: '3' }, cookie)
    assert.equal(back.status, 303)
    assert.equal((await found(id, { ...nobody, secretariat: true }))?.texts['en']?.['title'], 'Theirs')
    const late = await post(href('recordVersion', { lang, kind, id, version: '3' }), { seen: '3' }, cookie)
    assert.equal(late.status, 409)
  })

  test('marks a translation once its source changes, says what changed, and takes the mark away when it is said to hold', async () => {
    const french = { 'text.title.fr': 'Une réunion' }
    const id = await added(french)
    const page = async () => mainOf(await request(entryAt(id), { cookie }))
    assert.doesNotMatch(await page(), /older than the source/)
    await post(entryAt(id), form({ ...french, version: '1', 'text.title.en': 'A big meeting of the test' }), cookie)
    const stale = await page()
    assert.match(stale, /French: older than the source/)
    assert.match(stale, /<ins>.*big.*<\/ins>/s)
    assert.match(
      await (await request(href('recordKind', { lang, kind }, { mark: 'stale' }), { cookie })).text(),
      new RegExp(id),
    )
    await post(
      entryAt(id),
      form({ ...french, version: '2', 'text.title.en': 'A big meeting of the test', holds: 'fr' }),
      cookie,
    )
    assert.doesNotMatch(await page(), /older than the source/)
  })

  test('opened and saved again as it stands makes no version, of any entry of the record', async () => {
    const at = entryAt('covid-19-challenges-2020')
    const opened = parse(await (await request(at, { cookie })).text()).querySelector(`form[action="${at}"]`)
    const sent = new URLSearchParams()
    for (const field of opened?.querySelectorAll('input, textarea, select') ?? []) {
      const name = field.getAttribute('name') ?? ''
      if (['radio', 'checkbox'].includes(field.getAttribute('type') ?? '') && !field.hasAttribute('checked')) continue
      const chosen = field.querySelector('option[selected]') ?? field.querySelector('option')
      sent.append(name, field.tagName === 'TEXTAREA' ? field.text : ((chosen ?? field).getAttribute('value') ?? ''))
    }
    const answer = await post(at, sent, cookie)
    assert.equal(
      answer.headers.get('location'),
      href('recordEntry', { lang, kind, id: 'covid-19-challenges-2020' }, { done: 'unchanged' }),
    )
  })

  test('writes every act into the trail, with the network it belongs to', async () => {
    const id = await added({ network: 'norwegian' })
    await post(entryAt(id), form({ version: '1', network: 'norwegian', publish: 'now' }), cookie)
    await post(href('recordWithdraw', { lang, kind, id }), { step: 'withdraw' }, cookie)
    const { rows } = await sql<{ action: string; network_id: string }>`
      select action, network_id from trail where subject_kind = 'entry' and subject_id = ${`event/${id}`} order by seq`.execute(
      db,
    )
    assert.deepEqual(
      rows.map(({ action }) => action),
      ['record entry added', 'record entry published', 'record entry withdrawn'],
    )
    assert.ok(rows.every(({ network_id: network }) => network === 'norwegian'))
  })
})

test('nothing unexpected happened', () => {
  assert.deepEqual(tested.reported, [])
})
