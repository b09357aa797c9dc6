import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Pool } from 'pg'
import { allGuards, allRows } from '../../../test/backup/rows.ts'
import { bareDatabase } from '../../../test/database.ts'
import { kysely, migrate } from '../database/index.ts'
import { enqueue, migrateJobs } from '../jobs/index.ts'
import { backup, openArchive, restore } from './index.ts'
import { withSnapshot } from './snapshot.ts'

const folder = mkdtempSync(join(tmpdir(), 'icc-backup-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const now = new Date('2026-11-23T09:00:00Z')

const structure = `
  create type mood as enum ('calm', 'wild');
  create domain short as text check (length(value) < 30);
  create table city (
    id integer generated always as identity (start 7) primary key, name text not null, mayor integer,
    upper_name text generated always as (upper(name)) stored, twin integer references city (id));
  create table person (id serial primary key, city integer not null references city (id), mood mood, nick short);
  alter table city add constraint city_mayor foreign key (mayor) references person (id) deferrable initially deferred;
  create table odd (
    n numeric, f double precision, b bytea, at timestamptz, d date, span interval, texts text[], j jsonb, flag boolean,
    "select" text, primary key ("select"));
  create view calm as select * from person where mood = 'calm';
  create function kept() returns trigger language plpgsql as $$ begin raise exception 'kept'; end $$;
  create trigger odd_is_kept before update or delete or truncate on odd for each statement execute function kept();
  create trigger odd_is_final before insert on odd for each row when (new."select" = 'forbidden') execute function kept();
  alter table odd enable always trigger odd_is_final;
  create trigger asleep before insert on city for each row execute function kept();
  alter table city disable trigger asleep;
  insert into odd ("select") values ('made by the migration');`

const content = `
  insert into city (name) values ('Ωmega'), ('Łódź'), (E'tab\\there\\nand \\\\. there'), ('');
  insert into person (city, mood, nick) select id, 'wild', null from city;
  update city set mayor = (select min(id) from person where person.city = city.id), twin = 7;
  alter table odd disable trigger odd_is_final;
  insert into odd values
    (12345678901234567890.000100, 0.1, '\\x00ff5c0a', '2026-11-23 09:00:00.123456+01', '0044-03-15 BC', '1 mon -2 days',
      array['a,"b', null, 'NULL', ''], '{"a": [1.50, null, "\\u00e9"]}', true, 'forbidden'),
    ('NaN', '-Infinity', '', 'infinity', '-infinity', null, '{}', 'null', null, ''),
    (null, 5e-324, null, null, null, null, null, null, false, E'\\\\.'), (null, null, null, null, null, null, null, null, null, E'\\\\N');
  alter table odd enable always trigger odd_is_final;`

function migrations(...files: string[]): string {
  const directory = mkdtempSync(join(folder, 'migrations-'))
  for (const [index, sql] of files.entries()) writeFileSync(join(directory, `000${index + 1}-step.sql`), sql)
  return directory
}

async function filled(directory: string): Promise<Pool> {
  const pool = (await bareDatabase()).open()
  await migrate(pool, directory)
  await migrateJobs(pool)
  await pool.query(content)
  return pool
}

let archives = 0
async function archived(pool: Pool, dataDir = folder): Promise<string> {
  const path = join(folder, `${(archives += 1)}.zip`)
  await backup({ pool, path, dataDir: join(dataDir, 'data'), withSecret: true, release: '1.2.3', now })
  return path
}

async function into(pool: Pool, path: string, directory: string, replace = false, dataDir = join(folder, 'other')) {
  const archive = await openArchive(path)
  try {
    return await restore({ pool, archive, path, migrations: directory, dataDir, replace })
  } finally {
    archive.close()
  }
}

test('what guards rows, computes columns or refers in a circle comes back as it was, row for row', async () => {
  const directory = migrations(structure)
  const from = await filled(directory)
  const to = (await bareDatabase()).open()
  assert.deepEqual(await into(to, await archived(from), directory), [])
  assert.deepEqual(await allRows(to), await allRows(from))
  assert.deepEqual(await allGuards(to), await allGuards(from))
  await assert.rejects(to.query(`delete from odd`), /kept/)
  const { rows } = await to.query(`insert into city (name) values ('next') returning id`)
  assert.deepEqual(rows, [{ id: 11 }])
})

test('an older archive is brought up to this release; what its migrations put in is not put in twice', async () => {
  const [former, present] = [
    migrations(structure),
    migrations(structure, `alter table person add age integer default 40`),
  ]
  const from = await filled(former)
  const to = await filled(present)
  assert.deepEqual(await into(to, await archived(from), present, true), ['0002-step.sql'])
  assert.deepEqual(await allRows(to, ['person', 'migration']), await allRows(from, ['person', 'migration']))
  assert.deepEqual((await to.query('select distinct age from person')).rows, [{ age: 40 }])
})

test('what waits in the queue waits again, and what failed for good is left behind', async () => {
  const directory = migrations(structure)
  const from = await filled(directory)
  const payload = { text: `a "quoted" \\ line\nand ’ more` }
  await enqueue(kysely(from), 'mail', payload)
  await enqueue(kysely(from), 'given up', {})
  await from.query(`update graphile_worker._private_jobs set attempts = max_attempts
    where task_id = (select id from graphile_worker._private_tasks where identifier = 'given up')`)
  const to = (await bareDatabase()).open()
  await into(to, await archived(from), directory)
  const waiting = `select identifier, payload, run_at, max_attempts, priority, key from graphile_worker._private_jobs job
    join graphile_worker._private_tasks task on task.id = task_id where attempts < max_attempts order by job.id`
  assert.deepEqual((await to.query(waiting)).rows, (await from.query(waiting)).rows)
  assert.equal((await to.query('select from graphile_worker._private_jobs')).rowCount, 1)
})

test('an archive shows one moment, whatever is written while it is made', async () => {
  const from = await filled(migrations(structure))
  await withSnapshot(from, async (snapshot) => {
    await from.query(`insert into person (city, mood) values (7, 'calm')`)
    for (const table of snapshot.tables) {
      const copy = snapshot.copyTable(table)
      await copy.stream.resume().toArray()
      if (table.table === 'person') assert.equal(copy.rows(), 4)
    }
  })
})

test('files of the data folder come back; the database’s own and a trial’s mail are not among them', async () => {
  const directory = migrations(structure)
  const [former, other] = [join(folder, 'with-files'), join(folder, 'restored-files')]
  for (const name of ['uploads/2026', 'database/cluster', 'outbox'])
    mkdirSync(join(former, 'data', name), { recursive: true })
  writeFileSync(join(former, 'data', 'uploads/2026/plan’s.bin'), Buffer.from([0, 255, 10]))
  writeFileSync(join(former, 'data', 'secret'), 'kept')
  writeFileSync(join(former, 'data', 'outbox/mail.json'), '{}')
  const from = await filled(directory)
  const path = await archived(from, former)
  mkdirSync(join(other, 'uploads'), { recursive: true })
  writeFileSync(join(other, 'uploads/stale'), '')
  await into((await bareDatabase()).open(), path, directory, false, other)
  const manifest = (await openArchive(path)).manifest
  assert.deepEqual(
    manifest.files.map((file) => file.path),
    ['secret', 'uploads/2026/plan’s.bin'],
  )
  assert.deepEqual([...readFileSync(join(other, 'uploads/2026/plan’s.bin'))], [0, 255, 10])
  assert.throws(() => readFileSync(join(other, 'uploads/stale')), /ENOENT/)
  assert.equal(readFileSync(join(other, 'secret'), 'utf8'), 'kept')
})
