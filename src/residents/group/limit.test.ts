import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { codesOf, latestEdition } from '#instruments'
import { testApp } from '../../../test/app.ts'
import { mostGivenADay, testInstrument } from '../test/model.ts'
import { answerInRound, joinRound, moveRound, openRound } from './actions.ts'
import { endRound } from './ending.ts'
import { listSeatResponses } from './store.ts'

const { deps } = await testApp()
const { db } = deps
const edition = latestEdition(deps.editions, testInstrument)
const now = new Date('2026-03-01T12:00:00Z')
const item = edition.items.find(({ kind }) => kind === 'single')
assert.ok(item)
const [code = ''] = codesOf(item)

/** A round of five phones, each of which has answered the one question. */
async function answered(placeId: string): Promise<string> {
  const asked = { edition, placeId, lang: 'en', items: [item?.key ?? ''], versions: {} }
  const { code: round } = await openRound(db, asked, now)
  for (const seat of ['a', 'b', 'c', 'd', 'e']) await joinRound(db, round, seat, now)
  await moveRound(db, round, { move: 'forward', step: 0 }, { edition, now })
  const answer = { state: 'answered', codes: [code] } as const
  for (const responseId of await listSeatResponses(db, round)) {
    assert.equal(
      await answerInRound(db, { code: round, responseId }, { edition, item: item?.key ?? '', answer, now }),
      'saved',
    )
  }
  return round
}

const given = async (placeId: string) =>
  (await sql<{ n: number }>`select count(*)::integer as n from test_run where place_id = ${placeId}`.execute(db))
    .rows[0]?.n

test('a round that goes above what a place takes in a day leaves its sheet, and none of its answers', async () => {
  const place = 'bergen-no'
  // Room for four of the five: all of a room are kept, or none.
  await sql`with given as (
      insert into response (id, edition_id, anonymous, opened_at, submitted_at)
      select 'given ' || n, ${edition.id}, true, '2026-03-01', '2026-03-01'
      from generate_series(1, ${mostGivenADay - 4}::integer) as n returning id)
    insert into test_run (response_id, place_id, channel, day)
    select id, ${place}, 'group', '2026-03-01' from given`.execute(db)
  const round = await answered(place)
  await endRound(db, round, edition, now)
  assert.equal(await given(place), mostGivenADay - 4, 'the limit of a day is not kept')
  const { rows } = await sql<{ tally: { n: number } }>`select tally from group_tally where code = ${round}`.execute(db)
  assert.equal(rows[0]?.tally.n, 5, 'the sheet of the room is lost')
  const other = await answered('oslo-no')
  await endRound(db, other, edition, now)
  assert.equal(await given('oslo-no'), 5, 'one place leaves no room for another')
})
