import { setTimeout as delay } from 'node:timers/promises'
import type { Pool, PoolClient } from 'pg'
import { type Applied, DatabaseRefused, listMigrations } from '../database/index.ts'
import { migrateJobs } from '../jobs/index.ts'
import { type Archive, newer } from './archive.ts'
import { unpackFiles } from './files.ts'
import { contentOf, rebuild } from './rebuild.ts'

export interface RestoreOptions {
  pool: Pool
  archive: Archive
  /** The archive's path, for sentences. */
  path: string
  /** The folder of the migrations. */
  migrations: string
  dataDir: string
  /** What the database holds may be lost. */
  replace: boolean
}

/**
 * Puts the archive in the place of what the database holds, in one transaction, and brings it up to this release; resolves to
 * the migrations that were applied to it. Throws DatabaseRefused, and has then changed nothing.
 */
export async function restore(options: RestoreOptions): Promise<string[]> {
  const { pool, archive, dataDir, migrations } = options
  refuseOtherHistory(options, await listMigrations(migrations))
  const client = await pool.connect()
  try {
    await refuseCompany(client)
    await refuseContent(client, options.replace)
    await migrateJobs(pool)
    const files = await unpackFiles(archive, dataDir)
    try {
      await client.query('begin')
      await client.query(`set local lock_timeout = '10s'`)
      const applied = await rebuild(client, archive, migrations)
      await client.query('commit')
      await files.place()
      await client.query('analyze')
      return applied
    } catch (error) {
      await files.forget()
      throw error
    }
  } catch (error) {
    if (error instanceof DatabaseRefused) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new DatabaseRefused(`The restore failed and the database stands as it was (${reason}).`, { cause: error })
  } finally {
    client.release(true)
  }
}

/** The archive's history must be the beginning of ours. */
function refuseOtherHistory({ archive, path }: RestoreOptions, ours: Applied[]): void {
  for (const [index, { name, sha256 }] of archive.manifest.migrations.entries()) {
    const same = ours[index]
    if (same === undefined) throw newer(path)
    if (same.name === name && same.sha256 === sha256) continue
    throw new DatabaseRefused(
      `The archive ${path} was made by another line of the program (its migration ${name} is not the one here): restore it with the release that made it, ${archive.manifest.release}. Nothing was changed.`,
    )
  }
}

async function refuseCompany(client: PoolClient): Promise<void> {
  const others = async () => {
    const { rows } = await client.query<{ name: string; count: number }>(`
      select coalesce(nullif(application_name, ''), 'without a name') as name, count(*)::integer as count
      from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and usesysid is not null group by 1 order by 1`)
    return rows
  }
  let there = await others()
  // Those of a program just stopped take a moment to go.
  for (let round = 0; there.length > 0 && round < 10; round += 1) {
    await delay(100)
    there = await others()
  }
  if (there.length === 0) return
  const list = there.map(({ name, count }) => `${name} (${count})`).join(', ')
  throw new DatabaseRefused(
    `The database is in use; connections: ${list}. Stop every web and worker process, then restore. Nothing was changed.`,
  )
}

async function refuseContent(client: PoolClient, replace: boolean): Promise<void> {
  const { tables, ours, since } = await contentOf(client)
  if (tables === 0) return
  if (!ours) {
    throw new DatabaseRefused(
      `The database holds ${tables} tables of another program: give DATABASE_URL an empty one. Nothing was changed.`,
    )
  }
  if (replace) return
  throw new DatabaseRefused(
    `The database holds content since ${since}, which a restore replaces: make an archive of it first with npx icc backup, then restore with --yes. Nothing was changed.`,
  )
}
