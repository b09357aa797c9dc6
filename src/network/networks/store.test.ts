import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { Refusal } from '#platform/http'
import { testDatabase } from '../../../test/database.ts'
import { loadNetwork } from '../load.ts'
import type { Actor } from '../roles.ts'
import { getPlace } from '../store.ts'
import { addMember, endMembership, saveContact, saveFacts } from './actions.ts'
import { movePage, openPage, removePage, restoreVersion, savePage, withdrawPage } from './page-actions.ts'
import { getWriting, listWriting } from './page-store.ts'
import { getNetworkProfile, listJoinable, listMemberships } from './store.ts'
import type { PageTexts } from './writing.ts'

const data = join(import.meta.dirname, '..', '..', '..', 'data')
const { db } = await testDatabase()
await loadNetwork(db, data)
await sql`insert into auth_user (id, name, email) values ('someone', 'Someone', 'someone@example.org')`.execute(db)

const secretariat = { role: 'secretariat', placeId: null, networkId: null, networkIds: [] } as const
const actor: Actor = { accountId: 'someone', demonstration: false, mandates: [secretariat] }
const acting = { actor, now: new Date('2026-11-23T09:00:00Z') }
const later = { actor, now: new Date('2026-11-24T09:00:00Z') }
const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code
const trail = async () => {
  const { rows } = await sql<{ action: string }>`select action from trail order by seq desc limit 1`.execute(db)
  return rows[0]?.action
}

test('the record says of a network what a source states, with that source, and nothing else', async () => {
  const reci = await getNetworkProfile(db, 'reci')
  assert.equal(reci.model, 'association')
  assert.equal(reci.foundedYear, 2011)
  assert.match(reci.sources.founded ?? '', /ciudadesinterculturales\.com/)
  const morocco = await getNetworkProfile(db, 'icc-morocco')
  assert.deepEqual([morocco.model, morocco.leadOrganisation, morocco.languages], [null, null, []])
  assert.equal((await getNetworkProfile(db, 'quebec-remiri')).kind, 'initiative')
  await assert.rejects(getNetworkProfile(db, 'atlantis'), refused('not_found'))
})

test('a place may be in several networks; what was changed here outlives the next load of the record', async () => {
  await addMember(db, acting, { placeId: 'oslo-no', networkId: 'nordic', fromYear: 2024, source: 'Minutes' })
  assert.equal(await trail(), 'network joined')
  await endMembership(db, acting, { placeId: 'klaksvik-fo', networkId: 'nordic' }, 2025)
  const reci = await getNetworkProfile(db, 'reci')
  await saveFacts(db, acting, reci, { ...reci, languages: ['es'], sources: { ...reci.sources, languages: 'its site' } })
  await loadNetwork(db, data)
  assert.deepEqual((await getPlace(db, 'oslo-no')).networkIds, ['nordic', 'norwegian'])
  assert.deepEqual((await getPlace(db, 'klaksvik-fo')).networkIds, [])
  assert.deepEqual((await getNetworkProfile(db, 'reci')).languages, ['es'])
})

test('a place that left stays on record with its last year, and leaving can be taken back', async () => {
  const klaksvik = async () =>
    (await listMemberships(db, 'nordic')).find(({ placeId }) => placeId === 'klaksvik-fo')?.untilYear
  assert.equal(await klaksvik(), 2025)
  assert.ok((await listJoinable(db, 'nordic')).some(({ id }) => id === 'klaksvik-fo'))
  await endMembership(db, acting, { placeId: 'klaksvik-fo', networkId: 'nordic' }, null)
  assert.equal(await klaksvik(), null)
  assert.equal(await trail(), 'network leaving taken back')
  const before = endMembership(db, acting, { placeId: 'oslo-no', networkId: 'nordic' }, 2023)
  await assert.rejects(before, refused('conflict'), 'it joined later')
})

