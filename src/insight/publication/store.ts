import { sql } from 'kysely'
import type { Db } from '#platform/database'
import type { Tx } from '../store.ts'
import { levelOf, type Publication, type PublicationLevel, publicationOf } from './model.ts'

type Tables = {
  result_publication: Publication & { result_id: string; chosen_at: Date; chosen_by: string | null }
}

const tables = (db: Db) => db.withTables<Tables>()

/** What is public of each result; those of which nothing is are left out. */
export async function levelsOf(db: Db, resultIds: readonly string[]): Promise<Map<string, PublicationLevel>> {
  if (resultIds.length === 0) return new Map()
  const rows = await tables(db)
    .selectFrom('result_publication')
    .select(['result_id', 'total', 'areas', 'answers'])
    .where('result_id', 'in', resultIds)
    .where('total', '=', true)
    .execute()
  return new Map(rows.map(({ result_id, ...publication }) => [result_id, levelOf(publication)]))
}

export async function levelOfResult(db: Db, resultId: string): Promise<PublicationLevel> {
  return (await levelsOf(db, [resultId])).get(resultId) ?? 'nothing'
}

/** A round that is not signed off has no public result; until the transaction ends nobody reopens it. */
export async function lockSignedOff(tx: Tx, roundId: string): Promise<boolean> {
  const { rows } = await sql<{ signedOff: boolean }>`
    select submitted_at is not null as "signedOff" from round where id = ${roundId} for share`.execute(tx)
  return rows[0]?.signedOff ?? false
}

/** Resolves to what was public until now, read under the lock that the change takes. */
export async function replacePublication(
  tx: Tx,
  resultId: string,
  level: PublicationLevel,
  { by, at }: { by: string | null; at: Date },
): Promise<PublicationLevel> {
  const before = await tables(tx)
    .selectFrom('result_publication')
    .select(['total', 'areas', 'answers'])
    .where('result_id', '=', resultId)
    .forUpdate()
    .executeTakeFirst()
  const row = { ...publicationOf(level), chosen_at: at, chosen_by: by }
  await tables(tx)
    .insertInto('result_publication')
    .values({ result_id: resultId, ...row })
    .onConflict((conflict) => conflict.column('result_id').doUpdateSet(row))
    .execute()
  return levelOf(before)
}

/** Nothing of it is public any more. Resolves to what was, undefined where nobody had chosen. */
export async function withdrawPublication(tx: Tx, resultId: string): Promise<PublicationLevel | undefined> {
  const before = await tables(tx)
    .deleteFrom('result_publication')
    .where('result_id', '=', resultId)
    .returning(['total', 'areas', 'answers'])
    .executeTakeFirst()
  return before && levelOf(before)
}
