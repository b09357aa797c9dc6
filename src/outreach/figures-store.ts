import { type RawBuilder, sql } from 'kysely'
import { called, countable, type Counted } from '#library'
import type { Db } from '#platform/database'
import type { FigureScope } from '#platform/figures'
import type { ChannelValues } from './model.ts'

const owned = ({ network }: FigureScope) => sql`network_id is not distinct from ${network}::text`
const ofYear = (column: string, { year }: FigureScope) => sql`left(${sql.ref(column)}, 4)::int = ${year}`

interface Asked {
  readonly table: string
  readonly on: RawBuilder<unknown>
  readonly amount?: RawBuilder<unknown>
  readonly where: RawBuilder<unknown>
}

async function list(db: Db, { table, on, amount = sql`1`, where }: Asked): Promise<Counted[]> {
  const { rows } = await sql<Counted>`select entry.id, ${called('title')}, ${on}::text as "on", null as "group",
      (${amount})::float8 as amount
    from ${sql.table(table)} as entry where ${countable('entry')} and ${where} order by "on", id`.execute(db)
  return rows
}

export const listChannelFigures = (
  db: Db,
  scope: FigureScope,
  { channel, measure }: Pick<ChannelValues, 'channel' | 'measure'>,
): Promise<Counted[]> =>
  list(db, {
    table: 'channel_figure',
    on: sql`on_day`,
    amount: sql`value`,
    where: sql`channel = ${channel} and measure = ${measure} and ${ofYear('on_day', scope)} and ${owned(scope)}`,
  })

/** Every number of followers and every gain, of all years, the oldest first. */
export async function listFollowers(db: Db, scope: FigureScope): Promise<(Counted & ChannelValues)[]> {
  const { rows } = await sql<
    Counted & ChannelValues
  >`select entry.id, ${called('title')}, on_day as "on", on_day as day,
      null as "group", channel, measure, value::float8 as amount, value::float8 as value
    from channel_figure as entry where ${countable('entry')} and measure in ('followers', 'followers_gained')
      and left(on_day, 4)::int <= ${scope.year} and ${owned(scope)} order by channel, on_day, id`.execute(db)
  return rows
}

/** Of the programme, whoever spoke of it; single mentions first. `single`: not a number as stated. */
export const listMentions = (
  db: Db,
  scope: FigureScope,
  { by, theme, single }: { by: string; theme?: string; single: boolean },
): Promise<Counted[]> =>
  list(db, {
    table: 'mention',
    on: sql`on_day`,
    amount: sql`coalesce(times, 1)`,
    where: sql`by_whom = ${by} and ${ofYear('on_day', scope)} and ${owned(scope)}
      and ${single ? sql`times is null` : sql`times is not null`}
      and (${theme ?? null}::text is null or ${theme ?? null} = any(subjects))`,
  })

export async function listMentionCountries(db: Db, scope: FigureScope, by: string): Promise<Counted[]> {
  const { rows } =
    await sql<Counted>`select distinct on (code) code as id, code as label, 'country' as language, on_day as "on",
      null as "group", 1 as amount, source
    from mention, unnest(countries) as code where ${countable()} and by_whom = ${by} and ${ofYear('on_day', scope)}
      and ${owned(scope)} order by code, on_day`.execute(db)
  return rows
}

export const listCampaigns = (db: Db, scope: FigureScope, form?: string): Promise<Counted[]> =>
  list(db, {
    table: 'campaign',
    on: sql`on_day`,
    where: sql`(${form ?? null}::text is null or form = ${form ?? null}) and ${ofYear('on_day', scope)} and ${owned(scope)}`,
  })

export const listMessages = (db: Db, scope: FigureScope): Promise<Counted[]> =>
  list(db, {
    table: 'campaign',
    on: sql`on_day`,
    amount: sql`messages`,
    where: sql`messages is not null and ${ofYear('on_day', scope)} and ${owned(scope)}`,
  })

export const listIssues = (db: Db, scope: FigureScope): Promise<Counted[]> =>
  list(db, { table: 'newsletter_issue', on: sql`month`, where: sql`${ofYear('month', scope)} and ${owned(scope)}` })

export const listObjectives = (db: Db, { year, network }: FigureScope, state?: string): Promise<Counted[]> =>
  list(db, {
    table: 'objective',
    on: sql`year`,
    where: sql`year = ${year} and (${state ?? null}::text is null or state = ${state ?? null})
      and (${network}::text is null or network_id = ${network})`,
  })

/** The lines of a year; where there are none the one total that holds: certified before provisional, then the latest. */
export async function listSpending(db: Db, scope: FigureScope): Promise<Counted[]> {
  const of = (covers: string) =>
    list(db, {
      table: 'expenditure',
      on: sql`year`,
      amount: sql`amount`,
      where: sql`covers = ${covers} and year = ${scope.year} and ${owned(scope)}
        and (covers = 'line' or not exists (select from expenditure as better
          where better.covers = 'total' and better.year = entry.year
            and better.network_id is not distinct from entry.network_id and ${countable('better')}
            and (better.standing = 'certified', better.published_at, better.id)
              > (entry.standing = 'certified', entry.published_at, entry.id)))`,
    })
  const lines = await of('line')
  return lines.length > 0 ? lines : of('total')
}
