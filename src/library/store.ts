import { type GeneratedAlways, type SelectQueryBuilder, sql } from 'kysely'
import type { Db } from '#platform/database'
import { notFound } from '#platform/http'
import { spellings } from '#platform/search'
import { likeLiteral } from '#network'
import type { OwnEntry } from './drafts/entry.ts'
import type { Practice, PracticeRecord, Translation } from './model.ts'

export type LibraryTables = {
  practice: {
    id: string
    title: string
    year: number | null
    period: string | null
    policy_area: string
    summary: string
    language: string
    title_language: string | null
    source: string
    demonstration: boolean
    owner_place_id: string | null
    translation: Translation | null
    searched: GeneratedAlways<string>
  }
  practice_place: {
    practice_id: string
    position: number
    place_id: string | null
    name: string
    country: string
  }
}

export interface PracticeFilter {
  /** Part of title or summary, whatever its accents. */
  search?: string | undefined
  area?: string | undefined
  country?: string | undefined
  place?: string | undefined
  year?: number | undefined
  ids?: readonly string[] | undefined
}

export interface PracticeSlice {
  practices: Practice[]
  /** How many the filter leaves in all. */
  count: number
}

const inList = [
  'id',
  'title',
  'year',
  'policy_area as area',
  'summary',
  'language',
  'title_language as titleLanguage',
  'translation',
  'owner_place_id as ownerPlaceId',
  'demonstration',
] as const

/** Real ones alone. */
export async function countPractices(db: Db): Promise<number> {
  const { count } = await db
    .withTables<LibraryTables>()
    .selectFrom('practice')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('demonstration', '=', false)
    .executeTakeFirstOrThrow()
  return count
}

/** Real ones unless a place is named; newest first, the undated last. */
export async function listPractices(db: Db, filter: PracticeFilter = {}): Promise<Practice[]> {
  return withPlaces(db, narrowed(db, filter).select(inList))
}

