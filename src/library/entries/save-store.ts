import { sql } from 'kysely'
import type { Db } from '#platform/database'
import type { Entry, EntryKind } from './model.ts'
import { Circle } from './refused.ts'
import { columnsOf } from './store.ts'

/** What a person or a file decides of an entry; the rest follows from saving it. */
export type Content = Pick<
  Entry,
  | 'networkId'
  | 'visibility'
  | 'texts'
  | 'sourceLanguage'
  | 'translatedFrom'
  | 'values'
  | 'places'
  | 'source'
  | 'publishedAt'
>

/** A whole row of the kind's table, so that columns of every type are filled the same way. */
const rowOf = (kind: EntryKind, entry: Entry): Record<string, unknown> => ({
  ...columnsOf(kind, entry.values),
  id: entry.id,
  network_id: entry.networkId,
  visibility: entry.visibility,
  texts: entry.texts,
  source_language: entry.sourceLanguage,
  translated_from: entry.translatedFrom,
  source: entry.source,
  published_at: entry.publishedAt,
  withdrawn_at: entry.withdrawnAt,
  version: entry.version,
  changed_at: entry.changedAt,
  demonstration: entry.demonstration,
})

const columnNames = (kind: EntryKind) => Object.keys(rowOf(kind, nothing)).map((name) => sql.ref(name))

const nothing: Entry = {
  kind: '',
  id: '',
  networkId: null,
  visibility: 'public',
  texts: {},
  sourceLanguage: 'en',
  translatedFrom: {},
  values: {},
  places: [],
  source: '',
  publishedAt: null,
  withdrawnAt: null,
  version: 1,
  changedAt: null,
  demonstration: false,
}

export async function insertEntries(tx: Db, kind: EntryKind, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return
  const names = sql.join(columnNames(kind))
  await sql`insert into ${sql.table(kind.table)} (${names}) select ${names}
    from jsonb_populate_recordset(null::${sql.table(kind.table)}, ${JSON.stringify(entries.map((one) => rowOf(kind, one)))}::jsonb)`.execute(
    tx,
  )
  await putPlaces(tx, kind, entries)
  await refuseCircles(tx, kind, entries)
}

export async function updateEntries(tx: Db, kind: EntryKind, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return
  const names = columnNames(kind)
  const set = sql.join(names.map((name) => sql`${name} = incoming.${name}`))
  await sql`update ${sql.table(kind.table)} as entry set ${set}
    from jsonb_populate_recordset(null::${sql.table(kind.table)}, ${JSON.stringify(entries.map((one) => rowOf(kind, one)))}::jsonb) as incoming
    where entry.id = incoming.id`.execute(tx)
  await putPlaces(tx, kind, entries)
  await refuseCircles(tx, kind, entries)
}

/** An entry is part of another, and that of a third: none of them may be part of the first. Throws Circle. */
async function refuseCircles(tx: Db, kind: EntryKind, entries: readonly Entry[]): Promise<void> {
  const ids = sql.val(entries.map(({ id }) => id))
  for (const field of kind.fields) {
    if (field.type !== 'entry' || field.kind !== kind.name) continue
    const column = sql.ref(field.column)
    const { rows } = await sql`with recursive above (start, id) as (
        select id, ${column} from ${sql.table(kind.table)} where id = any(${ids}::text[]) and ${column} is not null
        union select above.start, next.${column} from above join ${sql.table(kind.table)} as next on next.id = above.id
          where next.${column} is not null)
      select from above where start = id limit 1`.execute(tx)
    if (rows.length > 0) throw new Circle(field.column)
  }
}

export async function deleteEntries(tx: Db, kind: EntryKind, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`delete from ${sql.table(kind.table)} where id = any(${sql.val([...ids])}::text[])`.execute(tx)
  for (const table of ['entry_place', 'entry_version']) {
    await sql`delete from ${sql.table(table)} where kind = ${kind.name}
      and entry_id = any(${sql.val([...ids])}::text[])`.execute(tx)
  }
}

/** Invented entries of every kind, with what hangs on them. */
export async function deleteInvented(tx: Db, kinds: readonly EntryKind[]): Promise<void> {
  for (const kind of kinds) {
    const { rows } = await sql<{ id: string }>`select id from ${sql.table(kind.table)} where demonstration`.execute(tx)
    await deleteEntries(
      tx,
      kind,
      rows.map(({ id }) => id),
    )
  }
}

async function putPlaces(tx: Db, kind: EntryKind, entries: readonly Entry[]): Promise<void> {
  await sql`delete from entry_place where kind = ${kind.name}
    and entry_id = any(${sql.val(entries.map(({ id }) => id))}::text[])`.execute(tx)
  const rows = entries.flatMap(({ id, places }) =>
    places.map(({ role, placeId, name, country }, position) => {
      return { kind: kind.name, entry_id: id, role, position, place_id: placeId, name, country }
    }),
  )
  if (rows.length === 0) return
  await sql`insert into entry_place select * from jsonb_populate_recordset(null::entry_place, ${JSON.stringify(rows)}::jsonb)`.execute(
    tx,
  )
}

export interface Version {
  readonly version: number
  readonly content: Content
  readonly savedAt: Date
  /** Null: the record, or somebody who was erased. */
  readonly savedByName: string | null
}

/** The newest first. Times inside JSON come as texts. */
export async function listVersions(db: Db, kind: EntryKind, id: string): Promise<Version[]> {
  const { rows } = await sql<Version>`select version, content, saved_at as "savedAt", auth_user.name as "savedByName"
    from entry_version left join auth_user on auth_user.id = saved_by
    where kind = ${kind.name} and entry_id = ${id} order by version desc`.execute(db)
  return rows.map(({ content, ...version }) => {
    const publishedAt = content.publishedAt === null ? null : new Date(content.publishedAt)
    return Object.assign(version, { content: { ...content, publishedAt } })
  })
}

export async function insertVersion(
  tx: Db,
  kind: EntryKind,
  { id, version }: Pick<Entry, 'id' | 'version'>,
  content: Content,
  { by, at }: { by: string | null; at: Date },
): Promise<void> {
  await sql`insert into entry_version (kind, entry_id, version, content, saved_at, saved_by)
    values (${kind.name}, ${id}, ${version}, ${JSON.stringify(content)}, ${at}, ${by})
    on conflict do nothing`.execute(tx)
}

/** Columns that hold something in every row, drafts too, because the table says so. */
export async function listNeededColumns(db: Db, { table }: Pick<EntryKind, 'table'>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select attname as name from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and attnotnull and not attisdropped`.execute(db)
  return rows.map(({ name }) => name)
}

export const contentOf = (entry: Entry): Content => ({
  networkId: entry.networkId,
  visibility: entry.visibility,
  texts: entry.texts,
  sourceLanguage: entry.sourceLanguage,
  translatedFrom: entry.translatedFrom,
  values: entry.values,
  places: entry.places,
  source: entry.source,
  publishedAt: entry.publishedAt,
})
