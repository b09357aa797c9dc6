import { sql, type Transaction } from 'kysely'
import type { Db } from '#platform/database'
import type { Round } from './model.ts'

type Tables = {
  round: {
    id: string
    place_id: string
    edition_id: string
    response_id: string
    year: number
    opened_by: string | null
    opened_at: Date
    submitted_by: string | null
    submitted_at: Date | null
    demonstration: boolean
  }
}

export type Tx = Transaction<{}>

const tables = (db: Db) => db.withTables<Tables>()

function rounds(db: Db) {
  return tables(db)
    .selectFrom('round')
    .select([
      'id',
      'place_id as placeId',
      'edition_id as editionId',
      'response_id as responseId',
      'year',
      'opened_at as openedAt',
      'submitted_at as submittedAt',
      'demonstration',
    ])
}

export async function findRound(db: Db, id: string): Promise<Round | undefined> {
  return rounds(db).where('id', '=', id).executeTakeFirst()
}

/** The newest first. */
export async function listRounds(db: Db, placeIds: readonly string[]): Promise<Round[]> {
  if (placeIds.length === 0) return []
  return rounds(db).where('place_id', 'in', placeIds).orderBy('year', 'desc').orderBy('opened_at', 'desc').execute()
}

export async function findRoundOfYear(
  db: Db,
  { placeId, editionId, year }: Pick<Round, 'placeId' | 'editionId' | 'year'>,
): Promise<Round | undefined> {
  return rounds(db)
    .where('place_id', '=', placeId)
    .where('edition_id', '=', editionId)
    .where('year', '=', year)
    .executeTakeFirst()
}

export async function findOpenRound(db: Db, placeId: string, editionId: string): Promise<Round | undefined> {
  return rounds(db)
    .where('place_id', '=', placeId)
    .where('edition_id', '=', editionId)
    .where('submitted_at', 'is', null)
    .executeTakeFirst()
}

/** Until the transaction ends, nobody else opens a round of this place. */
export async function lockOpening(tx: Tx, placeId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`open a round of ${placeId}`}, 0))`.execute(tx)
}

export async function insertRound(tx: Tx, { submittedAt, ...round }: Round, openedBy: string): Promise<void> {
  await tables(tx)
    .insertInto('round')
    .values({
      id: round.id,
      place_id: round.placeId,
      edition_id: round.editionId,
      response_id: round.responseId,
      year: round.year,
      opened_by: openedBy,
      opened_at: round.openedAt,
      submitted_by: null,
      submitted_at: submittedAt,
      demonstration: round.demonstration,
    })
    .execute()
}

export async function markSubmitted(tx: Tx, id: string, by: string, now: Date): Promise<void> {
  await tables(tx).updateTable('round').set({ submitted_by: by, submitted_at: now }).where('id', '=', id).execute()
}
