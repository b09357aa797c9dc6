import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../test/database.ts'
import { loadNetwork } from '../load.ts'
import { recordStep, takeStepBack } from './actions.ts'
import { standingsOf } from './pipeline.ts'
import { getAccession, listAccessionsOf, listUnderWay } from './store.ts'

const record = join(import.meta.dirname, '..', '..', '..', 'data')
const { db } = await testDatabase()
await loadNetwork(db, record)
await sql`insert into auth_user (id, name, email) values ('ana', 'Ana', 'ana@example.org')`.execute(db)

const actor = {
  accountId: 'ana',
  demonstration: false,
  mandates: [{ role: 'secretariat' as const, placeId: null, networkId: null, networkIds: [] }],
}
const doing = { actor, now: new Date('2026-11-23T09:00:00Z') }

async function welcomeOf(placeId: string) {
  const [accession] = await listAccessionsOf(db, placeId)
  const welcome = accession && standingsOf(accession.records).welcome
  return welcome?.state === 'done' ? welcome : undefined
}

test('the six cities that the report of 2020 names joined in 2020, by their sources', async () => {
  for (const id of [
    'ansan-kr',
    'guro-kr',
    'camden-gb',
    'neumarkt-in-der-oberpfalz-de',
    'valencia-es',
    'barakaldo-es',
  ]) {
    const welcome = await welcomeOf(id)
    assert.match(welcome?.on ?? '', /^2020/, id)
    assert.match(welcome?.record.source ?? '', /ICC annual report 2020/, id)
  }
})

test('of the processes launched in 2020 the record knows Kobe’s, which is under way', async () => {
  const underWay = await listUnderWay(db, { demonstration: false, networkIds: null })
  assert.deepEqual(
    underWay.map(({ place }) => place.id),
    ['kobe-jp'],
  )
  assert.match(underWay[0]?.note ?? '', /1 September 2020/)
})

test('every step of the record says where it is from; a date that no source gives is left out', async () => {
  const { rows } = await sql<{ bare: number; undated: number; all: number }>`
    select count(*) filter (where coalesce(source, '') = '') as bare, count(*) filter (where done_on is null) as undated,
      count(*) as all from accession_step`.execute(db)
  assert.equal(rows[0]?.bare, 0)
  assert.ok((rows[0]?.undated ?? 0) > 30 && (rows[0]?.all ?? 0) > 140)
  assert.equal((await welcomeOf('bergen-no'))?.on, null, 'the year in the list is that of the first visit')
  assert.equal((await welcomeOf('erlangen-de'))?.on, '2016')
  assert.equal(await welcomeOf('hamburg-de'), undefined, 'who took part in the Index did not join by that')
})

test('loading anew keeps what was entered here: a welcome, and a step of the record that was taken back', async () => {
  const entry = { note: null, document: null, dueOn: null, done: true } as const
  await recordStep(db, doing, 'record-kobe-jp', { step: 'welcome', doneOn: '2026-05', ...entry })
  const mistaken = { recordId: 'record-kobe-jp-report', reason: 'of another city' }
  await takeStepBack(db, doing, 'record-kobe-jp', mistaken)
  await loadNetwork(db, record)
  const { place, records } = await getAccession(db, 'record-kobe-jp')
  assert.deepEqual([place.status, place.joinedYear], ['joined_after_2020', 2026])
  assert.equal(standingsOf(records).report.state, 'open')
  assert.equal(records.length, 2)
})

test('fees and terms are loaded once: what somebody has set stays', async () => {
  await sql`update membership_setting set fee = 6000 where not demonstration and network_id is null`.execute(db)
  await loadNetwork(db, record)
  const { rows } = await sql<{ network_id: string | null; fee: number }>`
    select network_id, fee from membership_setting order by network_id nulls first`.execute(db)
  assert.deepEqual(rows, [
    { network_id: null, fee: 6000 },
    { network_id: 'rpci', fee: 0 },
  ])
})
