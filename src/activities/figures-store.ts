import { type RawBuilder, sql } from 'kysely'
import { called, countable, type Counted, wasIn } from '#library'
import type { Db } from '#platform/database'
import type { FigureScope } from '#platform/figures'

/** Of the year; of a network what is its own, or what a place had a role in that was its member in the year. */
const within = (scope: FigureScope, kind: 'event' | 'project') => sql`${countable('entry')}
  and left(entry.start_on, 4) = ${String(scope.year)}
  and (${scope.network}::text is null or entry.network_id = ${scope.network} or exists (
    select from entry_place as at where at.kind = ${kind} and at.entry_id = entry.id and ${wasIn(scope, 'at.place_id')}))`

interface EventsAsked {
  readonly where?: RawBuilder<unknown>
  readonly amount?: RawBuilder<unknown>
  readonly group?: RawBuilder<unknown>
}

const always = sql`true`

export async function listEvents(db: Db, scope: FigureScope, asked: EventsAsked = {}): Promise<Counted[]> {
  const { where = always, amount = sql`1`, group = sql`null` } = asked
  const { rows } = await sql<Counted>`
    select entry.id, ${called('title')}, entry.start_on as "on", ${amount} as amount, ${group} as "group" from event as entry
    where ${within(scope, 'event')} and ${where} order by entry.start_on, entry.id`.execute(db)
  return rows
}

/** What an event kept line by line, in the language of its source: a row a line. */
export async function listLines(
  db: Db,
  scope: FigureScope,
  text: string,
  where: RawBuilder<unknown>,
): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    select entry.id, trim(line) as label,
      (select jsonb_object_agg(key, trim((string_to_array(value ->> ${text}, '\n'))[n])) from jsonb_each(entry.texts)
        where trim((string_to_array(value ->> ${text}, '\n'))[n]) <> '') as labels,
      entry.source_language as language, entry.start_on as "on", 1 as amount,
      null as "group", entry.source
    from event as entry,
      regexp_split_to_table(entry.texts -> entry.source_language ->> ${text}, '\n') with ordinality as lines (line, n)
    where ${within(scope, 'event')} and ${where} and trim(line) <> '' order by entry.start_on, entry.id, n`.execute(db)
  return rows
}

/** Countries of an event or a project: a row a country. */
export async function listCountries(
  db: Db,
  scope: FigureScope,
  table: 'event' | 'project',
  where: RawBuilder<unknown>,
): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    select distinct on (code) code as id, code as label, 'country' as language, entry.start_on as "on", 1 as amount,
      null as "group", entry.source
    from ${sql.table(table)} as entry, unnest(entry.countries) as code
    where ${within(scope, table)} and ${where} order by code, entry.start_on`.execute(db)
  return rows
}

export async function listProjects(
  db: Db,
  scope: FigureScope,
  where: RawBuilder<unknown> = always,
): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    select entry.id, ${called('title')}, entry.start_on as "on", 1 as amount, entry.kind as "group" from project as entry
    where ${within(scope, 'project')} and ${where} order by entry.start_on, entry.id`.execute(db)
  return rows
}

/** Countries of the places with a role in projects: a row a country. */
export const listPartnerCountries = async (db: Db, scope: FigureScope, asked: PartnersAsked): Promise<Counted[]> => {
  const rows = (await listPartners(db, scope, asked)).filter(({ group }) => group !== null)
  const first = new Map(rows.toReversed().map((row) => [row.group ?? '', row]))
  return [...first].map(([code, { on, source }]): Counted => ({
    id: code,
    label: code,
    language: 'country',
    on,
    source,
    amount: 1,
    group: null,
  }))
}

interface PartnersAsked {
  readonly role: string
  readonly where: RawBuilder<unknown>
  readonly country?: string
  /** Those alone that sources attest as members. */
  readonly members?: boolean
}

/** Places with a role in projects: a row a place, whatever the number of its projects. */
export async function listPartners(db: Db, scope: FigureScope, asked: PartnersAsked): Promise<Counted[]> {
  const { role, where, country = null, members = false } = asked
  const { rows } = await sql<Counted>`
    select distinct on (beside.name) coalesce(beside.place_id, beside.name) as id, beside.name as label, null as language,
      entry.start_on as "on", 1 as amount, coalesce(beside.country, place.country) as "group", entry.source
    from project as entry
    join entry_place as beside on beside.kind = 'project' and beside.entry_id = entry.id
    left join place on place.id = beside.place_id
    where ${within(scope, 'project')} and ${where} and beside.role = ${role}
      and (${country}::text is null or coalesce(beside.country, place.country) = ${country})
      and (not ${members} or place.status = 'member')
    order by beside.name, entry.start_on`.execute(db)
  return rows
}

/** Projects with what stands beside them: a row a partner, gathered under its project. */
export async function listProjectPartners(db: Db, scope: FigureScope): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    select coalesce(beside.place_id, beside.name) as id, beside.name as label, null as language, entry.start_on as "on",
      1 as amount, entry.id || ':' || beside.role as "group", entry.source
    from project as entry join entry_place as beside on beside.kind = 'project' and beside.entry_id = entry.id
    where ${within(scope, 'project')} order by entry.start_on, entry.id, beside.role, beside.position`.execute(db)
  return rows
}

/** What the named rows hold. */
export const conditions = {
  level: (level: string) => sql`entry.level = ${level}`,
  kind: (kind: string) => sql`entry.kind = ${kind}`,
  id: (id: string) => sql`entry.id = ${id}`,
  series: (series: string) => sql`entry.series = ${series}`,
  webinarAbout: (theme: string) => sql`entry.kind = 'webinar' and ${theme} = any(entry.themes)`,
  /** Of the countries of an academy, those that came to it. */
  guestsOfAcademies: sql`entry.kind = 'academy' and code is distinct from entry.country`,
  firstOf: (series: string, year: number) => sql`entry.id = (select id from event as one where ${countable('one')}
    and one.series = ${series} and left(one.start_on, 4) = ${String(year)} order by one.start_on, one.id limit 1)`,
} as const

export const amounts = {
  hours: sql`entry.hours`,
  participants: sql`entry.participants`,
  edition: sql`entry.edition`,
} as const

export const groups = {
  kind: sql`entry.kind`,
  month: sql`case when length(entry.start_on) >= 7 then left(entry.start_on, 7) end`,
  mode: sql`coalesce(entry.mode, 'unstated')`,
} as const
