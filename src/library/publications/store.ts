import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/database'
import { countEntries, type Entry, listEntries, type Reader, type Refine, visibleTo } from '../entries/index.ts'
import { publicationKind } from './kind.ts'
import type { PublicationValues } from './model.ts'
import type { PublicationsQuery } from './query.ts'

export type Publication = Entry<PublicationValues>
type Filter = Omit<PublicationsQuery, 'page'>

/** What stands for the programme among the networks. */
export const programme = 'programme'

const year = sql`coalesce(left(entry.issued, 4)::integer, entry.listed_year)`

function narrowed({ form, language, theme, network, year: wanted }: Filter): Refine {
  const wheres: RawBuilder<boolean>[] = [
    ...(form ? [sql<boolean>`entry.form = ${form}`] : []),
    ...(language ? [sql<boolean>`${language} = any(entry.languages)`] : []),
    ...(theme ? [sql<boolean>`${theme} = any(entry.themes)`] : []),
    ...(network === programme ? [sql<boolean>`entry.network_id is null`] : []),
    ...(network && network !== programme ? [sql<boolean>`entry.network_id = ${network}`] : []),
    ...(wanted === undefined ? [] : [sql<boolean>`${year} = ${wanted}`]),
  ]
  return (query) => wheres.reduce((narrower, where) => narrower.where(where), query)
}

/** Newest first, the undated last. */
const inOrder =
  (lang: string): Refine =>
  (query) =>
    query
      .orderBy(sql`entry.issued`, (order) => order.desc().nullsLast())
      .orderBy(sql`folded(coalesce(entry.texts -> ${lang}::text ->> 'title', entry.printed_title))`)

export interface Reading {
  readonly db: Db
  readonly reader: Reader
  readonly now: Date
}

export async function slicePublications(
  { db, reader, now }: Reading,
  filter: Filter,
  { limit, offset, lang }: { limit: number; offset: number; lang: string },
): Promise<{ publications: Publication[]; count: number }> {
  const found = narrowed(filter)
  const [publications, count] = await Promise.all([
    listEntries(db, publicationKind, reader, now, (query) => inOrder(lang)(found(query)).limit(limit).offset(offset)),
    countEntries(db, publicationKind, reader, now, found),
  ])
  return { publications, count }
}

export function listPublications({ db, reader, now }: Reading, filter: Filter, lang: string): Promise<Publication[]> {
  return listEntries(db, publicationKind, reader, now, (query) => inOrder(lang)(narrowed(filter)(query)))
}

/** What a report lists under one heading. */
export const listSection = ({ db, reader, now }: Reading, section: string): Promise<Publication[]> =>
  listEntries(db, publicationKind, reader, now, (query) => query.where(sql<boolean>`entry.section = ${section}`))

/** The same publication in other languages, where these are entries of their own. */
export function listVersions({ db, reader, now }: Reading, { id, values }: Publication): Promise<Publication[]> {
  const first = values.versionOf ?? id
  return listEntries(db, publicationKind, reader, now, (query) =>
    query.where(sql<boolean>`(entry.version_of = ${first} or entry.id = ${first}) and entry.id <> ${id}`),
  )
}

export interface Offered {
  readonly of: 'form' | 'language' | 'theme' | 'network' | 'year'
  readonly value: string
  readonly count: number
}

/** What each filter offers to the reader, with how many there are. */
export async function listOffered({ db, reader, now }: Reading): Promise<Offered[]> {
  const { rows } = await sql<Offered>`
    with entry as materialized (select * from publication as entry where ${visibleTo(reader, now, 'entry')}),
      offered as (
        select 'form' as of, form as value from entry
        union all select 'language', unnest(languages) from entry
        union all select 'theme', unnest(themes) from entry
        union all select 'network', coalesce(network_id, ${programme}) from entry
        union all select 'year', ${year}::text from entry)
    select of, value, count(*)::integer as count from offered where value is not null group by of, value`.execute(db)
  return rows
}
