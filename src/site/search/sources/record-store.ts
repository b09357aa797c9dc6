import { sql } from 'kysely'
import type { Db } from '#platform/database'

type Texts = Readonly<Record<string, string>>

const among = (ids: readonly string[]) => sql.val([...ids])

export interface PlaceRow {
  id: string
  name: string
  localName: string | null
  country: string
  countryName: Texts | null
  kind: string
  demonstration: boolean
  networks: { id: string; name: Texts }[]
}

export const listPlaceRows = async (db: Db, ids: readonly string[]): Promise<PlaceRow[]> =>
  (
    await sql<PlaceRow>`select place.id, place.name, local_name as "localName", country, invented_country.name as "countryName",
      place.kind, place.demonstration, coalesce((
        select jsonb_agg(jsonb_build_object('id', network.id, 'name', network.name) order by network.id)
        from network_membership join network on network.id = network_id
        where place_id = place.id and until_year is null), '[]') as networks
    from place left join invented_country on code = country where place.id = any(${among(ids)})`.execute(db)
  ).rows

export interface NetworkRow {
  id: string
  name: Texts
  description: Texts
  demonstration: boolean
}

export const listNetworkRows = async (db: Db, ids: readonly string[]): Promise<NetworkRow[]> =>
  (
    await sql<NetworkRow>`select id, name, description, demonstration from network where id = any(${among(ids)})`.execute(
      db,
    )
  ).rows

export interface PageRow {
  id: string
  networkId: string
  networkName: Texts
  kind: 'about' | 'year' | 'page'
  year: number | null
  publishedAt: Date
  texts: Readonly<Record<string, { title: string; text: string }>>
  demonstration: boolean
}

/** As readers have it: the published version of what is published. */
export const listPageRows = async (db: Db, ids: readonly string[]): Promise<PageRow[]> =>
  (
    await sql<PageRow>`select page.id, network_id as "networkId", network.name as "networkName", page.kind, year,
      published_at as "publishedAt", texts, network.demonstration
    from network_page as page join network on network.id = network_id
      join network_page_version on page_id = page.id and version = published_version
    where page.id = any(${among(ids)})`.execute(db)
  ).rows

export interface GroupRow {
  id: string
  acronym: string | null
  name: Texts
  purpose: Texts
  networkId: string | null
  demonstration: boolean
  meetings: (Texts | null)[]
  outputs: Texts[]
}

export const listGroupRows = async (db: Db, ids: readonly string[]): Promise<GroupRow[]> =>
  (
    await sql<GroupRow>`select id, acronym, name, purpose, network_id as "networkId", demonstration,
      coalesce((select jsonb_agg(summary order by from_on) from working_group_meeting
        where group_id = working_group.id and summary is not null), '[]') as meetings,
      coalesce((select jsonb_agg(title order by id) from working_group_output where group_id = working_group.id), '[]') as outputs
    from working_group where id = any(${among(ids)})`.execute(db)
  ).rows

export interface PracticeRow {
  id: string
  title: string
  titleLanguage: string | null
  summary: string
  language: string
  translation: { language: string; title: string; summary: string } | null
  area: string
  year: number | null
  demonstration: boolean
  places: { placeId: string | null; name: string; country: string }[]
}

export const listPracticeRows = async (db: Db, ids: readonly string[]): Promise<PracticeRow[]> =>
  (
    await sql<PracticeRow>`select id, title, title_language as "titleLanguage", summary, language, translation,
      policy_area as area, year, demonstration, coalesce((
        select jsonb_agg(jsonb_build_object('placeId', place_id, 'name', name, 'country', country) order by position)
        from practice_place where practice_id = practice.id), '[]') as places
    from practice where id = any(${among(ids)})`.execute(db)
  ).rows

export interface ExpertRow {
  id: string
  name: string
  themes: string[]
  about: Texts | null
  publicSince: Date
  demonstration: boolean
}

/** Those alone who agreed that everybody may see them, while they hold the mandate. */
export const listExpertRows = async (db: Db, ids: readonly string[]): Promise<ExpertRow[]> =>
  (
    await sql<ExpertRow>`select account_id as id, auth_user.name, themes, about, public_since as "publicSince", demonstration
    from expert join auth_user on auth_user.id = account_id
    where public_since is not null and account_id = any(${among(ids)})
      and exists (select from mandate where mandate.account_id = auth_user.id and role = 'expert'
        and from_on <= current_date and (until_on is null or until_on >= current_date))`.execute(db)
  ).rows

export interface ResultRow {
  id: string
  placeId: string | null
  place: string
  year: number | null
  instrument: string | null
  publishedAt: Date
  reported: boolean
  demonstration: boolean
}

/** Of which everybody may read at least the total. */
export const listResultRows = async (db: Db, ids: readonly string[]): Promise<ResultRow[]> =>
  (
    await sql<ResultRow>`select result.id, place_id as "placeId", place.name as place, year, edition_id as instrument,
      chosen_at as "publishedAt", place.demonstration,
      exists (select from report_version where result_id = result.id) as reported
    from result join place on place.id = place_id join result_publication on result_id = result.id and total
    where result.id = any(${among(ids)})`.execute(db)
  ).rows

/** In force and not withdrawn. */
export const listOfficialRows = async (db: Db, ids: readonly string[]): Promise<ResultRow[]> =>
  (
    await sql<ResultRow>`select entry.id, place_id as "placeId", coalesce(place.name, entry.name) as place,
      latest.year, null as instrument, latest.entered_at as "publishedAt", true as reported,
      coalesce(place.demonstration, false) as demonstration
    from official_entry as entry left join place on place.id = place_id
      join lateral (select * from official_version where entry_id = entry.id order by version desc limit 1) as latest on true
    where not latest.withdrawn and entry.id = any(${among(ids)})`.execute(db)
  ).rows
