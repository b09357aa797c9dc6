import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/database'
import type { FigureScope } from '#platform/figures'
import { Refusal } from '#platform/http'
import { countable } from './entries/index.ts'

/** One row that a figure is made from. */
export interface Counted {
  readonly id: string
  readonly label: string
  /** In every language it has one in; none where it is a name. */
  readonly labels?: Readonly<Record<string, string>> | null
  /** Null: the label is a name. */
  readonly language: string | null
  readonly on: string | null
  /** What it is gathered under. */
  readonly group: string | null
  readonly amount: number
  readonly source: string
}

/** What an `entry` is called, by its id where it has no such text, and who says so. */
export const called = (key: string): RawBuilder<unknown> => sql`
  coalesce(nullif(trim(entry.texts -> entry.source_language ->> ${key}::text), ''), entry.id) as label,
  case when trim(entry.texts -> entry.source_language ->> ${key}::text) <> '' then entry.source_language end as language,
  (select jsonb_object_agg(lang, said -> ${key}::text) from jsonb_each(entry.texts) as text (lang, said)
    where trim(said ->> ${key}::text) <> '') as labels, entry.source`

/** Of what is a place's, what it did while a member of the network: whether it was one in that year. */
export const wasIn = ({ year, network }: FigureScope, placeId: string): RawBuilder<boolean> => sql<boolean>`exists (
  select from network_membership as membership where membership.place_id = ${sql.ref(placeId)}
    and membership.network_id = ${network} and coalesce(membership.from_year, ${year}) <= ${year}
    and coalesce(membership.until_year, ${year}) >= ${year})`

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
  const { rows } = await sql<Counted>`select entry.id, ${called(title)}, ${on ?? sql`null`} as "on",
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
  const { rows } = await sql<Counted>`select entry.id, ${called('title')}, entry.issued as "on",
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
    on: sql`to_char(entry.launched, 'YYYY-MM-DD')`,
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
        from jsonb_each(entry.texts) as texts (lang, text)
        where split_part(trim(both E'\n' from text ->> 'parts'), E'\n', n::integer) <> '') as labels
    from tool as entry
      cross join regexp_split_to_table(trim(both E'\n' from entry.texts -> entry.source_language ->> 'parts'), E'\n')
        with ordinality as part (said, n)
    where ${countable('entry')} and entry.id = ${tool} and entry.year = ${scope.year} and trim(said) <> ''
    order by n`.execute(db)
  return rows
}

/**
 * What a source states under the name of a figure: of the year or, of a fact that lasts, the latest by then. Two statements
 * of one year leave nobody to say which holds, so that neither is taken in silence.
 */
export async function listStated(db: Db, scope: FigureScope, figure: string, lasting: boolean): Promise<Counted[]> {
  const { year, network } = scope
  const { rows } = await sql<Counted & { year: number }>`
    select entry.id, ${called('says')}, entry.year::text as "on", null as "group", entry.amount::float8 as amount, entry.year
    from stated_count as entry
    where ${countable('entry')} and entry.network_id is not distinct from ${network}::text and entry.figure = ${figure}
      and ${lasting ? sql`entry.year <= ${year}` : sql`entry.year = ${year}`}
    order by entry.year desc, entry.id`.execute(db)
  const latest = rows.filter((row) => row.year === rows[0]?.year)
  if (latest.length > 1) throw new Refusal('conflict', twoStatements(figure, latest))
  return latest
}

function twoStatements(figure: string, rows: readonly Counted[]): string {
  const ids = rows.map(({ id }) => id).join(', ')
  return `Figure ${figure}, ${rows[0]?.on}: several stated counts (${ids}). Withdraw all but one in the record. / Plusieurs nombres déclarés pour la même année : n’en laisser qu’un dans le registre.`
}

/** Practices of the collection known by the end of the year, those without a year among them, by area. */
export async function listPracticesByArea(db: Db, scope: FigureScope): Promise<Counted[]> {
  const { year, network } = scope
  const { rows } = await sql<Counted>`select id, title as label, null as labels,
      coalesce(title_language, language) as language, practice.year::text as "on", policy_area as "group", 1 as amount, source
    from practice
    where practice.demonstration = coalesce((select demonstration from network where id = ${network}), false)
      and coalesce(practice.year, ${year}) <= ${year}
      and (${network}::text is null or exists (select from practice_place
        where practice_id = practice.id and ${wasIn(scope, 'practice_place.place_id')}))
    order by policy_area, id`.execute(db)
  return rows
}
