import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parse } from 'node-html-parser'
import { sql } from 'kysely'
import { eventKind } from '#activities'
import { makeAdministrator } from '#network'
import { href } from '#routes'
import { testApp } from '../../../test/app.ts'
import { addMeeting, entryAt, form } from './fixtures/meeting.ts'
import { restoreVersion, saveEntry, withdrawEntry } from './actions.ts'
import { insertEntriesOf } from './load.ts'
import { findAnyEntry } from './store.ts'

const tested = await testApp()
const { deps, post, request } = tested
const { db, now, entryKinds } = deps
const lang = 'en'
const kind = 'event'

async function account(email: string, another: boolean) {
  await makeAdministrator(db, { email, name: email, lang, another }, now())
  const { rows } = await sql<{ id: string }>`select id from auth_user where email = ${email}`.execute(db)
  return rows[0]?.id ?? ''
}
const boss = 'boss@example.org'
const bossId = await account(boss, false)
const cookie = await tested.setUpSecondFactor(boss, await tested.signIn(boss))
const north = 'north@example.org'
const northId = await account(north, true)
await sql`update mandate set role = 'network_coordinator', network_id = 'norwegian'
  where account_id = ${northId}`.execute(db)
const northern = await tested.signIn(north)

const secretariat = {
  actor: {
    accountId: bossId,
    demonstration: false,
    mandates: [{ role: 'secretariat', placeId: null, networkId: null, networkIds: [] }],
  },
  now: now(),
}
const coordinator = {
  actor: {
    accountId: northId,
    demonstration: false,
    mandates: [{ role: 'network_coordinator', placeId: null, networkId: 'norwegian', networkIds: ['norwegian'] }],
  },
  now: now(),
}

const versionAt = (id: string, version: string) => href('recordVersion', { lang, kind, id, version })
const added = (more: Record<string, string> = {}) => addMeeting(tested, cookie, more)
async function saved(id: string, more: Record<string, string>): Promise<void> {
  assert.equal((await post(entryAt(id), form(more), cookie)).status, 303)
}
const mainOf = async (answer: Response) => parse(await answer.text()).querySelector('main')?.innerHTML ?? ''
const opened = async (id: string, as: string) => mainOf(await request(entryAt(id), { cookie: as }))
async function standing(id: string) {
  const entry = await findAnyEntry(db, eventKind, id)
  assert.ok(entry)
  return entry
}
const forbidden = { code: 'forbidden' }

describe('a version brought back', () => {
  test('leaves a published entry with all that publishing needs: it is refused with what it lacks', async () => {
    const id = await added({ 'text.summary.en': '' })
    await saved(id, { version: '1', publish: 'now' })
    const refused = await post(versionAt(id, '1'), { seen: '2' }, cookie)
    assert.equal(refused.status, 422)
    assert.match(await mainOf(refused), /was not brought back.*needed before the entry is published/s)
    assert.equal((await standing(id)).version, 2)
    await saved(id, { version: '2', publish: 'draft' })
    assert.equal((await post(versionAt(id, '1'), { seen: '3' }, cookie)).status, 303, 'a draft may lack it')
  })

  test('keeps to the rule between the fields of its kind', async () => {
    const id = await added()
    const kept = { ...(await standing(id)), values: { ...(await standing(id)).values, end: '2026-04-01' } }
    await sql`insert into entry_version (kind, entry_id, version, content, saved_at)
      values ('event', ${id}, 7, ${JSON.stringify(kept)}, ${now()})`.execute(db)
    const ruled = { ...eventKind, check: () => ({ key: 'end', fault: 'ends before it starts' }) }
    const found = await restoreVersion(db, secretariat, ruled, id, { version: 7, seen: 1 })
    assert.deepEqual(found, [
      { column: 'end', fault: { code: 'said', value: 'ends before it starts', of: 'activities' } },
    ])
    assert.equal((await standing(id)).version, 1)
  })
})

