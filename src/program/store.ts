import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import type { Config } from '#config'
import {
  DatabaseRefused,
  type Db,
  kysely,
  migrate,
  openPool,
  pendingMigrations,
  startEmbedded,
} from '#platform/database'
import { migrateJobs } from '#platform/jobs'

export const root = join(import.meta.dirname, '..', '..')
export const migrations = join(root, 'db', 'migrations')

/** As the server lists its connections. */
const named = { application_name: 'icc' }

/** The database of this run. */
export interface Store {
  db: Db
  pool: pg.Pool
  pending(): Promise<string[]>
  migrate(): Promise<void>
  close(): Promise<void>
}

/** `program` owns the embedded database's folder; a `command` joins a running program's. Throws DatabaseRefused. */
export async function openStore(config: Config, role: 'program' | 'command'): Promise<Store> {
  mkdirSync(config.dataDir, { recursive: true, mode: 0o755 })
  if (config.databaseUrl) {
    const pool = openPool({ connectionString: config.databaseUrl }, named)
    await refuseSilent(pool)
    return storeOn(pool)
  }
  const embedded = await startEmbedded({ dataDir: config.dataDir, role })
  return storeOn(openPool(embedded.connection, named), () => embedded.stop())
}

async function refuseSilent(pool: pg.Pool): Promise<void> {
  try {
    await pool.query('select 1')
  } catch (error) {
    await pool.end()
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
    // Of several addresses that were tried, only the code says what went wrong.
    const reason = (error instanceof Error && error.message) || code || 'unknown'
    throw new DatabaseRefused(
      `The database that DATABASE_URL names does not answer (${reason}): start it, or correct DATABASE_URL.`,
      { cause: error },
    )
  }
}

function storeOn(pool: pg.Pool, stop: () => Promise<void> = async () => {}): Store {
  return {
    db: kysely(pool),
    pool,
    pending: () => pendingMigrations(pool, migrations),
    async migrate() {
      await migrate(pool, migrations)
      await migrateJobs(pool)
    },
    async close() {
      await pool.end()
      await stop()
    },
  }
}
