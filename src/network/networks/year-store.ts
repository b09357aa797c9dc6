import { sql } from 'kysely'
import type { Db } from '#platform/database'
import type { Network } from '../model.ts'
import type { NetworkKind } from './model.ts'

/** A network in one year: what the programme's report tells of it, and whether it has written of the year itself. */
export interface NetworkYear extends Pick<Network, 'id' | 'name' | 'activities'> {
  readonly kind: NetworkKind
  readonly written: boolean
}

/** `network.activities` is what the report of this year tells. */
export const reportedYear = 2020

/** Networks that were there in the year, as far as is known; headings of the record are none. */
export async function listNetworkYears(db: Db, year: number): Promise<NetworkYear[]> {
  const { rows } = await sql<NetworkYear>`select id, name, kind,
      case when ${year}::int = ${reportedYear}::int then activities else '{}' end as activities,
      exists (select from network_page where network_id = network.id and network_page.kind = 'year'
        and year = ${year} and published_version is not null) as written
    from network where not demonstration and kind <> 'grouping' and coalesce(founded_year, ${year}) <= ${year}
    order by id`.execute(db)
  return rows
}
