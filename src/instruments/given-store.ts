import { sql } from 'kysely'
import type { Db } from '#platform/database'
import type { Answer } from './answer.ts'
import { answerOf, type Given } from './store.ts'

/** What is in force in each of many responses, by response and item; of one item alone where it is named. */
export async function listGivenOf(
  db: Db,
  responseIds: readonly string[],
  item: string | null = null,
): Promise<Map<string, Record<string, Answer>>> {
  const { rows } = await sql<Given & { response_id: string }>`/* kept */
    select distinct on (response_id, item) response_id, item, state, value from answer_revision
    where response_id = any(${responseIds}::text[]) and (${item}::text is null or item = ${item}) and not set_aside
    order by response_id, item, revision desc`.execute(db)
  const given = new Map<string, Record<string, Answer>>()
  for (const row of rows) given.set(row.response_id, { ...given.get(row.response_id), [row.item]: answerOf(row) })
  return given
}
