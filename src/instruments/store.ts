import { sql, type Transaction } from 'kysely'
import type { Db } from '#platform/database'
import type { Answer } from './answer.ts'
import type { Origin, Revision } from './revisions.ts'

type Tables = {
  response: {
    id: string
    edition_id: string
    place_id: string | null
    anonymous: boolean
    opened_at: Date
    submitted_at: Date | null
  }
  answer_revision: RevisionRow
  auth_user: { id: string; name: string }
}

type RevisionRow = {
  response_id: string
  item: string
  revision: number
  based_on: number
  set_aside: boolean
  state: Answer['state']
  /** Written as JSON text, read as what it says. */
  value: unknown
  comment: string | null
  source: string | null
  origin: Origin
  account_id: string | null
  saved_at: Date
}

export type Tx = Transaction<{}>

export interface ResponseRow {
  id: string
  editionId: string
  placeId: string | null
  anonymous: boolean
  openedAt: Date
  submittedAt: Date | null
}

const tables = (db: Db) => db.withTables<Tables>()

export async function insertResponse(tx: Tx, response: Omit<ResponseRow, 'submittedAt'>): Promise<void> {
  await tables(tx)
    .insertInto('response')
    .values({
      id: response.id,
      edition_id: response.editionId,
      place_id: response.placeId,
      anonymous: response.anonymous,
      opened_at: response.openedAt,
      submitted_at: null,
    })
    .execute()
}

/** Whoever saves to a response or submits it waits here for whoever does so now. */
export async function lockResponse(tx: Tx, id: string): Promise<ResponseRow | undefined> {
  const row = await tables(tx)
    .selectFrom('response')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      editionId: row.edition_id,
      placeId: row.place_id,
      anonymous: row.anonymous,
      openedAt: row.opened_at,
      submittedAt: row.submitted_at,
    }
  )
}

/** Which of the responses are anonymous. */
export async function selectAnonymous(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`select id from response where anonymous and id = any(${ids})`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

/** Null: it is open again. */
export async function markSubmitted(tx: Tx, id: string, at: Date | null): Promise<void> {
  await tables(tx).updateTable('response').set({ submitted_at: at }).where('id', '=', id).execute()
}

/** Revisions in force, one an item. */
export async function selectCurrent(db: Db, responseId: string): Promise<Revision[]> {
  const rows = await revisions(db, responseId)
    .distinctOn('item')
    .where('set_aside', '=', false)
    .orderBy('item')
    .orderBy('revision', 'desc')
    .execute()
  return rows.map(revisionOf)
}

export type Given = Pick<RevisionRow, 'item' | 'state' | 'value'>

/** What is in force, by item; without who, when and why, which takes a multiple of the time. */
export async function selectGiven(db: Db, responseId: string): Promise<[item: string, Answer][]> {
  const { rows } = await sql<Given>`/* kept */
    select distinct on (item) item, state, value from answer_revision
    where response_id = ${responseId} and not set_aside order by item, revision desc`.execute(db)
  return rows.map((row) => [row.item, answerOf(row)])
}

/** Every revision of the items, in their order. */
export async function selectHistory(db: Db, responseId: string, items: readonly string[]): Promise<Revision[]> {
  const rows = await revisions(db, responseId).where('item', 'in', items).orderBy('item').orderBy('revision').execute()
  return rows.map(revisionOf)
}

export type SavedRow = Omit<RevisionRow, 'response_id'> & { name: string | null }

function revisions(db: Db, responseId: string) {
  return tables(db)
    .selectFrom('answer_revision')
    .leftJoin('auth_user', 'auth_user.id', 'answer_revision.account_id')
    .selectAll('answer_revision')
    .select('auth_user.name')
    .where('response_id', '=', responseId)
}

/** Items with a revision set aside that nobody has decided on; the rule is `undecidedOf`. */
export async function selectUndecided(db: Db, responseId: string): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('answer_revision as aside')
    .select('item')
    .distinct()
    .where('response_id', '=', responseId)
    .where('set_aside', '=', true)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('answer_revision as later')
            .select('later.item')
            .whereRef('later.response_id', '=', 'aside.response_id')
            .whereRef('later.item', '=', 'aside.item')
            .where('later.set_aside', '=', false)
            .whereRef('later.based_on', '>=', 'aside.revision'),
        ),
      ),
    )
    .execute()
  return rows.map(({ item }) => item)
}

export type NewRevision = Omit<Revision, 'name'> & { readonly responseId: string }

/** In portions: one statement takes at most 65,535 values. */
export async function insertRevisions(tx: Tx, rows: readonly NewRevision[]): Promise<void> {
  for (let start = 0; start < rows.length; start += 2000) {
    const values = rows.slice(start, start + 2000).map(rowOf)
    await tables(tx).insertInto('answer_revision').values(values).execute()
  }
}

/** A revision that is stored never changes, and the table sees to that: it is taken out and put in again. */
export async function replaceRevisions(tx: Tx, rows: readonly NewRevision[]): Promise<void> {
  for (const { responseId, item, revision } of rows) {
    await sql`delete from answer_revision
      where response_id = ${responseId} and item = ${item} and revision = ${revision}`.execute(tx)
  }
  await insertRevisions(tx, rows)
}

export const rowOf = (revision: NewRevision): RevisionRow => ({
  response_id: revision.responseId,
  item: revision.item,
  revision: revision.revision,
  based_on: revision.basedOn,
  set_aside: revision.setAside,
  state: revision.answer.state,
  value: valueOf(revision.answer),
  comment: revision.comment || null,
  source: revision.source || null,
  origin: revision.origin,
  account_id: revision.accountId,
  saved_at: revision.savedAt,
})

function valueOf(answer: Answer): string | null {
  if (answer.state !== 'answered') return null
  if ('number' in answer) return JSON.stringify(answer.number)
  if ('text' in answer) return JSON.stringify(answer.text)
  return JSON.stringify('ranking' in answer ? { ranking: answer.ranking } : answer.codes)
}

export const revisionOf = (row: SavedRow): Revision => ({
  item: row.item,
  revision: row.revision,
  basedOn: row.based_on,
  setAside: row.set_aside,
  answer: answerOf(row),
  comment: row.comment ?? '',
  source: row.source ?? '',
  origin: row.origin,
  accountId: row.account_id,
  name: row.name,
  savedAt: row.saved_at,
})

export function answerOf({ state, value }: Pick<RevisionRow, 'state' | 'value'>): Answer {
  if (state !== 'answered') return { state }
  if (typeof value === 'number') return { state, number: value }
  if (typeof value === 'string') return { state, text: value }
  return Array.isArray(value) ? { state, codes: value } : { state, ...(value as { ranking: string[] }) }
}
