import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../test/database.ts'
import { together } from './index.ts'

const { db } = await testDatabase()
await sql`create table said (word text primary key)`.execute(db)
type Tables = { said: { word: string } }
const { db: joined, run } = together(db)

/** As a library does: it was given a database once, and begins transactions of its own. */
const library = (word: string) =>
  joined
    .withTables<Tables>()
    .transaction()
    .execute((tx) => tx.insertInto('said').values({ word }).execute())
const words = async () =>
  (await sql<{ word: string }>`select word from said order by word`.execute(db)).rows.map(({ word }) => word)

test('what a library does within becomes real together with the rest, or not at all', async () => {
  const failing = run(async (tx) => {
    await library('a')
    await sql`insert into said values ('b')`.execute(tx)
    assert.deepEqual(await words(), [], 'nobody else sees it yet')
    throw new Error('no')
  })
  await assert.rejects(failing, /no/)
  assert.deepEqual(await words(), [])
  await run(async (tx) => {
    await library('a')
    await sql`insert into said values ('b')`.execute(tx)
  })
  assert.deepEqual(await words(), ['a', 'b'])
})

test('what it does outside, at the same time or afterwards, is no part of it', async () => {
  const over = Promise.withResolvers<void>()
  let later: Promise<unknown> | undefined
  const failing = run(async () => {
    later = over.promise.then(() => library('later'))
    throw new Error('no')
  })
  await Promise.all([assert.rejects(failing, /no/), library('beside')])
  over.resolve()
  await later
  assert.deepEqual(await words(), ['a', 'b', 'beside', 'later'])
})
