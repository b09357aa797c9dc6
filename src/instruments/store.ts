import { type ColumnType, sql, type Transaction } from 'kysely'
import type { Db } from '#platform/database'
import type { Answer } from './answer.ts'
import type { Edition } from './edition.ts'
import type { RegisteredEdition } from './registered-edition.ts'
import type { Origin, Revision } from './revisions.ts'

type Tables = {
  edition: { id: string; hash: string; document: ColumnType<unknown, string, string>; registered_at: Date }
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

export async function findEditionHash(tx: Tx, id: string): Promise<string | undefined> {
  const row = await tables(tx).selectFrom('edition').select('hash').where('id', '=', id).executeTakeFirst()
  return row?.hash
}

export async function findRegistered(db: Db, id: string): Promise<RegisteredEdition | undefined> {
  return tables(db).selectFrom('edition').select(['id', 'hash', 'document']).where('id', '=', id).executeTakeFirst()
}

export async function listRegisteredIds(db: Db): Promise<string[]> {
  return (await tables(db).selectFrom('edition').select('id').orderBy('id').execute()).map(({ id }) => id)
}

/** True when a place that is not invented, or somebody in anonymous mode, has begun to answer the edition. */
export async function isAnswered(tx: Tx, editionId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from response left join place on place.id = response.place_id
    where edition_id = ${editionId} and place.demonstration is not true limit 1`.execute(tx)
  return rows.length > 0
}

export async function putEdition(tx: Tx, edition: Edition, now: Date): Promise<void> {
  const row = { hash: edition.hash, document: JSON.stringify(edition), registered_at: now }
  await tables(tx)
    .insertInto('edition')
    .values({ id: edition.id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}

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

type Given = Pick<RevisionRow, 'item' | 'state' | 'value'>

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
  return JSON.stringify('number' in answer ? answer.number : answer.codes)
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

function answerOf({ state, value }: Pick<RevisionRow, 'state' | 'value'>): Answer {
  if (state !== 'answered') return { state }
  return typeof value === 'number' ? { state, number: value } : { state, codes: value as string[] }
}
