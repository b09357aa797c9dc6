import { sql } from 'kysely'
import type { PlaceFact, Texts } from '#network'
import type { Db } from '#platform/database'

/** Rises with every change of what charts are drawn from (0016-charts.sql): rows read under a number are its rows for good. */
export async function readRevision(db: Db): Promise<number> {
  const { rows } = await sql<{ number: string }>`select number from chart_revision`.execute(db)
  return Number(rows[0]?.number ?? 0)
}

export interface PlaceRow {
  readonly id: string
  readonly name: string
  readonly country: string
  readonly networkIds: readonly string[]
  readonly longitude: number | null
  readonly latitude: number | null
  readonly facts: readonly PlaceFact[]
}

export interface SetRows {
  readonly places: readonly PlaceRow[]
  readonly networks: readonly { readonly id: string; readonly name: Texts }[]
  readonly invented: readonly { readonly code: string; readonly name: Texts }[]
  readonly waves: readonly { readonly edition: string; readonly years: readonly number[] }[]
}

/** A result is in the charts as long as its total is public, of an invented place as of a real one. */
const open = (demonstration: boolean) => sql`result.demonstration = ${demonstration}
  and exists (select from result_publication where result_id = result.id and total)`

/** All that filters and axes need of the places that have results, as one row of JSON. */
export async function readSetRows(db: Db, demonstration: boolean): Promise<SetRows> {
  const { rows } = await sql<SetRows>`
    with shown as (select id, place_id, edition_id, year from result where ${open(demonstration)})
    select
      (select coalesce(json_agg(json_build_object('id', id, 'name', name, 'country', country, 'longitude', longitude,
          'latitude', latitude, 'networkIds', array(
            select network_id from network_membership where place_id = place.id and until_year is null order by network_id),
          'facts', (select coalesce(json_agg(json_build_object('placeId', place_id, 'measure', measure, 'value', value,
            'year', year, 'basis', basis, 'source', source, 'caveat', caveat)), '[]')
            from place_fact where place_id = place.id
              and measure in ('population', 'foreign_born_percent', 'non_national_percent')))), '[]')
        from place where place.demonstration = ${demonstration} and id in (select place_id from shown)) as places,
      (select coalesce(json_agg(json_build_object('id', id, 'name', name)), '[]') from network
        where network.demonstration = ${demonstration}) as networks,
      (select coalesce(json_agg(json_build_object('code', code, 'name', name)), '[]') from invented_country) as invented,
      (select coalesce(json_agg(json_build_object('edition', edition_id, 'years', years)), '[]')
        from (select edition_id, array_agg(distinct year order by year) as years from shown group by edition_id) as waves)
        as waves`.execute(db)
  return rows[0] ?? { places: [], networks: [], invented: [], waves: [] }
}

export interface HeadRow {
  readonly id: string
  readonly placeId: string
  readonly year: number
  /** YYYY-MM-DD, of UTC. */
  readonly day: string
  readonly areas: boolean
}

/** The results of one edition that everybody may read, newest first. */
export async function readHeads(db: Db, demonstration: boolean, edition: string): Promise<readonly HeadRow[]> {
  const { rows } = await sql<{ heads: HeadRow[] }>`
    select coalesce(json_agg(json_build_object('id', id, 'placeId', place_id, 'year', year,
      'day', to_char(computed_at at time zone 'UTC', 'YYYY-MM-DD'), 'areas', exists (
        select from result_publication where result_id = result.id and areas))
      order by place_id, year desc, computed_at desc), '[]') as heads
    from result where edition_id = ${edition} and ${open(demonstration)}`.execute(db)
  return rows[0]?.heads ?? []
}
