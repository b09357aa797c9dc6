import { sql } from 'kysely'
import type { Db } from '#platform/database'

/** Every row of every table but the counters of tries, by table. */
export async function fingerprint(db: Db): Promise<Record<string, string>> {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname in ('public', 'graphile_worker') and tablename <> 'limit_count' order by 1`.execute(db)
  const prints: Record<string, string> = {}
  for (const { name } of tables) {
    const { rows } = await sql<{ print: string }>`
      select coalesce(md5(string_agg(md5(row::text), '' order by md5(row::text))), '') as print
      from ${sql.raw(name)} as row`.execute(db)
    prints[name] = rows[0]?.print ?? ''
  }
  return prints
}
