import { sql } from 'kysely'
import { verifyTrail } from '#platform/trail'
import type { DayEnded } from './day.ts'

/** What was promised and is not so; nothing when all of it is. */
export async function brokenPromises({ db, told }: DayEnded): Promise<string[]> {
  const missing = async (what: string, query: ReturnType<typeof sql<{ name: string }>>) =>
    (await query.execute(db)).rows.map(({ name }) => `${what}: ${name}`)
  const comments = JSON.stringify(told.saved)
  const rounds = JSON.stringify([...told.signedOff])
  const { findings } = await verifyTrail(db)
  return [
    ...told.odd,
    ...(await missing(
      'acknowledged and not stored',
      sql`select told as name from jsonb_array_elements_text(${comments}::jsonb) as told
        where not exists (select 1 from answer_revision where comment = told)`,
    )),
    ...(await missing(
      'signed off, and open or without a result',
      sql`select told as name from jsonb_array_elements_text(${rounds}::jsonb) as told
        where not exists (select 1 from round join result on result.round_id = round.id
          where round.id = told and round.submitted_at is not null)`,
    )),
    ...(await missing(
      'saved after the sign-off',
      // In the order of the trail, which is that of the commits.
      sql`select distinct round.id as name from round
        join trail as signed on signed.subject_id = round.id and signed.action = 'round signed off'
        join trail as saved on saved.subject_id = round.response_id and saved.seq > signed.seq
        where saved.action in ('answer saved', 'answer set aside')`,
    )),
    ...(await missing(
      'a version is missing',
      sql`select response_id || ' ' || item as name from answer_revision
        group by response_id, item having max(revision) <> count(*)`,
    )),
    ...findings.map(({ seq, kind }) => `trail: ${seq} ${kind}`),
  ]
}
