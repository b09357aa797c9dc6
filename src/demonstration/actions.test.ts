import assert from 'node:assert/strict'
import { join } from 'node:path'
import { before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { activityKinds } from '#activities'
import { testDatabase } from '../../test/database.ts'
import { listAnswers, readEditions, registerEditions } from '#instruments'
import { loadNetwork, listFacts, listPlaces, mandatedPlaces } from '#network'
import { loadDemonstration, removeDemonstration } from './actions.ts'
import { accounts, openPlace } from './model.ts'
import { mondayOf } from './visits.ts'

const root = join(import.meta.dirname, '..', '..')
const dataFolder = join(root, 'data')
const now = () => new Date('2026-11-23T09:00:00Z')

const { db } = await testDatabase()
const editions = await readEditions(join(root, 'instruments'))
const load = () => loadDemonstration({ db, editions, now, dataFolder })

let untouched: Record<string, string>

before(async () => {
  await registerEditions(db, editions, now())
  await loadNetwork(db, dataFolder)
  await sql`insert into auth_user (id, name, email) values ('real', 'A person', 'person@example.org')`.execute(db)
  await sql`insert into mandate (id, account_id, place_id, role, from_on)
    select 'real', 'real', id, 'place_coordinator', '2020-01-01' from place limit 1`.execute(db)
  untouched = await contents()
})

const tables =
  `network invented_country place place_fact mandate practice practice_place edition response answer_revision
  round result result_score network_membership network_page network_page_version network_contact working_group
  working_group_member expert expert_conflict support_request auth_user auth_session auth_account auth_verification`.split(
    /\s+/,
  )

/** What every table holds, as one hash each. */
async function contents(): Promise<Record<string, string>> {
  const hashes = await Promise.all(
    tables.map(async (table) => {
      const rows = sql<{ hash: string }>`select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as hash
        from ${sql.table(table)} as t`
      return [table, (await rows.execute(db)).rows[0]?.hash ?? ''] as const
    }),
  )
  return Object.fromEntries(hashes)
}

async function count(what: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from ${what}`.execute(db)
  return rows[0]?.count ?? NaN
}

describe('the demonstration network', () => {
  test('is put in whole, once, and every row of it is marked', async () => {
    await load()
    const once = await contents()
    await load()
    assert.deepEqual(await contents(), once)

    const places = await listPlaces(db, { demonstration: true })
    assert.equal(places.filter(({ status }) => status !== 'accession_pending').length, 31)
    const facts = await listFacts(
      db,
      places.map(({ id }) => id),
    )
    assert.ok(facts.length >= 62 && facts.every(({ basis }) => basis === 'invented'))
    assert.equal(await count(sql`round where demonstration and submitted_at is not null`), 91)
    assert.equal(await count(sql`result where demonstration and basis = 'answered'`), 91)
    assert.equal(await count(sql`result where demonstration and basis = 'reviewed'`), 3)
    assert.equal(
      await count(sql`round join place on place.id = place_id where place.demonstration <> round.demonstration`),
      0,
    )
    assert.equal(
      await count(sql`result join place on place.id = place_id where place.demonstration <> result.demonstration`),
      0,
    )
    // Three experts, and eleven contributors of departments.
    assert.equal(await count(sql`auth_user where demonstration and email like '%.example'`), accounts.length + 3 + 11)
    assert.equal(await count(sql`network where demonstration`), 2)
    assert.ok((await count(sql`practice where demonstration`)) >= 25)
    assert.ok((await count(sql`answer_revision where source is not null`)) > 2000)
  })

  test('stays out of what is said of real places', async () => {
    await load()
    assert.equal(await count(sql`result where not demonstration`), 0)
    assert.equal(await count(sql`(select distinct place_id from result where demonstration) as answered`), 30)
    assert.ok((await listPlaces(db)).every(({ country }) => !/^Q[M-Z]$/.test(country)))
  })

  test('gives its coordinator a round half answered, a place with past rounds and one with none', async () => {
    await load()
    const [coordinator] = accounts
    const mine = await mandatedPlaces(db, coordinator.id, '2026-11-23')
    assert.deepEqual(mine.map(({ id }) => id).sort(), [...coordinator.places].sort())
    const { rows } = await sql<{ place_id: string; response_id: string; open: boolean }>`
      select place_id, response_id, submitted_at is null as open from round`.execute(db)
    const rounds = (id: string | undefined, open: boolean) =>
      rows.filter((row) => row.place_id === id && row.open === open)
    assert.deepEqual(
      coordinator.places.map((id) => [rounds(id, false).length, rounds(id, true).length]),
      [
        [3, 1],
        [3, 0],
        [0, 0],
      ],
    )
    const answers = await listAnswers(db, rounds(openPlace, true)[0]?.response_id ?? '')
    assert.ok(answers.size > 30 && answers.size < 60)
    assert.ok([...answers.values()].every(({ accountId }) => accountId !== null))
    assert.equal(rows.filter(({ open }) => open).length, 1)
  })

  test('shows a round in review, five weeks of its eight gone, of which nothing is public', async () => {
    await load()
    const { rows } = await sql<{ id: string; submitted: string; turns: string }>`
      select id, submitted_at::date::text as submitted,
        (select string_agg(item || ' ' || step, ', ' order by said_at) from review_turn where round_id = round.id) as turns
      from round where demonstration and submitted_at is not null and validated_at is null`.execute(db)
    const [round] = rows
    assert.ok(round && rows.length === 1)
    assert.equal(round.submitted, '2026-10-19')
    assert.match(round.turns, /COM-01 asked$/)
    assert.equal(await count(sql`review where round_id = ${round.id} and finished_at is null`), 2)
    const marked = await count(sql`review_opinion where round_id = ${round.id} and part = 'lead'`)
    assert.ok(marked > 40 && marked < 70, String(marked))
    assert.equal(await count(sql`report_version where round_id = ${round.id}`), 0)
    assert.equal(
      await count(sql`result join result_publication on result_id = result.id where round_id = ${round.id} and total`),
      0,
    )
  })

  test('visits nobody on a Saturday or Sunday, whenever it is put in: its days count from a Monday', async () => {
    for (const [day, monday] of [
      ['2026-11-22', '2026-11-16'],
      ['2026-11-23', '2026-11-23'],
      ['2026-11-28', '2026-11-23'],
    ] as const) {
      assert.equal(
        mondayOf(new Date(`${day}T23:30:00Z`))
          .toISOString()
          .slice(0, 10),
        monday,
      )
    }
    await load()
    assert.equal(
      await count(sql`visit_version, lateral jsonb_array_elements(content->'blocks') as block
        where extract(isodow from (block->>'on')::date) > 5`),
      0,
    )
  })

  test('is taken out without a trace, and real rows stay as they were', async () => {
    await load()
    await sql`insert into auth_session (id, "userId", token, "expiresAt") values ('s', ${accounts[0].id}, 't', now())`.execute(
      db,
    )
    await sql`insert into auth_verification (id, identifier, value, "expiresAt")
      values ('v', 'i', ${JSON.stringify({ email: accounts[0].email })}, now())`.execute(db)
    assert.notDeepEqual(await contents(), untouched)
    await removeDemonstration(db, activityKinds)
    assert.deepEqual(await contents(), untouched)
    await removeDemonstration(db, activityKinds)
    assert.deepEqual(await contents(), untouched)
  })

  test('is the same whenever it is put in: the same results under the same addresses', async () => {
    const ids = async () => (await sql`select id from result where demonstration order by id`.execute(db)).rows
    await load()
    const first = await ids()
    await removeDemonstration(db, activityKinds)
    await load()
    assert.deepEqual(await ids(), first)
  })
})
