import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { canonicalJson } from '#platform/canonical-json'
import { testDatabase } from '../../test/database.ts'
import { recordResult } from './actions.ts'
import { smallEdition } from './fixtures/edition.ts'
import { replacePublication } from './publication/store.ts'
import { addPlace, addResult, answers, registerSmallEdition } from './fixtures/places.ts'
import * as store from './store.ts'

const { db } = await testDatabase()

before(async () => {
  await registerSmallEdition(db)
  for (const id of ['one', 'two']) await addPlace(db, { id })
  await addPlace(db, { id: 'real', demonstration: false })
})

const near = (found: number | null | undefined, expected: number) =>
  assert.ok(Math.abs((found ?? Number.NaN) - expected) < 1e-9, `${found} is not ${expected}`)

async function storedHash(id: string): Promise<{ kept: string; again: string }> {
  const { rows } = await sql<{
    hash: string
    document: unknown
  }>`select hash, document from result where id = ${id}`.execute(db)
  const [row] = rows
  const again = createHash('sha256').update(canonicalJson(row?.document)).digest('hex')
  return { kept: row?.hash ?? '', again }
}

test('recordResult keeps the document whose hash it keeps, scores as rows, and answers the id', async () => {
  const { id } = await addResult(db, { placeId: 'one', answers: answers('some'), roundId: 'first' })
  const { kept, again } = await storedHash(id)
  assert.equal(kept, again)
  assert.ok(kept.startsWith(id))
  assert.equal((await store.findResultOfRound(db, 'first'))?.id, id)
  const scores = (await store.scoresOf(db, [id])).get(id)
  assert.deepEqual(Object.keys(scores ?? {}).sort(), [
    'core',
    'extended',
    'intercultural_lens',
    'media',
    'parks',
    'schools',
  ])
  // (0.5 + 1 + 0.5) / 3; parks do not apply and leave the lens; media are missing and count 0.
  near(scores?.['schools'], 200 / 3)
  assert.equal(scores?.['parks'], null)
  near(scores?.['core'], 200 / 3)
  near(scores?.['extended'], 100 / 3)
  const document = await store.findDocument(db, id)
  assert.deepEqual(document?.counts, { answered: 3, na: 2, missing: 1 })
  assert.deepEqual(document?.items['SCH-02'], { state: 'answered', points: 1, codes: ['a', 'b'] })
  assert.deepEqual(document?.gains.map(({ item }) => item).sort(), ['MED-01', 'SCH-01', 'SCH-03'])
})

test('the same answers of a round give the same hash, whatever the time and the order of keys; others another', async () => {
  const given = answers('all')
  const turned = Object.fromEntries(Object.entries(given).toReversed())
  const record = (sent: typeof given) => addResult(db, { placeId: 'two', answers: sent, roundId: 'repeat' })
  const takeBack = async () => {
    await sql`delete from result where round_id = 'repeat'`.execute(db)
    await sql`delete from round where id = 'repeat'`.execute(db)
    await sql`delete from response where id = 'repeat'`.execute(db)
  }
  const first = await record(given)
  await takeBack()
  assert.deepEqual(await record(turned), first)
  await takeBack()
  assert.notEqual((await record(answers('no'))).id, first.id)
})

test('the hash of known answers is known: when this fails, raise `engine` and say so, then write the new hash here', async () => {
  await addPlace(db, { id: 'known' })
  const { id } = await addResult(db, { placeId: 'known', answers: answers('some'), roundId: 'known' })
  assert.equal(id, 'fb102b13e9c885476f2c')
})

test('a result is for good: no row of it can be changed', async () => {
  const { id } = await addResult(db, { placeId: 'one', answers: answers('all'), roundId: 'twice', year: 2025 })
  await assert.rejects(sql`update result set year = 1999 where id = ${id}`.execute(db), /never changes/)
  await assert.rejects(sql`update result_score set value = 100 where result_id = ${id}`.execute(db), /never changes/)
  assert.deepEqual(
    Object.keys(store).filter((name) => /update|set|change/i.test(name)),
    [],
  )
})

test('what review came to takes the place of what was answered, says what that was, and is public as far as that was', async () => {
  await addPlace(db, { id: 'reviewed' })
  const said = answers('all')
  const agreed: typeof said = { ...said, 'SCH-01': { state: 'answered', codes: ['no'] } }
  const first = await addResult(db, { placeId: 'reviewed', answers: said, roundId: 'reviewed' })
  const given = { roundId: 'reviewed', placeId: 'reviewed', year: 2026, demonstration: true, edition: smallEdition }
  const record = () =>
    db.transaction().execute((tx) => recordResult(tx, { ...given, answers: agreed, said, now: new Date(0) }))
  const second = await record()
  const inForce = await store.findResultOfRound(db, 'reviewed')
  assert.deepEqual([inForce?.id, inForce?.basis, inForce?.revision], [second.id, 'reviewed', 2])
  const document = await store.findDocument(db, second.id)
  assert.deepEqual(Object.keys(document?.reviewed?.answers ?? {}), ['SCH-01'])
  assert.equal(document?.reviewed?.scores.core, (await store.scoresOf(db, [first.id])).get(first.id)?.['core'])
  const shown = await store.resultsOf(db, 'reviewed')
  assert.deepEqual(
    shown.map(({ id }) => id),
    [second.id],
  )
  assert.deepEqual(
    (await store.listResultsBeside(db, second.id)).map(({ id }) => id),
    [second.id],
  )
  assert.notEqual((await record()).id, second.id)
})

test('the latest results are one a place, of invented or of real places and never of both', async () => {
  await addPlace(db, { id: 'third' })
  const older = await addResult(db, { placeId: 'third', answers: answers('no'), year: 2020 })
  const newer = await addResult(db, { placeId: 'third', answers: answers('all'), year: 2024 })
  const real = await addResult(db, { placeId: 'real', answers: answers('no'), demonstration: false })
  const invented = await store.listCandidates(db, smallEdition.id, true)
  assert.equal(new Set(invented.map(({ placeId }) => placeId)).size, invented.length)
  const ids = new Set(invented.map(({ resultId }) => resultId))
  assert.ok(ids.has(newer.id) && !ids.has(older.id) && !ids.has(real.id))
  assert.deepEqual(await store.listCandidates(db, smallEdition.id, false), [], 'nobody chose to publish it')
  const by = { by: null, at: new Date(0) }
  await db.transaction().execute((tx) => replacePublication(tx, real.id, 'total', by))
  const actual = await store.listCandidates(db, smallEdition.id, false)
  assert.deepEqual(
    actual.map(({ resultId }) => resultId),
    [real.id],
  )
  const both = await store.resultsOf(db, 'third')
  assert.deepEqual(
    both.map(({ id }) => id),
    [older.id, newer.id],
  )
  near(both[0]?.scores['schools'], 50)
  near(both[1]?.scores['schools'], 250 / 3)
  assert.deepEqual(await store.listCandidates(db, 'other/1', true), [])
})

test('a result goes with its round, and with it what was kept of it', async () => {
  await addPlace(db, { id: 'gone' })
  const { id } = await addResult(db, { placeId: 'gone', answers: answers('no') })
  await store.findDocument(db, id)
  await sql`delete from place where id = 'gone'`.execute(db)
  assert.deepEqual(await store.listResultsBeside(db, id), [])
  assert.deepEqual(await store.resultsOf(db, 'gone'), [])
})
