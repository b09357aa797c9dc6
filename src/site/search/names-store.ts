import { sql } from 'kysely'
import type { Db } from '#platform/database'

/** Names of the places and networks that results are counted by. */
export async function namesOf(
  db: Db,
  ids: { places: readonly string[]; networks: readonly string[] },
  lang: string,
): Promise<{ places: Map<string, string>; networks: Map<string, string> }> {
  const { rows } = await sql<{ of: string; id: string; name: string }>`
    select 'place' as of, id, name from place where id = any(${sql.val([...ids.places])})
    union all
    select 'network', id, coalesce(name ->> ${lang}, name ->> 'en') from network
      where id = any(${sql.val([...ids.networks])})`.execute(db)
  const of = (kind: string) => new Map(rows.filter((row) => row.of === kind).map(({ id, name }) => [id, name]))
  return { places: of('place'), networks: of('network') }
}
