import type { Pool } from 'pg'
import { readConfig } from '../../src/config.ts'
import { openStore } from '../../src/program/store.ts'

/** More of what the demonstration network answered, with its comments and indexes, until the database is as large as wanted. */
export async function fill(
  environment: Record<string, string>,
  wanted: number,
): Promise<{ size: number; rows: number }> {
  const store = await openStore(readConfig({ ...environment }), 'command')
  try {
    for (let copy = 1; (await sizeOf(store.pool)) < wanted; copy += 1) {
      await store.pool.query(`
        insert into response
        select (jsonb_populate_record(response, jsonb_build_object('id', id || '-copy' || ${copy}))).*
        from response where id not like '%copy%'`)
      await store.pool.query(`
        insert into answer_revision
        select (jsonb_populate_record(answer, jsonb_build_object('response_id', response_id || '-copy' || ${copy}))).*
        from answer_revision answer where response_id not like '%copy%'`)
    }
    const { rows } = await store.pool.query<{ count: number }>('select count(*)::integer as count from answer_revision')
    return { size: await sizeOf(store.pool), rows: rows[0]?.count ?? 0 }
  } finally {
    await store.close()
  }
}

async function sizeOf(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ size: number }>('select pg_database_size(current_database()) as size')
  return rows[0]?.size ?? 0
}
