import { sql, type Transaction } from 'kysely'
import type { Db } from '#platform/database'
import { notFound } from '#platform/http'
import type { Texts } from '../model.ts'
import type { GroupMember, GroupPart, GroupRecord, Meeting, Output, Seats, WorkingGroup } from './model.ts'

export type Tx = Transaction<{}>

const groups = sql`select working_group.id, acronym, working_group.name, purpose, network_id as "networkId",
  network.name as "networkName", decided_by as "decidedBy", attached_to as "attachedTo", from_on as "fromOn",
  until_on as "untilOn", note, working_group.source, working_group.demonstration
  from working_group left join network on network.id = network_id`

export interface GroupFilter {
  demonstration: boolean
  /** Those of one network alone. */
  networkId?: string | undefined
}

/** Those of the programme first, then by network and name. */
export async function listGroups(db: Db, { demonstration, networkId }: GroupFilter): Promise<WorkingGroup[]> {
  const { rows } = await sql<WorkingGroup>`${groups} where working_group.demonstration = ${demonstration}
    and (${networkId ?? null}::text is null or network_id = ${networkId ?? null})
    order by network_id nulls first, from_on, working_group.name ->> 'en'`.execute(db)
  return rows
}

export async function findGroup(db: Db, id: string): Promise<WorkingGroup | undefined> {
  if (id.includes('\0')) return undefined
  const { rows } = await sql<WorkingGroup>`${groups} where working_group.id = ${id}`.execute(db)
  return rows[0]
}

/** Throws notFound. Meetings and outputs by date, the undated last. */
export async function getGroupRecord(db: Db, id: string): Promise<GroupRecord> {
  const group = await findGroup(db, id)
  if (!group) throw notFound()
  const [seats, members, meetings, outputs] = await Promise.all([
    sql<Seats>`select id, kind, seats, source from working_group_seats where group_id = ${id}
      order by array_position(array['state', 'place', 'organisation', 'person'], kind)`.execute(db),
    sql<GroupMember>`select member.id, member.kind, standing, place_id as "placeId", place.name as "placeName",
      member.country, member.name, from_on as "fromOn", until_on as "untilOn", member.source
      from working_group_member as member left join place on place.id = place_id where group_id = ${id}
      order by standing, array_position(array['state', 'place', 'organisation', 'person'], member.kind),
        coalesce(place.name, member.name ->> 'en', member.country)`.execute(db),
    sql<Meeting>`select id, from_on as "fromOn", until_on as "untilOn", format, location, summary, documents, source
      from working_group_meeting where group_id = ${id} order by length(from_on) < 10, from_on, id`.execute(db),
    sql<Output>`select id, kind, title, begun_on as "begunOn", drafted_on as "draftedOn", adopted_on as "adoptedOn",
      document, source from working_group_output where group_id = ${id}
      order by array_position(array['exchange', 'practices', 'guidelines', 'recommendation', 'other'], kind), id`.execute(
      db,
    ),
  ])
  return { group, seats: seats.rows, members: members.rows, meetings: meetings.rows, outputs: outputs.rows }
}

/** Column by column, JSON as text. */
export type Row = Readonly<Record<string, string | number | null>>

const tableOf: Record<GroupPart, string> = {
  seats: 'working_group_seats',
  members: 'working_group_member',
  meetings: 'working_group_meeting',
  outputs: 'working_group_output',
}

/** Adds it, or changes the one of that id. The names of columns are our own. False: of another group. */
export async function putRow(tx: Tx, part: GroupPart, groupId: string, id: string, row: Row): Promise<boolean> {
  const table = sql.table(tableOf[part])
  const names = Object.keys(row)
  const columns = sql.join(names.map((name) => sql.ref(name)))
  const values = sql.join(names.map((name) => sql`${row[name] ?? null}`))
  const changes = sql.join(names.map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`))
  const { rows } = await sql`insert into ${table} (id, group_id, ${columns}) values (${id}, ${groupId}, ${values})
    on conflict (id) do update set ${changes} where ${table}.group_id = ${groupId} returning 1`.execute(tx)
  return rows.length > 0
}

/** False: there is none of that id in the group. */
export async function deleteRow(tx: Tx, part: GroupPart, groupId: string, id: string): Promise<boolean> {
  const { rows } = await sql`delete from ${sql.table(tableOf[part])}
    where id = ${id} and group_id = ${groupId} returning 1`.execute(tx)
  return rows.length > 0
}

export async function insertGroup(tx: Tx, id: string, row: Row, demonstration: boolean): Promise<void> {
  const names = Object.keys(row)
  await sql`insert into working_group (id, demonstration, ${sql.join(names.map((name) => sql.ref(name)))})
    values (${id}, ${demonstration}, ${sql.join(names.map((name) => sql`${row[name] ?? null}`))})`.execute(tx)
}

export async function updateGroup(tx: Tx, id: string, row: Row, at: Date): Promise<void> {
  const changes = Object.keys(row).map((name) => sql`${sql.ref(name)} = ${row[name] ?? null}`)
  await sql`update working_group set ${sql.join(changes)}, changed_at = ${at} where id = ${id}`.execute(tx)
}

/** Any row of a group was changed here: the record no longer speaks for it. */
export async function markChanged(tx: Tx, id: string, at: Date): Promise<void> {
  await sql`update working_group set changed_at = ${at} where id = ${id}`.execute(tx)
}

export async function deleteGroup(tx: Tx, id: string): Promise<void> {
  await sql`delete from working_group where id = ${id}`.execute(tx)
}

/** Whether somebody has changed it here. */
export async function isChanged(db: Db, id: string): Promise<boolean> {
  const { rows } = await sql`select from working_group where id = ${id} and changed_at is not null`.execute(db)
  return rows.length > 0
}

/** A meeting with its group, for whoever lists meetings of all groups. */
export interface GroupMeeting extends Meeting {
  groupId: string
  groupName: Texts
  acronym: string | null
  networkId: string | null
  demonstration: boolean
}

/** Of every group; invented ones only where asked for. */
export async function listGroupMeetings(db: Db, demonstration: boolean): Promise<GroupMeeting[]> {
  const { rows } = await sql<GroupMeeting>`
    select meeting.id, meeting.from_on as "fromOn", meeting.until_on as "untilOn", format, location, summary, documents,
      meeting.source, group_id as "groupId", working_group.name as "groupName", acronym, network_id as "networkId",
      working_group.demonstration
    from working_group_meeting as meeting join working_group on working_group.id = group_id
    where ${demonstration} or not working_group.demonstration order by meeting.from_on, meeting.id`.execute(db)
  return rows
}
