import { sql } from 'kysely'
import type { Db } from '../database/index.ts'

/** The queue has no view of payloads; its table of them is the same since its first releases. */
const jobs = sql.raw('graphile_worker._private_jobs')

const naming = (text: string) => {
  const pattern = `%${JSON.stringify(text)
    .slice(1, -1)
    .replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  return sql<boolean>`(payload::text ilike ${pattern} or coalesce(last_error, '') ilike ${pattern} or coalesce(key, '') ilike ${pattern})`
}

export interface WaitingJob {
  kind: string
  since: Date
  payload: unknown
}

/** Jobs that wait, run or have failed and name the text, such as an address. */
export async function listJobsNaming(db: Db, text: string): Promise<WaitingJob[]> {
  const { rows } = await sql<WaitingJob>`
    select identifier as kind, created_at as since, payload from ${jobs} as job
    join graphile_worker._private_tasks as task on task.id = task_id where ${naming(text)}`.execute(db)
  return rows
}

/** Whatever is being done at this moment ends and is then no more either. */
export async function removeJobsNaming(tx: Db, text: string): Promise<void> {
  await sql`delete from ${jobs} where ${naming(text)}`.execute(tx)
}

/** Jobs that have failed for good before then. Resolves to how many. */
export async function removeFailedJobs(tx: Db, before: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from ${jobs} where attempts >= max_attempts and updated_at < ${before} and locked_at is null`.execute(tx)
  return Number(numAffectedRows ?? 0)
}
