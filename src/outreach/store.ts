import { sql } from 'kysely'
import { type Event, eventKind } from '#activities'
import {
  type Entry,
  findEntry,
  listEntries,
  magazineKind,
  type Publication,
  publicationKind,
  type Reader,
  statedKind,
  type StatedValues,
} from '#library'
import type { Db } from '#platform/database'
import { campaignKind, channelKind, issueKind, mentionKind, objectiveKind, spendingKind } from './kinds.ts'
import type { Campaign, ChannelFigure, Issue, Mention, Objective, Spending } from './model.ts'

export interface Reading {
  readonly db: Db
  readonly reader: Reader
  readonly now: Date
}

export interface Outreach {
  readonly figures: readonly ChannelFigure[]
  readonly campaigns: readonly Campaign[]
  readonly issues: readonly Issue[]
  /** Numbers of issues as sources state them, by year. */
  readonly stated: readonly Entry<StatedValues>[]
  readonly magazine: readonly Entry<{ readonly launched: string | null }>[]
  readonly mentions: readonly Mention[]
}

/** Everything of one page, the newest first. */
export async function readOutreach({ db, reader, now }: Reading): Promise<Outreach> {
  const newest = (column: string) => sql`${sql.ref(`entry.${column}`)} desc`
  const [figures, campaigns, issues, stated, magazine, mentions] = await Promise.all([
    listEntries(db, channelKind, reader, now, (query) => query.orderBy('entry.channel').orderBy(newest('on_day'))),
    listEntries(db, campaignKind, reader, now, (query) => query.orderBy(newest('on_day'))),
    listEntries(db, issueKind, reader, now, (query) => query.orderBy(newest('month'))),
    listStatedIssues({ db, reader, now }),
    listEntries(db, magazineKind, reader, now, (query) => query.orderBy(newest('year')).orderBy('entry.number')),
    listEntries(db, mentionKind, reader, now, (query) => query.orderBy(newest('on_day'))),
  ])
  return { figures, campaigns, issues, stated, magazine, mentions }
}

const listStatedIssues = ({ db, reader, now }: Reading) =>
  listEntries(db, statedKind, reader, now, (query) =>
    query.where('entry.figure', '=', 'newsletter_issues').orderBy(sql`entry.year desc`),
  )

export interface WorkYear {
  readonly objectives: readonly Objective[]
  readonly spending: readonly Spending[]
  /** Those that the objectives name and the reader may read. */
  readonly events: readonly Event[]
  readonly publications: readonly Publication[]
  /** Of the newsletter. */
  readonly issues: number
  /** What sources state of the year, by the name of the figure. */
  readonly stated: ReadonlyMap<string, number>
  readonly held: readonly Event[]
  /** Dated of the year, or listed in its report. */
  readonly published: readonly Publication[]
}

export async function readWorkYear({ db, reader, now }: Reading, year: number): Promise<WorkYear> {
  const [objectives, spending, issues, stated, held, published] = await Promise.all([
    listEntries(db, objectiveKind, reader, now, (query) =>
      query
        .where('entry.year', '=', year)
        .orderBy(sql`entry.network_id nulls first`)
        .orderBy('entry.position'),
    ),
    listEntries(db, spendingKind, reader, now, (query) =>
      query
        .where('entry.year', '=', year)
        .orderBy(sql`entry.network_id nulls first`)
        .orderBy('entry.id'),
    ),
    listEntries(db, issueKind, reader, now, (query) => query.where(sql<boolean>`left(entry.month, 4)::int = ${year}`)),
    listEntries(db, statedKind, reader, now, (query) => query.where('entry.year', '=', year)),
    listEntries(db, eventKind, reader, now, (query) =>
      query.where(sql<boolean>`left(entry.start_on, 4)::int = ${year}`),
    ),
    listEntries(db, publicationKind, reader, now, (query) =>
      query.where(sql<boolean>`coalesce(left(entry.issued, 4)::int, entry.listed_year) = ${year}`),
    ),
  ])
  const named = (key: 'events' | 'publications') => [...new Set(objectives.flatMap(({ values }) => values[key]))]
  const [events, publications] = await Promise.all([
    listNamed({ db, reader, now }, eventKind, named('events')),
    listNamed({ db, reader, now }, publicationKind, named('publications')),
  ])
  return {
    objectives,
    spending,
    events,
    publications,
    held,
    published,
    issues: issues.length,
    stated: new Map(stated.map(({ values }) => [values.figure, values.amount])),
  }
}

const listNamed = <V>(
  { db, reader, now }: Reading,
  kind: Parameters<typeof listEntries<V>>[1],
  ids: readonly string[],
) =>
  listEntries(db, kind, reader, now, (query) => query.where(sql<boolean>`entry.id = any(${sql.val([...ids])}::text[])`))

/** Titles of publications, by id. */
export const listPublicationsNamed = (reading: Reading, ids: readonly string[]): Promise<Publication[]> =>
  listNamed(reading, publicationKind, ids)

/** The year of an objective or of spending that the reader may read: what the address of an entry leads to. */
export async function findYearOf({ db, reader, now }: Reading, id: string): Promise<number | undefined> {
  const objective = await findEntry(db, objectiveKind, id, reader, now)
  return (objective ?? (await findEntry(db, spendingKind, id, reader, now)))?.values.year
}

/** Years of which there is an objective or spending that the reader may read, the newest first. */
export async function listWorkYears({ db, reader, now }: Reading): Promise<number[]> {
  const [objectives, spending] = await Promise.all([
    listEntries(db, objectiveKind, reader, now),
    listEntries(db, spendingKind, reader, now),
  ])
  return [...new Set([...objectives, ...spending].map(({ values }) => values.year))].sort((a, b) => b - a)
}
