import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pool, PoolClient } from 'pg'
import { DatabaseRefused } from './refused.ts'

interface Migration {
  name: string
  sql: string
  sha256: string
}

/** A migration by its name and the hash of its text. */
export interface Applied {
  name: string
  sha256: string
}

// Any number will do, as long as no other lock in the database uses it.
const lock = 7_274_112_601

const register = `create table if not exists migration (
  name text primary key, sha256 text not null, applied_at timestamptz not null default now())`

/**
 * Applies the files NNNN-name.sql of the directory that this database lacks, in order, each in a transaction of its own;
 * returns their names. Any number of processes may call it at once. Throws DatabaseRefused.
 */
export async function migrate(pool: Pool, directory: string): Promise<string[]> {
  const files = await readMigrations(directory)
  const done: string[] = []
  const client = await pool.connect()
  try {
    let file: Migration | undefined
    do {
      file = await applyNext(client, files)
      if (file) done.push(file.name)
    } while (file)
    return done
  } finally {
    // Its connection is closed: a file may have failed in the middle of it, or changed its settings.
    client.release(true)
  }
}

/** The names of the files that migrate() would apply. */
export async function pendingMigrations(pool: Pool, directory: string): Promise<string[]> {
  const files = await readMigrations(directory)
  const { rows } = await pool.query<{ exists: boolean }>(`select to_regclass('migration') is not null as exists`)
  return pending(files, rows[0]?.exists ? await listApplied(pool) : []).map(({ name }) => name)
}

/** What migrate() can apply, in order. */
export async function listMigrations(directory: string): Promise<Applied[]> {
  return (await readMigrations(directory)).map(({ name, sha256 }) => ({ name, sha256 }))
}

/** As migrate(), but inside the caller's transaction, and no further than the migration named last. */
export async function migrateWithin(client: PoolClient, directory: string, last?: string): Promise<string[]> {
  const files = await readMigrations(directory)
  await client.query('select pg_advisory_xact_lock($1)', [lock])
  await client.query(register)
  const wanted = last === undefined ? files : files.slice(0, files.findIndex(({ name }) => name === last) + 1)
  const lacking = pending(files, await listApplied(client)).filter((file) => wanted.includes(file))
  for (const file of lacking) await apply(client, file)
  return lacking.map(({ name }) => name)
}

/** The lock ends with the transaction, so that it also works through a pooler that lends connections per transaction. */
async function applyNext(client: PoolClient, files: Migration[]): Promise<Migration | undefined> {
  await client.query('begin')
  await client.query('select pg_advisory_xact_lock($1)', [lock])
  await client.query(register)
  const [file] = pending(files, await listApplied(client))
  if (file) await apply(client, file)
  await client.query('commit')
  return file
}

async function apply(client: PoolClient, { name, sql, sha256 }: Migration): Promise<void> {
  try {
    await client.query(sql)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new DatabaseRefused(
      `The migration ${name}${lineOf(error, sql)} failed and nothing of it was kept (${reason}): correct it, then start again.`,
      { cause: error },
    )
  }
  await client.query('insert into migration (name, sha256) values ($1, $2)', [name, sha256])
}

async function listApplied(source: Pool | PoolClient): Promise<Applied[]> {
  const { rows } = await source.query<Applied>('select name, sha256 from migration order by name collate "C"')
  return rows
}

/** What is applied must be the beginning of what is there, unchanged: every installation then has the same history. */
function pending(files: Migration[], applied: Applied[]): Migration[] {
  for (const [index, { name, sha256 }] of applied.entries()) {
    const file = files.find((entry) => entry.name === name)
    if (!file) {
      throw new DatabaseRefused(
        `The migration ${name}, applied to this database, is missing here: run the release that has it, or a later one.`,
      )
    }
    if (file.sha256 !== sha256) {
      throw new DatabaseRefused(
        `The migration ${name} was changed after it had been applied: restore it and put the change in a new file.`,
      )
    }
    const early = files[index]
    if (early && early.name !== name) {
      throw new DatabaseRefused(
        `The migration ${early.name} comes before ${name}, which is applied already: give it the next free number.`,
      )
    }
  }
  return files.slice(applied.length)
}

async function readMigrations(directory: string): Promise<Migration[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort()
  for (const [index, name] of names.entries()) {
    if (/^\d{4}-[a-z0-9-]+\.sql$/.test(name) && names[index + 1]?.slice(0, 4) !== name.slice(0, 4)) continue
    throw new DatabaseRefused(
      `The migration ${name} needs a number of its own and a name like 0012-short-name.sql: rename it.`,
    )
  }
  return Promise.all(names.map((name) => readMigration(directory, name)))
}

async function readMigration(directory: string, name: string): Promise<Migration> {
  // A checkout on Windows may bring other line ends; it is the same migration.
  const sql = (await readFile(join(directory, name), 'utf8')).replaceAll('\r\n', '\n')
  return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') }
}

function lineOf(error: unknown, sql: string): string {
  const position = error instanceof Error && 'position' in error ? Number(error.position) : Number.NaN
  return position > 0 ? `, line ${sql.slice(0, position).split('\n').length},` : ''
}