/** A page of the list; `count` is right even where the page lies behind the last. */
export async function slicePractices(
  db: Db,
  filter: PracticeFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<PracticeSlice> {
  const found = narrowed(db, filter)
  const slice = found
    .select([...inList, sql<number>`count(*) over ()`.as('count')])
    .orderBy('year', (order) => order.desc().nullsLast())
    .orderBy('title')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
  const practices = await withPlaces(db, slice)
  const count = practices[0]?.count ?? (offset > 0 ? await countOf(found) : 0)
  return { practices, count }
}

/** In order, each with its places: gathered for all rows at once, which for a page of them takes a third of the time. */
async function withPlaces<Row extends Omit<Practice, 'places'>>(
  db: Db,
  found: SelectQueryBuilder<LibraryTables, 'practice', Row>,
): Promise<(Row & Pick<Practice, 'places'>)[]> {
  const { rows } = await sql<Row & Pick<Practice, 'places'>>`
    with found as (${found}),
      located as (
        select practice_id, jsonb_agg(
          jsonb_build_object('placeId', place_id, 'name', name, 'country', country) order by position) as places
        from practice_place where practice_id in (select id from found) group by practice_id)
    select found.*, coalesce(places, '[]') as places from found left join located on practice_id = id
    order by year desc nulls last, title, id`.execute(db)
  return rows
}

async function countOf(found: ReturnType<typeof narrowed>): Promise<number> {
  const { count } = await found.select(sql<number>`count(*)`.as('count')).executeTakeFirstOrThrow()
  return count
}

/** What has these words as they are typed, in one of the spellings of English. */
export const inAnySpelling = (search: string) => sql<boolean>`searched like any (
  select '%' || folded(spelling) || '%' from unnest(${sql.val(spellings(search).map(likeLiteral))}::text[]) spelling)`

function narrowed(db: Db, { search, area, country, place, year, ids }: PracticeFilter) {
  let query = db.withTables<LibraryTables>().selectFrom('practice')
  if (search) query = query.where(inAnySpelling(search))
  if (area) query = query.where('policy_area', '=', area)
  if (year !== undefined) query = query.where('year', '=', year)
  if (ids) query = query.where(sql<boolean>`id = any(${sql.val([...ids])}::text[])`)
  // An invented practice is seen from its invented place alone.
  if (place) query = query.where('id', 'in', practicesWith('place_id', place))
  else query = query.where('demonstration', '=', false)
  if (country) query = query.where('id', 'in', practicesWith('country', country))
  return query
}

function practicesWith(column: 'place_id' | 'country', value: string) {
  return sql<string>`(select practice_id from practice_place where ${sql.ref(column)} = ${value})`
}

export const practicesOf = (db: Db, place: string): Promise<Practice[]> => listPractices(db, { place })

/** Of one set, real or invented, those that answer a question of the index. */
export async function listMappedPractices(db: Db, demonstration: boolean): Promise<Practice[]> {
  const found = db
    .withTables<LibraryTables>()
    .selectFrom('practice')
    .where('demonstration', '=', demonstration)
    .where('id', 'in', sql<string>`(select practice_id from practice_item where item is not null)`)
  return withPlaces(db, found.select(inList))
}

/** Throws notFound. */
export async function getPractice(db: Db, id: string): Promise<PracticeRecord> {
  // Postgres takes no NUL in a text.
  if (id.includes('\0')) throw notFound()
  const found = db
    .withTables<LibraryTables>()
    .selectFrom('practice')
    .select([...inList, 'period', 'source'])
  const [practice] = await withPlaces(db, found.where('id', '=', id))
  if (!practice) throw notFound()
  return practice
}

export interface PracticeChoices {
  areas: readonly string[]
  countries: readonly string[]
  places: readonly { id: string; name: string }[]
  years: readonly number[]
}

/** All that the filters of the real practices offer, in one query. */
export async function listPracticeChoices(db: Db): Promise<PracticeChoices> {
  const { rows } = await sql<PracticeChoices>`
    with real as (select id, policy_area, year from practice where not demonstration),
      located as (select place_id, name, country from practice_place where practice_id in (select id from real))
    select coalesce((select array_agg(distinct policy_area) from real), '{}') as areas,
      coalesce((select array_agg(distinct country) from located), '{}') as countries,
      coalesce((select array_agg(distinct year) from real where year is not null), '{}') as years,
      coalesce((select jsonb_agg(distinct jsonb_build_object('id', place_id, 'name', name))
        from located where place_id is not null), '[]') as places`.execute(db)
  return rows[0] ?? { areas: [], countries: [], places: [], years: [] }
}

type Loaded<Table> = Omit<Table, 'demonstration' | 'searched' | 'owner_place_id' | 'translation'>

/**
 * The practices of the record become exactly these. Those that stay are changed in place, since marks of places hang on
 * them; what places have written here themselves is left alone.
 */
export async function replaceRealPractices(
  db: Db,
  practices: readonly Loaded<LibraryTables['practice']>[],
  practicePlaces: readonly LibraryTables['practice_place'][],
): Promise<void> {
  await db
    .withTables<LibraryTables>()
    .transaction()
    .execute(async (tx) => {
      const ids = practices.map(({ id }) => id)
      await tx
        .deleteFrom('practice')
        .where('demonstration', '=', false)
        .where('owner_place_id', 'is', null)
        .where('id', 'not in', ids)
        .execute()
      await tx
        .insertInto('practice')
        .values(practices.map((practice) => ({ ...practice, demonstration: false })))
        .onConflict((known) =>
          known.column('id').doUpdateSet(({ ref }) => ({
            title: ref('excluded.title'),
            year: ref('excluded.year'),
            period: ref('excluded.period'),
            policy_area: ref('excluded.policy_area'),
            summary: ref('excluded.summary'),
            language: ref('excluded.language'),
            title_language: ref('excluded.title_language'),
            source: ref('excluded.source'),
          })),
        )
        .execute()
      await tx.deleteFrom('practice_place').where('practice_id', 'in', ids).execute()
      await tx
        .insertInto('practice_place')
        .values([...practicePlaces])
        .execute()
    })
}

/** True where no practice has the id. */
export async function isFree(db: Db, id: string): Promise<boolean> {
  const known = await db.withTables<LibraryTables>().selectFrom('practice').select('id').where('id', '=', id).execute()
  return known.length === 0
}

/** A practice that its place wrote: put in, or brought to what its newest published version says. */
export async function putOwnPractice(
  db: Db,
  id: string,
  entry: OwnEntry,
  place: { id: string; name: string; country: string; demonstration: boolean },
): Promise<void> {
  const { title, summary, language, translation, year, period, area, source } = entry
  await sql`insert into practice
      (id, title, year, period, policy_area, summary, language, source, demonstration, owner_place_id, translation)
    values (${id}, ${title}, ${year}, ${period}, ${area}, ${summary}, ${language}, ${source}, ${place.demonstration},
      ${place.id}, ${translation && JSON.stringify(translation)})
    on conflict (id) do update set title = excluded.title, year = excluded.year, period = excluded.period,
      policy_area = excluded.policy_area, summary = excluded.summary, language = excluded.language,
      translation = excluded.translation`.execute(db)
  await sql`insert into practice_place (practice_id, position, place_id, name, country)
    values (${id}, 0, ${place.id}, ${place.name}, ${place.country}) on conflict do nothing`.execute(db)
}
