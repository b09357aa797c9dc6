import { sql } from 'kysely'
import type { Db } from '../database/index.ts'
import type { SearchSource } from './model.ts'
import { markNewest, recountWords, writeDocuments } from './write-store.ts'

export { markNewest, writeDocuments }

// Any number will do, as long as no other lock in the database uses it.
const lock = 7_274_112_632
const batch = 200

/** Told of a document that could not be made: it is taken out, and the others are made. */
type Report = (error: unknown) => void

/**
 * Lets every change of the sources' tables be seen from now on, in every process: what stands in a table that nobody
 * followed so far is due at once.
 */
export async function followSources(db: Db, sources: readonly SearchSource[]): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${lock})`.execute(tx)
    for (const { kind, tables, ids } of sources) {
      for (const { table, column, own = false, kindColumn } of tables) {
        const followed = kindColumn === undefined ? kind : `@${kindColumn}`
        await sql`select search_follow(${table}::regclass, ${followed}, ${column}, ${own})`.execute(tx)
      }
      if (ids) await markNamed(tx, kind, ids())
    }
  })
}

async function markNamed(tx: Db, kind: string, ids: readonly string[]): Promise<void> {
  await sql`delete from search_document where kind = ${kind} and id <> all(${ids}::text[])`.execute(tx)
  await sql`insert into search_due (kind, id, due_at) select ${kind}, id, now() from unnest(${ids}::text[]) id
    on conflict do nothing`.execute(tx)
}

/** Once a day: what ends by the calendar, and which words there are. */
export async function renew(db: Db, sources: readonly SearchSource[], report: Report): Promise<void> {
  for (const { kind, daily, tables } of sources) {
    const [own] = tables
    if (!daily || !own) continue
    await sql`insert into search_due (kind, id, due_at) select ${kind}, ${sql.ref(own.column)}, now()
      from ${sql.table(own.table)} on conflict do nothing`.execute(db)
  }
  await refreshAll(db, sources, report)
  await markNewest(db)
  await recountWords(db)
}

/** Brings some of what is due up to date; comes to how many. Whoever finds somebody at it leaves it to them. */
export async function refresh(db: Db, sources: readonly SearchSource[], report: Report): Promise<number> {
  const { rows } = await sql<{
    due: boolean
  }>`select exists (select from search_due where due_at <= now()) as due`.execute(db)
  if (!rows[0]?.due) return 0
  return db.transaction().execute(async (tx) => {
    const held = await sql<{ held: boolean }>`select pg_try_advisory_xact_lock(${lock}) as held`.execute(tx)
    if (!held.rows[0]?.held) return 0
    const due = await takeDue(tx)
    for (const [kind, ids] of due) {
      const source = sources.find((one) => one.kind === kind)
      if (await isMade(tx, kind, ids, source)) continue
      for (const id of ids) if (!(await isMade(tx, kind, [id], source, report))) await forget(tx, kind, id)
    }
    return [...due.values()].reduce((sum, ids) => sum + ids.length, 0)
  })
}

export async function refreshAll(db: Db, sources: readonly SearchSource[], report: Report): Promise<void> {
  let done = 0
  for (let some = await refresh(db, sources, report); some > 0; some = await refresh(db, sources, report)) done += some
  // The server plans by what it last counted.
  if (done < batch) return
  await markNewest(db)
  await sql`analyze search_document, search_word`.execute(db)
}

/** What somebody is changing just now is left for the next time: it would be read as it was. */
async function takeDue(tx: Db): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ kind: string; id: string }>`with taken as (
      select kind, id from search_due where due_at <= now() order by due_at limit ${batch} for update skip locked)
    delete from search_due using taken where search_due.kind = taken.kind and search_due.id = taken.id
    returning taken.kind, taken.id`.execute(tx)
  const due = new Map<string, string[]>()
  for (const { kind, id } of rows) due.set(kind, [...(due.get(kind) ?? []), id])
  return due
}

/** Whether they were made; where not, nothing of them was. */
async function isMade(
  tx: Db,
  kind: string,
  ids: readonly string[],
  source: SearchSource | undefined,
  report?: Report,
): Promise<boolean> {
  await sql`savepoint made`.execute(tx)
  try {
    await makeAnew(tx, kind, ids, source)
    await sql`release savepoint made`.execute(tx)
    return true
  } catch (error) {
    report?.(error)
    await sql`rollback to savepoint made`.execute(tx)
    return false
  }
}

/** What can no longer be made must not be found as it once was. */
const forget = (tx: Db, kind: string, id: string) =>
  sql`delete from search_document where kind = ${kind} and id = ${id}`.execute(tx)

async function makeAnew(tx: Db, kind: string, ids: readonly string[], source: SearchSource | undefined): Promise<void> {
  const documents = (await source?.documents(tx, ids)) ?? []
  await writeDocuments(tx, documents)
  const kept = documents.map(({ id }) => id)
  await sql`delete from search_document where kind = ${kind} and id = any(${ids}::text[]) and id <> all(${kept}::text[])`.execute(
    tx,
  )
  for (const { id, publishedAt } of documents) {
    if (publishedAt <= new Date()) continue
    await sql`insert into search_due (kind, id, due_at) values (${kind}, ${id}, ${publishedAt})
      on conflict do nothing`.execute(tx)
  }
}
