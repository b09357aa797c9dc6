import { sql } from 'kysely'
import type { Db } from '#platform/database'
import type { FigureScope } from '#platform/figures'
import type { Tx } from './store.ts'

/** A place, or a name that no place of the record bears, with an Index of the programme's. */
export interface IndexedPlace {
  readonly placeId: string | null
  readonly name: string
  readonly country: string
  /** Of the latest report known; null where it is not dated. */
  readonly on: string | null
  readonly source: string | null
}

const inNetwork = ({ network }: FigureScope) => sql`(${network}::text is null or exists (
  select from network_membership where network_membership.place_id = known.place_id
    and network_id = ${network} and coalesce(from_year, known.year) <= known.year
    and coalesce(until_year, known.year) >= known.year))`

/** Each place once, with the source of its latest report. */
const once = (
  found: ReturnType<typeof sql>,
) => sql<IndexedPlace>`select distinct on (coalesce(place_id, known.name), known.country)
    place_id as "placeId", coalesce(place.name, known.name) as name, known.country, known.dated as "on", known.source
  from (${found}) as known left join place on place.id = place_id
  where not coalesce(place.demonstration, false)
  order by coalesce(place_id, known.name), known.country, dated desc nulls last`

/** Those of which a report, a published result or a printed annual report says that they completed the Index by then. */
export async function listIndexed(db: Db, scope: FigureScope): Promise<IndexedPlace[]> {
  const { rows } = await sql<IndexedPlace>`select * from (${once(sql`
    select known.* from (
      select place_id, name, country, report_date as dated, ${scope.year}::int as year, source from known_report
        where report_date is null or left(report_date, 4)::int <= ${scope.year}
      union all
      select place_id, name, country, year::text, year, source from named_index_report where year <= ${scope.year}
      union all
      select place_id, entry.name, entry.country, coalesce(report_date, version.year::text), version.year, version.source
        from official_entry as entry join official_version as version on entry_id = entry.id
        left join place on place.id = place_id
        where basis = 'own_result' and not withdrawn and version.year <= ${scope.year} and not coalesce(demonstration, false)
          and version = (select max(version) from official_version where entry_id = entry.id)
      union all
      select id, name, country, evidence_year::text, evidence_year, source from place
        where status = 'index_participant' and evidence_year <= ${scope.year} and not demonstration
    ) as known where ${inNetwork(scope)}`)}) as indexed order by country, name`.execute(db)
  return rows
}

/** Those with a report of the year: dated so, or named in the printed report of that year. */
export async function listIndexReports(db: Db, scope: FigureScope): Promise<IndexedPlace[]> {
  const { rows } = await sql<IndexedPlace>`select * from (${once(sql`
    select known.* from (
      select place_id, name, country, report_date as dated, ${scope.year}::int as year, source from known_report
        where left(report_date, 4)::int = ${scope.year}
      union all
      select place_id, name, country, null, year, source from named_index_report where year = ${scope.year}
    ) as known where ${inNetwork(scope)}`)}) as reports order by country, name`.execute(db)
  return rows
}

export async function listNamedReports(db: Db, scope: FigureScope): Promise<IndexedPlace[]> {
  const { rows } = await sql<IndexedPlace>`select * from (${once(sql`
    select known.* from (
      select place_id, name, country, year::text as dated, year, source from named_index_report where year = ${scope.year}
    ) as known where ${inNetwork(scope)}`)}) as reports order by country, name`.execute(db)
  return rows
}

export interface NamedReport {
  readonly year: number
  readonly name: string
  readonly country: string
  readonly source: string
}

/** The list holds what the record does; a city is found by its name and country, with or without its local name. */
export async function replaceNamedReports(tx: Tx, reports: readonly NamedReport[]): Promise<void> {
  await sql`delete from named_index_report`.execute(tx)
  for (const { year, name, country, source } of reports) {
    await sql`insert into named_index_report (year, place_id, name, country, source)
      values (${year}, (select id from place where country = ${country} and not demonstration
        and folded(${name}) in (folded(place.name), folded(local_name)) order by id limit 1), ${name}, ${country}, ${source})`.execute(
      tx,
    )
  }
}
