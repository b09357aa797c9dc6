export { type EmbeddedDatabase, type EmbeddedOptions, startEmbedded } from './embedded.ts'
export { migrate, pendingMigrations } from './migrate.ts'
export { type Db, isOutOfReach, kysely, openPool, type PoolOptions } from './pool.ts'
export { DatabaseRefused } from './refused.ts'
