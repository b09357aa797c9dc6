import { type RawBuilder, sql } from 'kysely'
import type { Reader } from './model.ts'

const inArray = (column: RawBuilder<unknown>, values: readonly string[]) =>
  values.length === 0 ? sql<boolean>`false` : sql<boolean>`${column} = any(${sql.val([...values])}::text[])`

/**
 * What a reader may read of a table of entries, as an expression over its columns; `table` names it where several are
 * joined. Invented people read as anybody outside their own network: what a real one keeps to itself is not theirs.
 */
export function visibleTo(reader: Reader, now: Date, table?: string): RawBuilder<boolean> {
  const column = columnsOf(table)
  const { secretariat, member, demonstration } = reader
  const inside = demonstration ? sql`${column('demonstration')}` : sql`true`
  return sql<boolean>`(${column('published_at')} <= ${now} and ${column('withdrawn_at')} is null
    and ${demonstration ? sql`true` : sql`not ${column('demonstration')}`}
    and (${column('visibility')} = 'public' or (${inside} and (${secretariat}
      or (${column('visibility')} = 'members' and ${member})
      or (${column('visibility')} = 'network' and ${inArray(column('network_id'), reader.networks)})))))`
}

/** What whoever writes finds besides: drafts, planned and withdrawn entries of their world. */
export function writtenBy(reader: Reader, table?: string): RawBuilder<boolean> {
  const column = columnsOf(table)
  return sql<boolean>`(${column('demonstration')} = ${reader.demonstration}
    and (${reader.secretariat} or ${inArray(column('network_id'), reader.writesFor ?? [])}))`
}

/** What figures count, which anybody reads: published for everybody, not withdrawn, not invented. */
export const countable = (table?: string): RawBuilder<boolean> => {
  const column = columnsOf(table)
  return sql<boolean>`(${column('visibility')} = 'public' and ${column('published_at')} <= now()
    and ${column('withdrawn_at')} is null and not ${column('demonstration')})`
}

const columnsOf = (table?: string) => (name: string) => sql.ref(table === undefined ? name : `${table}.${name}`)
