import { sql } from 'kysely'
import { countable } from '#library'
import type { Db } from '#platform/database'
import type { FigureRow, FigureScope } from '#platform/figures'

interface Row extends Omit<FigureRow, 'labels'> {
  readonly labels: Readonly<Record<string, string>> | null
}

const rowOf = ({ labels, ...row }: Row): FigureRow => ({ ...row, ...(labels && { labels }) })

const atNetwork = (network: string | null) => sql`(${network}::text is null or exists (
  select from network_membership as member where member.place_id = place.id and member.network_id = ${network}))`

/** Visits of experts that took place in the year: those on record, and those held here at real places. */
export async function listVisitsOf(db: Db, { year, network }: FigureScope): Promise<FigureRow[]> {
  const { rows } = await sql<Row>`
    select entry.id, coalesce(entry.texts -> entry.source_language ->> 'title', entry.id) as label,
      (select jsonb_object_agg(key, value ->> 'title') from jsonb_each(entry.texts) where value ->> 'title' <> '') as labels,
      entry.source_language as language, '/visits/recorded#' || entry.id as address, entry.start_on as "on", entry.source
    from visit_record as entry
    where ${countable('entry')} and left(entry.start_on, 4) = ${String(year)}
      and (${network}::text is null or entry.network_id = ${network})
    union all
    select visit.id, place.name, null, null, '/places/' || place.id, to_char(visit.held_at, 'YYYY-MM-DD'), null
    from visit join round on round.id = visit.round_id join place on place.id = round.place_id
    where not place.demonstration and visit.cancelled_at is null and extract(year from visit.held_at) = ${year}
      and ${atNetwork(network)}
    order by "on", id`.execute(db)
  return rows.map(rowOf)
}

/** Support on record, and what was handed over here to real places, in the year. */
export async function listSupportOf(db: Db, { year, network }: FigureScope): Promise<FigureRow[]> {
  const { rows } = await sql<Row>`
    select record.id, record.title ->> 'en' as label, record.title as labels, 'en' as language, '/support' as address, record.year::text as "on",
      record.source
    from support_record as record left join place on place.id = record.place_id
    where record.year = ${year} and (${network}::text is null or ${atNetwork(network)})
    union all
    select request.id, request.output_title, null, request.language, '/support', to_char(delivered_at, 'YYYY-MM-DD'), null
    from support_request as request join place on place.id = request.place_id
    where not place.demonstration and ended_at is null and output_visibility = 'public'
      and extract(year from delivered_at) = ${year} and ${atNetwork(network)}
    order by id`.execute(db)
  return rows.map(rowOf)
}
