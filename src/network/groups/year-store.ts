import { sql } from 'kysely'
import type { Db } from '#platform/database'
import type { WorkingGroup } from './model.ts'
import type { Texts } from '../model.ts'

/** A working group in one year of its work. */
export interface GroupYear extends Pick<
  WorkingGroup,
  'id' | 'acronym' | 'name' | 'networkId' | 'networkName' | 'fromOn'
> {
  readonly meetings: number
  /** Titles of what it began to draw up in the year. */
  readonly outputs: readonly Texts[]
}

/** Groups that were at work in the year; those of the programme first. */
export async function listGroupYears(db: Db, year: number): Promise<GroupYear[]> {
  const { rows } = await sql<GroupYear>`select working_group.id, acronym, working_group.name, network_id as "networkId",
      network.name as "networkName", from_on as "fromOn",
      (select count(*)::int from working_group_meeting as meeting
        where group_id = working_group.id and left(meeting.from_on, 4)::int = ${year}) as meetings,
      coalesce((select jsonb_agg(title order by id) from working_group_output
        where group_id = working_group.id and left(begun_on, 4)::int = ${year}), '[]') as outputs
    from working_group left join network on network.id = network_id
    where not working_group.demonstration and left(from_on, 4)::int <= ${year}
      and coalesce(left(until_on, 4)::int, ${year}) >= ${year}
    order by network_id nulls first, from_on, working_group.id`.execute(db)
  return rows
}
