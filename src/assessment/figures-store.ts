import { sql } from 'kysely'
import { called, countable, wasIn } from '#library'
import type { Db } from '#platform/database'
import type { FigureRow, FigureScope } from '#platform/figures'

interface Row extends Omit<FigureRow, 'labels'> {
  readonly labels: Readonly<Record<string, string>> | null
}

const rowOf = ({ labels, ...row }: Row): FigureRow => ({ ...row, ...(labels && { labels }) })

const atNetwork = (scope: FigureScope) => sql`(${scope.network}::text is null or ${wasIn(scope, 'place.id')})`

/** Visits of experts in the year: on record, or held here at real places and told since by a published profile. */
export async function listVisitsOf(db: Db, scope: FigureScope): Promise<FigureRow[]> {
  const { year, network } = scope
  const { rows } = await sql<Row>`
    select entry.id, ${called('title')}, '/visits/recorded#' || entry.id as address, entry.start_on as "on"
    from visit_record as entry
    where ${countable('entry')} and left(entry.start_on, 4) = ${String(year)}
      and (${network}::text is null or entry.network_id = ${network})
    union all
    select visit.id, place.name, null, null, null, '/places/' || place.id, to_char(visit.held_at, 'YYYY-MM-DD')
    from visit join round on round.id = visit.round_id join place on place.id = round.place_id
    where not place.demonstration and visit.cancelled_at is null and visit.published_at is not null
      and extract(year from visit.held_at) = ${year}
      and ${atNetwork(scope)}
    order by "on", id`.execute(db)
  return rows.map(rowOf)
}

/** Support on record, and what was handed over here to real places, in the year. */
export async function listSupportOf(db: Db, scope: FigureScope): Promise<FigureRow[]> {
  const { year } = scope
  const { rows } = await sql<Row>`
    select record.id, coalesce(nullif(record.title ->> 'en', ''), record.id) as label,
      case when record.title ->> 'en' <> '' then 'en' end as language, record.title as labels, record.source,
      '/support' as address, record.year::text as "on"
    from support_record as record left join place on place.id = record.place_id
    where record.year = ${year} and not coalesce(place.demonstration, false) and ${atNetwork(scope)}
    union all
    select request.id, coalesce(request.output_title, request.id),
      case when request.output_title is not null then request.language end, null, null, '/support',
      to_char(delivered_at, 'YYYY-MM-DD')
    from support_request as request join place on place.id = request.place_id
    where not place.demonstration and ended_at is null and output_visibility = 'public'
      and extract(year from delivered_at) = ${year} and ${atNetwork(scope)}
    order by id`.execute(db)
  return rows.map(rowOf)
}