describe('what an entry may name', () => {
  test('is what the account reads: no drafts, no hidden entries, none of another network, none of the other world', async () => {
    const own = await added({ network: 'norwegian', 'text.title.en': 'Own draft of the north' })
    const open = await added({ 'text.title.en': 'Open to everybody', publish: 'now' })
    const hidden = [
      await added({ 'text.title.en': 'Kept draft' }),
      await added({ 'text.title.en': 'Kept hidden', visibility: 'secretariat', publish: 'now' }),
      await added({ 'text.title.en': 'Kept of others', network: 'reci', visibility: 'network', publish: 'now' }),
    ]
    const invented = {
      id: 'invented-named-2026',
      published: '2026-01-01',
      source: 'invented',
      kind: 'meeting',
      texts: { en: { title: 'Invented named', summary: 'I' } },
    }
    await insertEntriesOf(db, eventKind, [invented], { kinds: entryKinds, demonstration: true })
    const at = await added({ network: 'norwegian' })
    const page = await opened(at, northern)
    for (const id of [own, open]) assert.match(page, new RegExp(`value="${id}"`))
    assert.doesNotMatch(page, /Kept (draft|hidden|of others)|Invented named/)
    for (const id of [...hidden, invented.id]) {
      const answer = await post(entryAt(at), form({ version: '1', network: 'norwegian', 'field.partOf': id }), northern)
      assert.equal(answer.status, 422, id)
      assert.match(await mainOf(answer), /There is no entry/)
    }
    assert.equal((await post(entryAt(at), form({ version: '1', 'field.partOf': invented.id }), cookie)).status, 422)
    await saved(at, { version: '1', network: 'norwegian', 'field.partOf': hidden[1] ?? '' })
    const kept = form({ version: '2', network: 'norwegian', 'field.partOf': hidden[1] ?? '', 'field.hours': '2' })
    assert.equal((await post(entryAt(at), kept, northern)).status, 303, 'what another put there may stay')
  })

  test('is not itself', async () => {
    const id = await added()
    const answer = await post(entryAt(id), form({ version: '1', 'field.partOf': id }), cookie)
    assert.equal(answer.status, 422)
    assert.match(await mainOf(answer), /cannot name itself.*Write the id of another/s)
  })

  test('is not part of itself by way of others', async () => {
    const [first, second, third] = [await added(), await added(), await added()]
    await saved(second, { version: '1', 'field.partOf': first })
    await saved(third, { version: '1', 'field.partOf': second })
    const answer = await post(entryAt(first), form({ version: '1', 'field.partOf': third }), cookie)
    assert.equal(answer.status, 422)
    assert.match(await mainOf(answer), /By way of other entries this one would be part of itself/)
    assert.equal((await standing(first)).values['partOf'], null)
  })
})

describe('an entry that moves to another network', () => {
  test('is no longer written by who coordinated the former, though they had opened it before', async () => {
    const id = await added({ network: 'norwegian' })
    const before = await standing(id)
    await saved(id, { version: '1', network: 'reci' })
    const saving = { seen: 1, content: before }
    await assert.rejects(saveEntry(db, coordinator, eventKind, id, saving), forbidden)
    await assert.rejects(saveEntry(db, coordinator, eventKind, id, { ...saving, seen: 2 }), forbidden)
    await assert.rejects(withdrawEntry(db, coordinator, eventKind, id, 'withdraw'), forbidden)
    await assert.rejects(restoreVersion(db, coordinator, eventKind, id, { version: 1, seen: 2 }), forbidden)
    const after = await standing(id)
    assert.deepEqual([after.version, after.networkId, after.withdrawnAt], [2, 'reci', null])
  })

  test('stands in the trail of both', async () => {
    const id = await added({ network: 'norwegian' })
    await saved(id, { version: '1', network: 'reci' })
    const { rows } = await sql<{ network_id: string }>`select network_id from trail
      where subject_id = ${`event/${id}`} and action = 'record entry changed' order by seq`.execute(db)
    assert.deepEqual(
      rows.map((row) => row.network_id),
      ['norwegian', 'reci'],
    )
  })

  test('brings those of its versions that were readable then, and says that there are others', async () => {
    const id = await added({ 'text.title.en': 'An inner wording', visibility: 'secretariat' })
    await saved(id, { version: '1', 'text.title.en': 'A public wording', publish: 'now' })
    const day = now().toISOString().slice(0, 10)
    await saved(id, { version: '2', network: 'norwegian', publish: 'day', published: day })
    const page = await opened(id, northern)
    assert.match(page, /Earlier versions.*stay with the secretariat/)
    const seen = async (version: string) => (await request(versionAt(id, version), { cookie: northern })).status
    assert.deepEqual([await seen('1'), await seen('2'), await seen('3')], [404, 200, 200])
    assert.equal((await post(versionAt(id, '1'), { seen: '3' }, northern)).status, 404)
    assert.doesNotMatch(page, /inner wording/)
    const whole = await opened(id, cookie)
    assert.doesNotMatch(whole, /stay with the secretariat/)
    assert.equal((await request(versionAt(id, '1'), { cookie })).status, 200)
  })
})

test('nothing unexpected happened', () => {
  assert.deepEqual(tested.reported, [])
})
