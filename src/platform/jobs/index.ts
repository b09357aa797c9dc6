import { Logger, makeWorkerUtils, run, type Runner, type TaskList } from 'graphile-worker'
import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import type pg from 'pg'
import type { Db } from '../database/index.ts'
import type { Tried } from '../log/index.ts'

const quiet = new Logger(() => () => undefined)

export { listJobsNaming, removeFailedJobs, removeJobsNaming } from './personal-store.ts'

export type Handlers = TaskList

/** Tries are spread over minutes: what has failed five times is out of date, and its payload goes with it. */
const tries = 5

/** Queues a job in the transaction that causes it: rolled back together, or done at least once. */
export async function enqueue(db: Db | Transaction<{}>, name: string, payload: object): Promise<void> {
  await sql`select graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json, max_attempts => ${tries})`.execute(
    db,
  )
}

/** Creates or updates the queue's own schema. */
export async function migrateJobs(pool: pg.Pool): Promise<void> {
  const utils = await makeWorkerUtils({ pgPool: pool, logger: quiet })
  await utils.migrate()
  await utils.release()
}

export interface Worker {
  stop(): Promise<void>
}

/** `crontab`: jobs by the clock, in UTC, one a line: `17 3 * * * retention`. */
export async function startWorker(
  pool: pg.Pool,
  handlers: Handlers,
  report: (error: unknown) => void,
  crontab = '',
  tell: (tried: Tried) => void = () => {},
): Promise<Worker> {
  const runner: Runner = await run({
    pgPool: pool,
    taskList: handlers,
    crontab,
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 2000,
    logger: quiet,
  })
  runner.events.on('job:error', ({ error }) => report(error))
  runner.events.on('job:complete', ({ job, error }) =>
    tell({ job: job.task_identifier, attempt: job.attempts, failed: Boolean(error) }),
  )
  return { stop: () => runner.stop() }
}
