import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/database'
import type { FigureScope } from '#platform/figures'

/** One row that a figure is made from. */
export interface Counted {
  readonly id: string
  readonly label: string
  /** Null: the label is a name. */
  readonly language: string | null
  readonly country: string | null
  /** As exactly as it is known. */
  readonly on: string | null
  readonly amount: number
  readonly source: string
}

/** The record says of its members that they had joined by this year, of many not when. */
const recordYear = 2020

/** Invented rows count in the figures of an invented network alone. */
const sameWorld = ({ network }: FigureScope) =>
  sql`demonstration = coalesce((select demonstration from network where id = ${network}), false)`

const inNetwork = ({ year, network }: FigureScope) => sql`(${network}::text is null or exists (
  select from network_membership where place_id = place.id and network_id = ${network}
    and coalesce(from_year, ${year}) <= ${year} and coalesce(until_year, ${year}) >= ${year}))`

const placeColumns = sql`place.id, place.name as label, null as language, place.country,
  place.joined_year::text as "on", 1 as amount, place.source`

const placesWhere = async (db: Db, scope: FigureScope, where: RawBuilder<unknown>): Promise<Counted[]> => {
  const { rows } = await sql<Counted>`select ${placeColumns} from place
    where ${sameWorld(scope)} and ${inNetwork(scope)} and ${where} order by place.country, place.name`.execute(db)
  return rows
}

/** Places attested as members, that had joined by the end of the year. */
export const listMembersBy = (db: Db, scope: FigureScope): Promise<Counted[]> =>
  placesWhere(
    db,
    scope,
    sql`(status = 'member' and coalesce(joined_year, ${recordYear}) <= ${scope.year}
      or status = 'joined_after_2020' and ${scope.year} > ${recordYear} and joined_year <= ${scope.year})`,
  )

export const listNewMembers = (db: Db, scope: FigureScope): Promise<Counted[]> =>
  placesWhere(
    db,
    scope,
    sql`joined_year = ${scope.year} and (status = 'member' or status = 'joined_after_2020' and joined_year > ${recordYear})`,
  )

/** Accessions of which the first thing on record is of the year, and which had not come to an end with it. */
export async function listAccessionsBegun(db: Db, scope: FigureScope): Promise<Counted[]> {
  const { rows } = await sql<Counted>`select place.id, place.name as label, null as language, place.country, begun."on",
      1 as amount, coalesce(accession.source, begun.source, place.source) as source
    from accession join place on place.id = place_id
      cross join lateral (select min(known."on") as "on", min(known.source) as source from (
        select to_char(opened_at, 'YYYY-MM-DD') as "on", null as source
        union all select done_on, source from accession_step
          where accession_id = accession.id and taken_back_at is null
      ) as known) as begun
    where ${sameWorld(scope)} and ${inNetwork(scope)} and left(begun."on", 4)::int = ${scope.year}
      and not exists (select from accession_step where accession_id = accession.id and step = 'welcome'
        and taken_back_at is null and left(done_on, 4)::int <= ${scope.year})
    order by place.name`.execute(db)
  return rows
}

/** By its id where it has no name in English. */
const inEnglish = (column: string) => sql`coalesce(nullif(${sql.ref(column)} ->> 'en', ''), id) as label,
  case when ${sql.ref(column)} ->> 'en' <> '' then 'en' end as language`
const ofRealGroup = sql`exists (select from working_group where working_group.id = group_id and not demonstration)`
const runs = ({ year }: FigureScope) =>
  sql`left(from_on, 4)::int <= ${year} and coalesce(left(until_on, 4)::int, ${year}) >= ${year}`

/** Seats of a group as stated; of one kind, or of all. */
export async function listSeats(
  db: Db,
  { year, network }: FigureScope,
  group: string,
  kind?: string,
): Promise<Counted[]> {
  const { rows } = await sql<Counted>`select seats.id, seats.kind as label, 'en' as language, null as country,
      null as "on", seats.seats as amount, seats.source
    from working_group_seats as seats join working_group on working_group.id = group_id
    where group_id = ${group} and (${kind ?? null}::text is null or seats.kind = ${kind ?? null}) and not demonstration
      and ${runs({ year, network })} order by seats.id`.execute(db)
  return rows
}

export async function listMeetings(db: Db, { year }: FigureScope, group: string): Promise<Counted[]> {
  const { rows } = await sql<Counted>`select id, coalesce(nullif(summary ->> 'en', ''), from_on::text) as label,
      case when summary ->> 'en' <> '' then 'en' end as language, null as country, from_on as "on", 1 as amount, source
    from working_group_meeting where group_id = ${group} and ${ofRealGroup} and left(from_on, 4)::int = ${year}
    order by length(from_on) < 10, from_on, id`.execute(db)
  return rows
}

/** What a group has begun in the year. */
export async function listOutputs(db: Db, { year }: FigureScope, group: string): Promise<Counted[]> {
  const { rows } =
    await sql<Counted>`select id, ${inEnglish('title')}, null as country, begun_on as "on", 1 as amount, source
    from working_group_output where group_id = ${group} and ${ofRealGroup} and left(begun_on, 4)::int = ${year}
    order by array_position(array['exchange', 'practices', 'guidelines', 'recommendation', 'other'], kind), id`.execute(
      db,
    )
  return rows
}

/** Working groups of a network, or of any, that began in the year. */
export async function listGroupsBegun(db: Db, scope: FigureScope): Promise<Counted[]> {
  const { year, network } = scope
  const { rows } =
    await sql<Counted>`select id, ${inEnglish('name')}, null as country, from_on as "on", 1 as amount, source
    from working_group where ${sameWorld(scope)} and left(from_on, 4)::int = ${year}
      and (${network}::text is null or network_id = ${network}) order by network_id nulls first, id`.execute(db)
  return rows
}

/** The network, with the years it had been there by the end of the year. */
export async function listYearsOf(db: Db, { year }: FigureScope, network: string): Promise<Counted[]> {
  const { rows } = await sql<Counted>`select id, ${inEnglish('name')}, null as country, founded_year::text as "on",
      ${year}::int - founded_year as amount, sources ->> 'founded' as source
    from network where id = ${network} and not demonstration and founded_year <= ${year}`.execute(db)
  return rows
}

/** Networks of the programme that were there in the year: not initiatives outside it, nor headings of the record. */
export async function listNetworksOf(db: Db, { year }: FigureScope): Promise<Counted[]> {
  const { rows } =
    await sql<Counted>`select id, ${inEnglish('name')}, null as country, founded_year::text as "on", 1 as amount,
      coalesce(sources ->> 'founded', sources ->> 'kind', '') as source
    from network where not demonstration and kind not in ('initiative', 'grouping')
      and coalesce(founded_year, ${year}) <= ${year} order by id`.execute(db)
  return rows
}
