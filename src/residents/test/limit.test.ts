import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { latestEdition } from '#instruments'
import { testApp } from '../../../test/app.ts'
import { giveRun } from './actions.ts'
import { type Channel, mostGivenADay, testInstrument } from './model.ts'

const { deps } = await testApp()
const { db } = deps
const edition = latestEdition(deps.editions, testInstrument)
const now = new Date('2026-03-01T12:00:00Z')

/** As if so many had given their answers on the day. */
const given = (placeId: string, channel: Channel, count: number) =>
  sql`with given as (
      insert into response (id, edition_id, anonymous, opened_at, submitted_at)
      select ${`${placeId} ${channel} `}::text || n, ${edition.id}, true, '2026-03-01', '2026-03-01'
      from generate_series(1, ${count}::integer) as n returning id)
    insert into test_run (response_id, place_id, channel, day)
    select id, ${placeId}, ${channel}, '2026-03-01' from given`.execute(db)

const give = (placeId: string, at = now, channel: Channel = 'alone') => {
  const answers = { 'DIV-2': { state: 'answered', codes: ['goods'] } } as const
  const run = { edition, placeId, channel, answers, gender: null, ageBand: null, versions: [], now: at }
  return giveRun(db, run, randomUUID())
}

const tooMany = { code: 'too_many' }

test('a place takes 2000 answers a day by a channel and no more: a machine does not drown what people said', async () => {
  const place = 'quillandre-qm'
  await given(place, 'alone', mostGivenADay - 1)
  await assert.doesNotReject(give(place), 'the last that fits is refused')
  await assert.rejects(give(place), tooMany, 'the limit of a day is not kept')
  const { rows } = await sql<{ kept: number }>`select count(*)::integer as kept from test_run
    where place_id = ${place} and day = '2026-03-01'`.execute(db)
  assert.deepEqual(rows, [{ kept: 2000 }], 'what was refused is kept all the same')
  await assert.doesNotReject(give(place, new Date('2026-03-02T00:00:01Z')), 'the day after begins anew')
})

test('the limit is that of one place and one channel: nobody is refused for what others gave', async () => {
  await given('oslo-no', 'paper', mostGivenADay)
  await assert.rejects(give('oslo-no', now, 'paper'), tooMany, 'sheets of paper are not limited')
  await assert.doesNotReject(give('oslo-no'), 'sheets of paper leave no room for people on the screen')
  await assert.doesNotReject(give('bergen-no', now, 'paper'), 'one place leaves no room for another')
})
