import { sql } from 'kysely'
import type { Db } from '#platform/database'
import type { Texts } from './model.ts'
import { likeLiteral } from './store.ts'

export interface PlaceQuery {
  readonly demonstration: boolean
  readonly q?: string | undefined
  readonly country?: string | undefined
  readonly network?: string | undefined
  readonly kind?: string | undefined
  readonly status?: string | undefined
  /** These alone. */
  readonly id?: string | undefined
}

export interface Part {
  readonly after: string | null
  readonly limit: number
}

/** A place as programs read it: column names are those of the answer. */
export interface PlaceRow {
  id: string
  name: string
  local_name: string | null
  country: string
  kind: string
  status: string
  joined_year: number | null
  evidence_year: number | null
  /** Degrees of WGS 84; null of an invented place, which is nowhere on Earth. */
  latitude: number | null
  longitude: number | null
  coordinate_scope: 'place' | 'seat' | null
  networks: string[]
  facts: { measure: string; value: number; year: number | null; basis: string; source: string; caveat: Texts | null }[]
  note: string | null
  source: string
  demonstration: boolean
}

/** In the order of their ids. */
export async function listPlaceRows(db: Db, query: PlaceQuery, { after, limit }: Part): Promise<PlaceRow[]> {
  const { demonstration, q, country, network, kind, status } = query
  const { rows } = await sql<PlaceRow>`
    select id, name, local_name, country, kind, status, joined_year, evidence_year,
      case when not demonstration then latitude end as latitude,
      case when not demonstration then longitude end as longitude,
      coordinate_scope, note, source, demonstration,
      array(select network_id from network_membership
        where place_id = place.id and until_year is null order by network_id) as networks,
      (select coalesce(json_agg(json_build_object('measure', measure, 'value', value, 'year', year, 'basis', basis,
        'source', place_fact.source, 'caveat', caveat) order by measure, year, value), '[]')
        from place_fact where place_id = place.id) as facts
    from place
    where demonstration = ${demonstration}
      and (${after}::text is null or id > ${after})
      and (${query.id ?? null}::text is null or id = ${query.id ?? null})
      and (${country ?? null}::text is null or country = ${country ?? null})
      and (${kind ?? null}::text is null or kind = ${kind ?? null})
      and (${status ?? null}::text is null or status = ${status ?? null})
      and (${q ?? null}::text is null or searched like '%' || folded(${likeLiteral(q ?? '')}) || '%')
      and (${network ?? null}::text is null or exists (select from network_membership
        where place_id = place.id and until_year is null and network_id = ${network ?? null}))
    order by id limit ${limit}`.execute(db)
  return rows
}

export async function findPlaceRow(db: Db, id: string): Promise<PlaceRow | undefined> {
  const all = { after: null, limit: 1 }
  const [real] = await listPlaceRows(db, { demonstration: false, id }, all)
  return real ?? (await listPlaceRows(db, { demonstration: true, id }, all))[0]
}

export interface NetworkRow {
  id: string
  name: Record<string, string>
  description: Record<string, string>
  kind: string
  model: string | null
  languages: string[]
  founded_year: number | null
  /** Places in it now. */
  places: number
  demonstration: boolean
}

/** In the order of their ids. */
export async function listNetworkRows(
  db: Db,
  { demonstration, kind, id }: { demonstration?: boolean; kind?: string | undefined; id?: string },
  { after, limit }: Part,
): Promise<NetworkRow[]> {
  const { rows } = await sql<NetworkRow>`
    select id, name, description, kind, model, languages, founded_year, demonstration,
      (select count(*) from network_membership where network_id = network.id and until_year is null)::int as places
    from network
    where (${demonstration ?? null}::boolean is null or demonstration = ${demonstration ?? null})
      and (${after}::text is null or id > ${after})
      and (${id ?? null}::text is null or id = ${id ?? null})
      and (${kind ?? null}::text is null or kind = ${kind ?? null})
    order by id limit ${limit}`.execute(db)
  return rows
}

export interface MembershipRow {
  place: string
  network: string
  from_year: number | null
  until_year: number | null
  source: string
  demonstration: boolean
}

/** Which place is or was in which network, in the order of places and networks. */
export async function listMembershipRows(db: Db, demonstration: boolean): Promise<MembershipRow[]> {
  const { rows } = await sql<MembershipRow>`
    select place_id as place, network_id as network, from_year, until_year, network_membership.source, demonstration
    from network_membership join place on place.id = place_id
    where demonstration = ${demonstration} order by place_id, network_id`.execute(db)
  return rows
}
