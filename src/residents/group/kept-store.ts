import { sql } from 'kysely'
import type { Db } from '#platform/database'
import type { KeptTally } from './tallies.ts'
import type { Tx } from './store.ts'

/** Of the questions that were closed, by question. */
export async function listTallies(db: Db, code: string): Promise<Map<string, KeptTally>> {
  const { rows } = await sql<{ item: string; tally: KeptTally }>`
    select item, tally from group_tally where code = ${code}`.execute(db)
  return new Map(rows.map(({ item, tally }) => [item, tally]))
}

/** What was shown once stays as it was shown. */
export async function insertTally(tx: Tx, code: string, item: string, tally: KeptTally): Promise<void> {
  await sql`insert into group_tally (code, item, tally) values (${code}, ${item}, ${JSON.stringify(tally)}::jsonb)
    on conflict do nothing`.execute(tx)
}

export async function listNotes(db: Db, code: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ item: string; note: string }>`
    select item, note from group_note where code = ${code}`.execute(db)
  return new Map(rows.map(({ item, note }) => [item, note]))
}

/** An empty one is taken away. */
export async function putNote(tx: Tx, code: string, item: string, note: string): Promise<void> {
  if (note === '') {
    await sql`delete from group_note where code = ${code} and item = ${item}`.execute(tx)
    return
  }
  await sql`insert into group_note (code, item, note) values (${code}, ${item}, ${note})
    on conflict (code, item) do update set note = excluded.note`.execute(tx)
}

/** From now on the day alone is known: a time would lead to who was in the room. */
export async function markEnded(tx: Tx, code: string, at: Date): Promise<void> {
  await sql`update group_round set opened_at = date_trunc('day', opened_at, 'UTC'),
      ended_at = date_trunc('day', ${at}::timestamptz, 'UTC'), talk_until = null, step = step + 1
    where code = ${code}`.execute(tx)
}

/** Codes of rounds that were opened before and nobody has ended. */
export async function listForgotten(db: Db, before: Date): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`select code from group_round
    where ended_at is null and opened_at <= ${before} order by opened_at`.execute(db)
  return rows.map(({ code }) => code)
}

/** Rounds that ended on a day before, with notes and tallies; resolves to how many. */
export async function deleteEnded(db: Db, before: Date): Promise<number> {
  const { rows } =
    await sql`delete from group_round where ended_at < date_trunc('day', ${before}::timestamptz, 'UTC') returning code`.execute(
      db,
    )
  return rows.length
}