test('what a real network is needs a source', async () => {
  const uk = await getNetworkProfile(db, 'uk')
  await assert.rejects(saveFacts(db, acting, uk, { ...uk, model: 'association' }), refused('invalid'))
})

test('the public contact goes with the account of the person', async () => {
  await sql`insert into auth_user (id, name, email) values ('leaving', 'L', 'l@example.org')`.execute(db)
  const contact = { name: 'L', email: 'l@example.org' }
  await saveContact(db, { ...acting, actor: { ...actor, accountId: 'leaving' } }, 'rpci', contact)
  assert.equal((await getNetworkProfile(db, 'rpci')).contact?.email, 'l@example.org')
  await sql`delete from auth_user where id = 'leaving'`.execute(db)
  assert.equal((await getNetworkProfile(db, 'rpci')).contact, null)
})

const page = (texts: PageTexts, basedOn: number, publish = false) => ({ texts, basedOn, publish, bothCurrent: false })
const en = (text: string): PageTexts => ({ en: { title: 'Title', text } })

test('every save is a version that never changes; a former one is restored as the newest', async () => {
  const id = await openPage(db, acting, { networkId: 'reci', kind: 'page', year: null })
  const written = () => getWriting(db, 'reci', id)
  await savePage(db, acting, await written(), page(en('first'), 0, true))
  await savePage(db, later, await written(), page(en('second'), 1))
  assert.equal(await savePage(db, later, await written(), page(en('second'), 2)), 'saved', 'nothing changed')
  await restoreVersion(db, later, await written(), 1)
  const { versions, publishedVersion } = await written()
  assert.deepEqual(
    versions.map(({ version, texts, restoredFrom }) => [version, texts['en']?.text, restoredFrom]),
    [
      [1, 'first', null],
      [2, 'second', null],
      [3, 'first', 1],
    ],
  )
  assert.equal(publishedVersion, 1, 'readers see what was published')
  await assert.rejects(sql`update network_page_version set texts = '{}' where page_id = ${id}`.execute(db))
})

test('of two that write at once the second is told and nothing of the first is lost', async () => {
  const id = await openPage(db, acting, { networkId: 'reci', kind: 'page', year: null })
  const written = await getWriting(db, 'reci', id)
  assert.equal(await savePage(db, acting, written, page(en('one'), 0)), 'saved')
  assert.equal(await savePage(db, acting, written, page(en('other'), 0)), 'behind')
  assert.deepEqual(
    (await getWriting(db, 'reci', id)).versions.map(({ texts }) => texts['en']?.text),
    ['one'],
  )
})

test('a page that readers have seen is kept; a draft may go', async () => {
  const id = await openPage(db, acting, { networkId: 'rpci', kind: 'about', year: null })
  assert.equal(await openPage(db, acting, { networkId: 'rpci', kind: 'about', year: null }), id, 'there is one')
  await savePage(db, acting, await getWriting(db, 'rpci', id), page({ en: { title: '', text: 'We' } }, 0, true))
  await withdrawPage(db, acting, await getWriting(db, 'rpci', id))
  await assert.rejects(removePage(db, acting, await getWriting(db, 'rpci', id)), refused('conflict'))
  const draft = await openPage(db, acting, { networkId: 'rpci', kind: 'page', year: null })
  await removePage(db, acting, await getWriting(db, 'rpci', draft))
  await assert.rejects(getWriting(db, 'rpci', draft), refused('not_found'))
  await assert.rejects(getWriting(db, 'reci', id), refused('not_found'), 'of another network')
})

test('pages stand in the order that was chosen', async () => {
  const ids = []
  for (const _ of [1, 2, 3]) ids.push(await openPage(db, acting, { networkId: 'uk', kind: 'page', year: null }))
  const [first = '', second, third = ''] = ids
  await movePage(db, acting, { id: third, networkId: 'uk', up: true })
  await movePage(db, acting, { id: first, networkId: 'uk', up: true })
  assert.deepEqual(
    (await listWriting(db, 'uk')).map(({ id }) => id),
    [first, third, second],
  )
})
