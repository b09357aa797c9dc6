import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { editionsOf } from '#instruments'
import { testDatabase } from '../../../test/database.ts'
import { pagesApp } from '../../../test/pages-app.ts'
import type { Deps } from '#deps'
import { smallEdition } from '../fixtures/edition.ts'
import { addPlace, addResult, answers, registerSmallEdition } from '../fixtures/places.ts'
import { chartPages } from './pages/index.tsx'
import { readRevision } from './store.ts'

const { db } = await testDatabase()
const { app, html } = pagesApp(
  chartPages({ db, editions: editionsOf([smallEdition]), now: () => new Date('2026-11-23') } as Deps),
)

/** By id of the place: the scores that a chart's file holds. */
async function heatOf(set: 'real' | 'demonstration'): Promise<Record<string, unknown>[]> {
  const response = await app.request(`/en/charts/heat.json?set=${set}`)
  return ((await response.json()) as { rows: Record<string, unknown>[] }).rows
}
const idsIn = async (set: 'real' | 'demonstration') => (await heatOf(set)).map(({ place_id: id }) => id)

const results = { real: '', invented: '' }

before(async () => {
  await registerSmallEdition(db)
  await addPlace(db, { id: 'invented', name: 'Invented <b>' })
  results.invented = (await addResult(db, { placeId: 'invented', answers: answers('some') })).id
  await addPlace(db, { id: 'town', demonstration: false, population: 150_000 })
  results.real = (await addResult(db, { placeId: 'town', answers: answers('all'), demonstration: false })).id
})

const publish = (total: boolean, areas: boolean, result = results.real) =>
  sql`insert into result_publication (result_id, total, areas, answers, chosen_at)
    values (${result}, ${total}, ${areas}, false, now())
    on conflict (result_id) do update set total = ${total}, areas = ${areas}, answers = false`.execute(db)

test('of a real place a chart shows what it made public, from the next request on, and no longer than that', async () => {
  assert.deepEqual(await idsIn('real'), [])
  await publish(true, false)
  const [total] = await heatOf('real')
  assert.equal(total?.['place_id'], 'town')
  assert.deepEqual([total?.['schools'], total?.['media']], [null, null])
  assert.match(await html('/en/charts/heat?set=real'), /Not public/)
  assert.match(await html('/en/charts/extended?set=real'), /<data value="83\.3\d+">83\.3</)
  await publish(true, true)
  assert.notEqual((await heatOf('real'))[0]?.['schools'], null)
  await publish(false, false)
  assert.deepEqual(await idsIn('real'), [])
})

test('what an invented place made public goes by the same rule', async () => {
  await publish(true, true)
  await publish(true, false, results.invented)
  assert.equal((await heatOf('demonstration'))[0]?.['schools'], null)
  await publish(false, false, results.invented)
  assert.deepEqual(await idsIn('demonstration'), [])
  await publish(true, true, results.invented)
  assert.notEqual((await heatOf('demonstration'))[0]?.['schools'], null)
})

test('invented and real places never stand in one chart', async () => {
  await publish(true, true)
  assert.deepEqual(await idsIn('real'), ['town'])
  assert.deepEqual(await idsIn('demonstration'), ['invented'])
  const page = await html('/en/charts/places?set=real')
  assert.doesNotMatch(page, /invented<|Invented &lt;|demonstration-band/)
  const asked = await app.request('/en/charts/profile.json?set=real&place=invented')
  assert.equal(asked.status, 422)
  assert.match(await html('/en/charts/places'), /Invented &lt;b&gt;/)
})

test('where the invented network was taken out the charts open on the real one', async () => {
  await publish(true, true)
  assert.match(await html('/en/charts/places'), /demonstration-band/)
  await sql`delete from place where id = 'invented'`.execute(db)
  const page = await html('/en/charts/places')
  assert.doesNotMatch(page, /demonstration-band/)
  assert.match(page, /Place town/)
})

test('the number of the record rises with what charts are drawn from, once in a transaction, and not without it', async () => {
  const number = await readRevision(db)
  await db.transaction().execute(async (tx) => {
    await sql`update place set name = 'Town' where id = 'town'`.execute(tx)
    await sql`insert into place_fact (place_id, measure, value, year, basis, source)
      values ('town', 'non_national_percent', 12, 2024, 'stated', 'test')`.execute(tx)
  })
  assert.equal(await readRevision(db), number + 1)
  await assert.rejects(
    db.transaction().execute(async (tx) => {
      await sql`update place set name = 'Village' where id = 'town'`.execute(tx)
      throw new Error('taken back')
    }),
  )
  assert.equal(await readRevision(db), number + 1)
  assert.match(await html('/en/charts/places?set=real&share=non_national.10_15'), />Town</)
})
