import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/database'
import type { FigureScope } from '#platform/figures'
import { countable } from './entries/index.ts'

/** One row that a figure is made from. */
export interface Counted {
  readonly id: string
  readonly label: string
  /** In every language it has one in; null: the label is a title in one language. */
  readonly labels: Readonly<Record<string, string>> | null
  readonly language: string
  readonly on: string | null
  readonly group: string | null
  readonly amount: number
  readonly source: string
}

const labelled = (key: string) => sql`
  entry.texts -> entry.source_language ->> ${key}::text as label, entry.source_language as language, entry.source,
  (select jsonb_object_agg(lang, said -> ${key}::text) from jsonb_each(entry.texts) as text (lang, said)
    where said ? ${key}::text) as labels`

/** Of a network its own entries; of the programme all, or its own alone where a figure is of these. */
const inScope = ({ network }: FigureScope) => sql`(${network}::text is null or entry.network_id = ${network})`

interface Listed {
  readonly table: string
  readonly title: string
  readonly where: RawBuilder<unknown>
  readonly on?: RawBuilder<unknown>
  readonly group?: RawBuilder<unknown>
  readonly amount?: RawBuilder<unknown>
}

async function listed(
  db: Db,
  scope: FigureScope,
  { table, title, where, on, group, amount }: Listed,
): Promise<Counted[]> {
  const { rows } = await sql<Counted>`select entry.id, ${labelled(title)}, ${on ?? sql`null`} as "on",
      ${group ?? sql`null`} as "group", ${amount ?? sql`1`} as amount
    from ${sql.table(table)} as entry
    where ${countable('entry')} and ${inScope(scope)} and ${where} order by "on" nulls last, entry.id`.execute(db)
  return rows
}

const ofYear = ({ year }: FigureScope) => sql`coalesce(entry.listed_year, left(entry.issued, 4)::integer) = ${year}`

const publications = (db: Db, scope: FigureScope, where: RawBuilder<unknown>, group?: RawBuilder<unknown>) =>
  listed(db, scope, {
    table: 'publication',
    title: 'title',
    where: sql`${ofYear(scope)} and ${where}`,
    on: sql`entry.issued`,
    ...(group && { group }),
  })

export const listPublicationsOf = (db: Db, scope: FigureScope, section: string): Promise<Counted[]> =>
  publications(db, scope, sql`entry.section = ${section}`)

export const listOfForm = (db: Db, scope: FigureScope, form: string): Promise<Counted[]> =>
  publications(db, scope, sql`entry.form = ${form}`)

/** Those that the year's report lists, by kind. */
export const listByForm = (db: Db, scope: FigureScope): Promise<Counted[]> =>
  publications(db, scope, sql`true`, sql`entry.form`)

/** A row for each language that a publication exists in. */
export async function listByLanguage(db: Db, scope: FigureScope, section?: string): Promise<Counted[]> {
  const { rows } = await sql<Counted>`select entry.id, ${labelled('title')}, entry.issued as "on",
      code as "group", 1 as amount
    from publication as entry cross join unnest(entry.languages) as code
    where ${countable('entry')} and ${inScope(scope)} and ${ofYear(scope)}
      and (${section ?? null}::text is null or entry.section = ${section ?? null})
    order by code, entry.id`.execute(db)
  return rows
}

export const listNewsOf = (db: Db, scope: FigureScope): Promise<Counted[]> =>
  listed(db, scope, {
    table: 'news_item',
    title: 'headline',
    where: sql`extract(year from entry.happened) = ${scope.year}`,
    on: sql`to_char(entry.happened, 'YYYY-MM-DD')`,
  })

export const listCoursesPrepared = (db: Db, scope: FigureScope): Promise<Counted[]> =>
  listed(db, scope, {
    table: 'course',
    title: 'title',
    where: sql`entry.prepared_year = ${scope.year}`,
    on: sql`entry.prepared_year::text`,
  })

export const listIssues = (db: Db, scope: FigureScope): Promise<Counted[]> =>
  listed(db, scope, {
    table: 'magazine_issue',
    title: 'title',
    where: sql`entry.year = ${scope.year}`,
    on: sql`coalesce(to_char(entry.launched, 'YYYY-MM-DD'), entry.year::text)`,
  })

/** Tools of the year that came out of a project. */
export const listToolsOfProject = (db: Db, scope: FigureScope, project: string): Promise<Counted[]> =>
  listed(db, scope, {
    table: 'tool',
    title: 'title',
    where: sql`entry.project = ${project} and entry.year = ${scope.year}`,
    on: sql`entry.year::text`,
  })

/** What a tool of the year is made of, a row a part. */
export async function listParts(db: Db, scope: FigureScope, tool: string): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    select entry.id || '-' || n as id, said as label, entry.source_language as language, entry.source, null as "on",
      null as "group", 1 as amount,
      (select jsonb_object_agg(lang, split_part(trim(both E'\n' from text ->> 'parts'), E'\n', n::integer))
        from jsonb_each(entry.texts) as texts (lang, text) where text ? 'parts') as labels
    from tool as entry
      cross join regexp_split_to_table(trim(both E'\n' from entry.texts -> entry.source_language ->> 'parts'), E'\n')
        with ordinality as part (said, n)
    where ${countable('entry')} and entry.id = ${tool} and entry.year = ${scope.year} order by n`.execute(db)
  return rows
}

/** What a source counts without listing it. */
export const listStated = (db: Db, scope: FigureScope, figure: string): Promise<Counted[]> =>
  listed(db, scope, {
    table: 'stated_count',
    title: 'says',
    where: sql`entry.figure = ${figure} and entry.year = ${scope.year}`,
    on: sql`entry.year::text`,
    amount: sql`entry.amount`,
  })

/** Practices of the collection known by the end of the year, those without a year among them, by area. */
export async function listPracticesByArea(db: Db, { year, network }: FigureScope): Promise<Counted[]> {
  const { rows } = await sql<Counted>`select id, title as label, null as labels,
      coalesce(title_language, language) as language, practice.year::text as "on", policy_area as "group", 1 as amount, source
    from practice
    where practice.demonstration = coalesce((select demonstration from network where id = ${network}), false)
      and coalesce(practice.year, ${year}) <= ${year}
      and (${network}::text is null or exists (
        select from practice_place join network_membership using (place_id)
        where practice_id = practice.id and network_id = ${network}))
    order by policy_area, id`.execute(db)
  return rows
}
