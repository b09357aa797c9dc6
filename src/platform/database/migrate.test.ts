import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, test } from 'node:test'
import type { Pool } from 'pg'
import { type EmbeddedDatabase, kysely, migrate, openPool, pendingMigrations, startEmbedded } from './index.ts'
import { until } from './until.ts'

const folder = mkdtempSync(join(tmpdir(), 'migrate-test-'))
let database: EmbeddedDatabase
let pool: Pool
let directory: string

before(async () => {
  database = await startEmbedded({ dataDir: folder, role: 'program' })
  pool = openPool(database.connection)
})

after(async () => {
  await pool.end()
  await database.stop()
  rmSync(folder, { recursive: true })
})

beforeEach(async () => {
  await pool.query('drop schema public cascade; create schema public')
  directory = mkdtempSync(join(folder, 'migrations-'))
  write('0001-place.sql', 'create table place (name text);')
  write('0002-rows.sql', `insert into place values ('a');\ninsert into place values ('b');`)
})

function write(name: string, sql: string): void {
  writeFileSync(join(directory, name), sql)
}

async function names(): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>('select name from place order by name')
  return rows.map(({ name }) => name)
}

test('files are applied once, in order, and what is new later on', async () => {
  assert.deepEqual(await pendingMigrations(pool, directory), ['0001-place.sql', '0002-rows.sql'])
  assert.deepEqual(await migrate(pool, directory), ['0001-place.sql', '0002-rows.sql'])
  assert.deepEqual(await migrate(pool, directory), [])
  write('0003-more.sql', `insert into place values ('c')`)
  assert.deepEqual(await pendingMigrations(pool, directory), ['0003-more.sql'])
  assert.deepEqual(await migrate(pool, directory), ['0003-more.sql'])
  assert.deepEqual(await pendingMigrations(pool, directory), [])
  assert.deepEqual(await names(), ['a', 'b', 'c'])
})

test('an applied file that has changed, is missing, or is overtaken is refused', async () => {
  await migrate(pool, directory)
  write('0002-rows.sql', `insert into place values ('z')`)
  await assert.rejects(migrate(pool, directory), /^DatabaseRefused: The migration 0002-rows.sql was changed after/)
  await assert.rejects(pendingMigrations(pool, directory), /was changed after/)
  rmSync(join(directory, '0002-rows.sql'))
  await assert.rejects(migrate(pool, directory), /0002-rows.sql, applied to this database, is missing here/)
  write('0002-rows.sql', `insert into place values ('a');\r\ninsert into place values ('b');`)
  assert.deepEqual(await migrate(pool, directory), [])
  write('0000-early.sql', 'select 1')
  await assert.rejects(migrate(pool, directory), /0000-early.sql comes before 0001-place.sql/)
})

test('names without a number of their own are refused before anything is applied', async () => {
  write('0002-same.sql', 'select 1')
  await assert.rejects(migrate(pool, directory), /0002-rows.sql needs a number of its own/)
  rmSync(join(directory, '0002-same.sql'))
  write('new.sql', 'select 1')
  await assert.rejects(migrate(pool, directory), /new.sql needs a number of its own and a name like/)
})

test('concurrent migrators apply each file once', async () => {
  write('0003-slow.sql', `select pg_sleep(0.05); insert into place values ('c')`)
  const applied = await Promise.all(Array.from({ length: 5 }, () => migrate(pool, directory)))
  assert.deepEqual(applied.flat().sort(), ['0001-place.sql', '0002-rows.sql', '0003-slow.sql'])
  assert.deepEqual(await names(), ['a', 'b', 'c'])
})

test('a failing file leaves nothing of itself, names its line, and can be corrected', async () => {
  write('0003-broken.sql', `insert into place values ('c');\ncreate table later (id int);\nselect nonsense;`)
  await assert.rejects(migrate(pool, directory), /0003-broken.sql, line 3, failed and nothing of it was kept \(column/)
  assert.deepEqual(await names(), ['a', 'b'])
  assert.deepEqual(await pendingMigrations(pool, directory), ['0003-broken.sql'])
  write('0003-broken.sql', `insert into place values ('c')`)
  assert.deepEqual(await migrate(pool, directory), ['0003-broken.sql'])
  assert.deepEqual(await names(), ['a', 'b', 'c'])
})

test('values come as what pages calculate with, and a store adds its tables', async () => {
  const { rows } = await pool.query(
    `select count(*), 1.25::numeric as score, date '2026-03-01' as day, timestamptz '2026-03-01 12:00Z' as at,
       9007199254740993::int8 as beyond, array[1::int8, null] as many, array[date '2026-03-01'] as days`,
  )
  assert.deepEqual(rows, [
    {
      count: 1,
      score: 1.25,
      day: '2026-03-01',
      at: new Date('2026-03-01T12:00:00Z'),
      beyond: '9007199254740993',
      many: [1, null],
      days: ['2026-03-01'],
    },
  ])
  await migrate(pool, directory)
  const places = kysely(pool).withTables<{ place: { name: string } }>()
  assert.deepEqual(await places.selectFrom('place').select('name').where('name', '>', 'a').execute(), [{ name: 'b' }])
})

test('a pool outlives the loss of its idle connections', async () => {
  const lost: Error[] = []
  const other = openPool(database.connection, { onError: (error) => lost.push(error) })
  const { rows } = await other.query<{ pid: number }>('select pg_backend_pid() as pid')
  await pool.query('select pg_terminate_backend($1, 5000)', [rows[0]?.pid])
  assert.ok(await until(() => lost.length > 0, 5000))
  assert.deepEqual((await other.query('select 1 as one')).rows, [{ one: 1 }])
  await other.end()
})
