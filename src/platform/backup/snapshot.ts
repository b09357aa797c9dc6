import type { Readable } from 'node:stream'
import { escapeIdentifier, type Pool, type PoolClient } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { type Applied, DatabaseRefused } from '../database/index.ts'

export interface SnapshotTable {
  table: string
  /** In COPY's order; those that the database computes by itself are left out. */
  columns: string[]
}

/** One moment of the database, for as long as `read` works. */
export interface Snapshot {
  postgresql: string
  migrations: Applied[]
  tables: SnapshotTable[]
  sequences: { sequence: string; last: string; called: boolean }[]
  copyTable(table: SnapshotTable): CopyOut
  /** What waits in the queue, whatever shape this release of the queue's library gives it. */
  copyJobs(): CopyOut
}

export interface CopyOut {
  stream: Readable
  /** Known when the stream has ended. */
  rows(): number
}

/** Members of an extension come with the extension. */
export const ownedByExtension = (catalogue: 'pg_class' | 'pg_proc' | 'pg_type', oid: string) =>
  `exists (select from pg_depend where classid = '${catalogue}'::regclass and objid = ${oid} and deptype = 'e')`

const tablesNow = `
  select relname as table, array(
    select attname::text from pg_attribute
    where attrelid = pg_class.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns
  from pg_class
  where relnamespace = current_schema()::regnamespace and relkind = 'r' and relpersistence <> 't'
    and not ${ownedByExtension('pg_class', 'pg_class.oid')}
  order by relname collate "C"`

/** Text that means the same on every server, every row or an error, and no hurry. */
export const plainSession = `
  set local datestyle = 'ISO, YMD';
  set local intervalstyle = 'postgres';
  set local timezone = 'UTC';
  set local extra_float_digits = 1;
  set local bytea_output = 'hex';
  set local row_security = off;
  set local statement_timeout = 0;
  set local idle_in_transaction_session_timeout = 0`

/** Reads the database as it stands at one moment, while others go on writing. Throws DatabaseRefused when it has no tables. */
export async function withSnapshot<T>(pool: Pool, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    const tables = await begin(client)
    return await work(await readSnapshot(client, tables))
  } finally {
    // Its connection is closed: a copy may have been left in the middle.
    client.release(true)
  }
}

/**
 * LOCK takes no snapshot: once it is held no migration can alter these tables, and the snapshot taken afterwards shows their
 * rows in their present shape. A table made in between shows in the second list.
 */
async function begin(client: PoolClient): Promise<SnapshotTable[]> {
  for (;;) {
    const { rows: seen } = await client.query<SnapshotTable>(tablesNow)
    if (!seen.some(({ table }) => table === 'migration')) {
      throw new DatabaseRefused('The database holds no tables of this program yet: there is nothing to back up.')
    }
    const names = seen.map(({ table }) => escapeIdentifier(table)).join(', ')
    await client.query('begin isolation level repeatable read')
    const locked = await client.query(`lock table ${names} in access share mode`).then(
      () => true,
      (error: unknown) => {
        // Dropped meanwhile.
        if (error instanceof Error && 'code' in error && error.code === '42P01') return false
        throw error
      },
    )
    if (locked) {
      const { rows: held } = await client.query<SnapshotTable>(tablesNow)
      if (JSON.stringify(held) === JSON.stringify(seen)) return held
    }
    await client.query('rollback')
  }
}

async function readSnapshot(client: PoolClient, tables: SnapshotTable[]): Promise<Snapshot> {
  await client.query(plainSession)
  const { rows: versions } = await client.query<{ server_version: string }>('show server_version')
  const { rows: migrations } = await client.query<Applied>(
    'select name, sha256 from migration order by name collate "C"',
  )
  const { rows: names } = await client.query<{ sequence: string }>(`
    select relname as sequence from pg_class
    where relnamespace = current_schema()::regnamespace and relkind = 'S'
      and not ${ownedByExtension('pg_class', 'pg_class.oid')} order by relname collate "C"`)
  const sequences: Snapshot['sequences'] = []
  for (const { sequence } of names) {
    const { rows } = await client.query<{ last: string; called: boolean }>(
      `select last_value::text as last, is_called as called from ${escapeIdentifier(sequence)}`,
    )
    for (const { last, called } of rows) sequences.push({ sequence, last, called })
  }
  const jobs = await jobsQuery(client)
  const copy = (what: string): CopyOut => {
    const stream = client.query(copyTo(`copy ${what} to stdout`))
    return { stream, rows: () => stream.rowCount }
  }
  return {
    postgresql: versions[0]?.server_version ?? '',
    migrations,
    tables,
    sequences,
    copyTable: ({ table, columns }) =>
      copy(`${escapeIdentifier(table)} (${columns.map((column) => escapeIdentifier(column)).join(', ')})`),
    copyJobs: () => copy(`(${jobs})`),
  }
}

/** As the arguments of the queue's add_job: its tables change with its releases, that function stays. */
async function jobsQuery(client: PoolClient): Promise<string> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('graphile_worker._private_jobs') is not null as there`,
  )
  if (!rows[0]?.there) return 'select null::jsonb where false'
  return `
    select jsonb_build_object('identifier', task.identifier, 'payload', job.payload, 'queue', queue.queue_name,
      'run_at', job.run_at, 'max_attempts', job.max_attempts, 'key', job.key, 'priority', job.priority,
      'flags', job.flags)
    from graphile_worker._private_jobs job
    join graphile_worker._private_tasks task on task.id = job.task_id
    left join graphile_worker._private_job_queues queue on queue.id = job.job_queue_id
    where job.attempts < job.max_attempts order by job.id`
}
