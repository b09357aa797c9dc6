import { type SelectQueryBuilder, sql } from 'kysely'
import type { Db } from '#platform/database'
import { isList } from './fields/index.ts'
import type { Entry, EntryKind, EntryPlace, EntryValues, Field, Reader } from './model.ts'
import { visibleTo, writtenBy } from './visibility-store.ts'

/** Any table of entries under the name `entry`: its columns are known by the kind alone. */
export type EntryTable = { entry: Record<string, unknown> }
export type EntryQuery = SelectQueryBuilder<EntryTable, 'entry', {}>
export type Refine = (query: EntryQuery) => EntryQuery

const from = (db: Db, { table }: Pick<EntryKind, 'table'>): EntryQuery =>
  db.withTables<EntryTable>().selectFrom(sql<Record<string, unknown>>`${sql.table(table)}`.as('entry'))

/** What the reader may read, published and not withdrawn; the newest first where `refine` orders nothing. */
export function listEntries<V>(
  db: Db,
  kind: EntryKind<V>,
  reader: Reader,
  now: Date,
  refine: Refine = (query) => query,
): Promise<Entry<V>[]> {
  return readEntries(kind, refine(from(db, kind).where(visibleTo(reader, now, 'entry'))))
}

/** Undefined where there is none that the reader may read; whoever writes it finds it in every state. */
export async function findEntry<V>(
  db: Db,
  kind: EntryKind<V>,
  id: string,
  reader: Reader,
  now: Date,
): Promise<Entry<V> | undefined> {
  const may = sql<boolean>`(${visibleTo(reader, now, 'entry')} or ${writtenBy(reader, 'entry')})`
  const [found] = await readEntries(kind, from(db, kind).where('entry.id', '=', id).where(may))
  return found
}

export async function countEntries<V>(
  db: Db,
  kind: EntryKind<V>,
  reader: Reader,
  now: Date,
  refine: Refine = (query) => query,
): Promise<number> {
  const query = refine(from(db, kind).where(visibleTo(reader, now, 'entry')))
  const { count } = await query.select(sql<number>`count(*)`.as('count')).executeTakeFirstOrThrow()
  return count
}

/** In every state: what somebody writes. */
export function listWritten(db: Db, kind: EntryKind, reader: Reader): Promise<Entry[]> {
  return readEntries(kind, from(db, kind).where(writtenBy(reader, 'entry')))
}

/** What an entry of theirs may name: what they read or write, of their own world. */
const nameableBy = (reader: Reader, now: Date) =>
  sql<boolean>`(entry.demonstration = ${reader.demonstration}
    and (${visibleTo(reader, now, 'entry')} or ${writtenBy(reader, 'entry')}))`

export function listNameable(db: Db, kind: EntryKind, reader: Reader, now: Date): Promise<Entry[]> {
  return readEntries(kind, from(db, kind).where(nameableBy(reader, now)))
}

export async function listNameableIds(db: Db, kind: EntryKind, reader: Reader, now: Date): Promise<string[]> {
  const rows = await from(db, kind).where(nameableBy(reader, now)).select('entry.id').execute()
  return rows.map(({ id }) => String(id))
}

/** Whoever asks for it; for permission, and for what the program does by itself. */
export async function findAnyEntry(db: Db, kind: EntryKind, id: string): Promise<Entry | undefined> {
  const [found] = await readEntries(kind, from(db, kind).where('entry.id', '=', id))
  return found
}

export function listAnyEntries(db: Db, kind: EntryKind, ids?: readonly string[]): Promise<Entry[]> {
  const all = from(db, kind)
  return readEntries(kind, ids ? all.where(sql<boolean>`entry.id = any(${sql.val([...ids])}::text[])`) : all)
}

/** As it stands for whoever changes it: another who does waits here. */
export async function lockEntry(tx: Db, kind: EntryKind, id: string): Promise<Entry | undefined> {
  await sql`select from ${sql.table(kind.table)} where id = ${id} for update`.execute(tx)
  return findAnyEntry(tx, kind, id)
}

interface Row extends Record<string, unknown> {
  readonly id: string
  readonly network_id: string | null
  readonly visibility: Entry['visibility']
  readonly texts: Entry['texts']
  readonly source_language: string
  readonly translated_from: Entry['translatedFrom']
  readonly source: string
  readonly published_at: Date | null
  readonly withdrawn_at: Date | null
  readonly version: number
  readonly changed_at: Date | null
  readonly demonstration: boolean
  readonly places: readonly EntryPlace[]
}

async function readEntries<V>(kind: EntryKind<V>, query: EntryQuery): Promise<Entry<V>[]> {
  const places = sql<EntryPlace[]>`coalesce((select jsonb_agg(jsonb_build_object('role', beside.role,
      'placeId', beside.place_id, 'name', beside.name, 'country', beside.country) order by beside.role, beside.position)
    from entry_place as beside where beside.kind = ${kind.name} and beside.entry_id = entry.id), '[]')`
  const rows = await query
    .selectAll('entry')
    .select(places.as('places'))
    .orderBy('entry.published_at', (order) => order.desc().nullsFirst())
    .orderBy('entry.id')
    .execute()
  return (rows as unknown as Row[]).map((row) => entryOf(kind, row))
}

function entryOf<V>(kind: EntryKind<V>, row: Row): Entry<V> {
  return {
    kind: kind.name,
    id: row.id,
    networkId: row.network_id,
    visibility: row.visibility,
    texts: row.texts,
    sourceLanguage: row.source_language,
    translatedFrom: row.translated_from,
    values: Object.fromEntries(kind.fields.map((field) => [field.key, held(field, row[field.column])])) as V,
    places: row.places,
    source: row.source,
    publishedAt: row.published_at,
    withdrawnAt: row.withdrawn_at,
    version: row.version,
    changedAt: row.changed_at,
    demonstration: row.demonstration,
  }
}

function held(field: Field, value: unknown): unknown {
  if (isList(field)) return value ?? []
  if (field.type === 'yes') return value ?? false
  if (field.type === 'time' && typeof value === 'string') return value.slice(0, 5)
  return value ?? null
}

/** Of an entry's values what the table holds, by column. */
export const columnsOf = (kind: EntryKind, values: EntryValues): Record<string, unknown> =>
  Object.fromEntries(kind.fields.map(({ key, column }) => [column, values[key] ?? null]))

/** What fails is taken back alone; the transaction goes on. */
export async function withinSavepoint(tx: Db, work: () => Promise<void>): Promise<void> {
  await sql`savepoint attempt`.execute(tx)
  try {
    await work()
  } catch (error) {
    await sql`rollback to savepoint attempt`.execute(tx)
    throw error
  }
  await sql`release savepoint attempt`.execute(tx)
}
