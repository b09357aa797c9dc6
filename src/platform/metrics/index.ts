import { sql } from 'kysely'
import type pg from 'pg'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Db } from '../database/index.ts'
import type { Seen } from '../log/index.ts'

export interface Metrics {
  count(seen: Seen): void
  /** What Prometheus reads, asked of the database at this moment. */
  text(): Promise<{ type: string; body: string }>
}

export interface MetricsSource {
  db: Db
  pool: pg.Pool
  pendingMigrations(): Promise<string[]>
}

/** In seconds. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

/** `ofProcess` adds the memory, processor time and event loop of this process. */
export function createMetrics(source: MetricsSource, { ofProcess = false } = {}): Metrics {
  const register = new Registry()
  const registers = [register]
  if (ofProcess) collectDefaultMetrics({ register, prefix: 'icc_' })
  const requests = new Counter({
    name: 'icc_requests_total',
    help: 'Requests answered, by route',
    labelNames: ['method', 'route', 'status'],
    registers,
  })
  const seconds = new Histogram({
    name: 'icc_request_seconds',
    help: 'Time to the answer, by route',
    labelNames: ['route'],
    buckets,
    registers,
  })
  const askPool = watchPool(source.pool, registers)
  const askDatabase = watchDatabase(source, registers)
  return {
    count({ method, route, status, ms }) {
      requests.inc({ method, route, status })
      seconds.observe({ route }, ms / 1000)
    },
    async text() {
      askPool()
      await askDatabase()
      return { type: register.contentType, body: await register.metrics() }
    },
  }
}

function watchPool(pool: pg.Pool, registers: Registry[]): () => void {
  const connections = new Gauge({
    name: 'icc_database_connections',
    help: 'Connections of this process to the database, and requests waiting for one',
    labelNames: ['state'],
    registers,
  })
  return () => {
    connections.set({ state: 'busy' }, pool.totalCount - pool.idleCount)
    connections.set({ state: 'idle' }, pool.idleCount)
    connections.set({ state: 'waiting' }, pool.waitingCount)
  }
}

/** The queue is the database's: every web process tells the same of it, and of jobs that the worker did. */
function watchDatabase({ db, pendingMigrations }: MetricsSource, registers: Registry[]): () => Promise<void> {
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `icc_${name}`, help, labelNames, registers })
  const up = gauge('database_up', '1 when the database answers')
  const pending = gauge('migrations_pending', 'Migrations that the database lacks')
  const jobs = gauge('jobs', 'Jobs in the queue: ready, for later, retrying, failed for good', ['job', 'state'])
  const oldest = gauge('jobs_oldest_seconds', 'How long the oldest job has been ready and not done')
  return async () => {
    jobs.reset()
    try {
      pending.set((await pendingMigrations()).length)
      const queue = await readQueue(db)
      for (const { job, state, count } of queue.jobs) jobs.set({ job, state }, count)
      oldest.set(queue.oldest)
      up.set(1)
    } catch {
      up.set(0)
    }
  }
}

interface QueueRow {
  job: string
  state: string
  count: number
  oldest: number
}

async function readQueue(db: Db): Promise<{ jobs: QueueRow[]; oldest: number }> {
  const { rows: there } = await sql<{ there: boolean }>`
    select to_regclass('graphile_worker.jobs') is not null as there`.execute(db)
  if (!there[0]?.there) return { jobs: [], oldest: 0 }
  const { rows } = await sql<QueueRow>`
    select task_identifier as job, case
        when attempts >= max_attempts then 'failed'
        when attempts > 0 and locked_at is null then 'retrying'
        when run_at > now() then 'later'
        else 'ready' end as state,
      count(*)::integer as count,
      coalesce(max(extract(epoch from now() - run_at))
        filter (where attempts < max_attempts and run_at <= now()), 0)::float8 as oldest
    from graphile_worker.jobs group by 1, 2`.execute(db)
  return { jobs: rows, oldest: Math.max(0, ...rows.map((row) => row.oldest)) }
}
