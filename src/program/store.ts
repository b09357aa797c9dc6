import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import type { Config } from '#config'
import { type Db, kysely, migrate, openPool, pendingMigrations, startEmbedded } from '#platform/database'
import { migrateJobs } from '#platform/jobs'

export const root = join(import.meta.dirname, '..', '..')
const migrations = join(root, 'db', 'migrations')

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
  if (config.databaseUrl) return storeOn(openPool({ connectionString: config.databaseUrl }))
  mkdirSync(config.dataDir, { recursive: true, mode: 0o755 })
  const embedded = await startEmbedded({ dataDir: config.dataDir, role })
  return storeOn(openPool(embedded.connection), () => embedded.stop())
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
