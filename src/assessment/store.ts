import { sql, type Transaction } from 'kysely'
import type { PublicationLevel } from '#insight'
import { placeTargetBeside } from '#network'
import type { Target } from '#platform/access'
import type { Db } from '#platform/database'
import type { Round, SignOff } from './model.ts'

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
    validated_by: string | null
    validated_at: Date | null
    published_by: string | null
    published_at: Date | null
    demonstration: boolean
  }
  round_sign_off: {
    round_id: string
    number: number
    signed_off_at: Date
    signed_off_by: string | null
    reopened_at: Date | null
    reopened_by: string | null
    reason: string | null
    withdrawn_level: PublicationLevel | null
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
      'validated_at as validatedAt',
      'published_at as publishedAt',
      'demonstration',
    ])
}

export async function findRound(db: Db, id: string): Promise<Round | undefined> {
  return rounds(db).where('id', '=', id).executeTakeFirst()
}

/** A round with what permission for it depends on: that of its place, and who reviews it. */
export async function findRoundTarget(db: Db, id: string): Promise<{ round: Round; target: Target } | undefined> {
  const { rows } = await sql<Round & { place: Target; assigned: string[] }>`/* kept */
    select id, place_id as "placeId", edition_id as "editionId", response_id as "responseId", year,
      opened_at as "openedAt", submitted_at as "submittedAt", validated_at as "validatedAt",
      published_at as "publishedAt", demonstration, ${placeTargetBeside} as place,
      array(select account_id from review where round_id = round.id) as assigned
    from round where id = ${id}`.execute(db)
  if (!rows[0]) return undefined
  const { place, assigned, ...round } = rows[0]
  return { round, target: { ...place, assigned } }
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

/** An open one. */
export async function insertRound(tx: Tx, round: Round, openedBy: string): Promise<void> {
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
      submitted_at: null,
      validated_by: null,
      validated_at: null,
      published_by: null,
      published_at: null,
      demonstration: round.demonstration,
    })
    .execute()
}

/** Whoever signs off, reopens, validates or publishes waits here for whoever does so now. */
export async function lockRound(tx: Tx, id: string): Promise<Round | undefined> {
  return rounds(tx).where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
}

export async function insertSignOff(tx: Tx, id: string, by: string, now: Date): Promise<void> {
  await tables(tx).updateTable('round').set({ submitted_by: by, submitted_at: now }).where('id', '=', id).execute()
  await sql`insert into round_sign_off (round_id, number, signed_off_at, signed_off_by)
    select ${id}, coalesce(max(number), 0) + 1, ${now}::timestamptz, ${by}
    from round_sign_off where round_id = ${id}`.execute(tx)
}

export async function insertReopening(
  tx: Tx,
  id: string,
  { by, reason, withdrawn, now }: { by: string; reason: string; withdrawn: PublicationLevel; now: Date },
): Promise<void> {
  await tables(tx).updateTable('round').set({ submitted_by: null, submitted_at: null }).where('id', '=', id).execute()
  await tables(tx)
    .updateTable('round_sign_off')
    .set({ reopened_at: now, reopened_by: by, reason, withdrawn_level: withdrawn })
    .where('round_id', '=', id)
    .where('reopened_at', 'is', null)
    .execute()
}

export async function markValidated(tx: Tx, id: string, by: string | null, now: Date): Promise<void> {
  await tables(tx).updateTable('round').set({ validated_by: by, validated_at: now }).where('id', '=', id).execute()
}

export async function markPublished(tx: Tx, id: string, by: string | null, now: Date): Promise<void> {
  await tables(tx).updateTable('round').set({ published_by: by, published_at: now }).where('id', '=', id).execute()
}

/** The newest first. */
export async function listSignOffs(db: Db, roundId: string): Promise<SignOff[]> {
  const { rows } = await sql<SignOff>`
    select number, signed_off_at as "signedOffAt", signed_off_by as "signedOffBy", signer.name as "signedOffByName",
      reopened_at as "reopenedAt", reopened_by as "reopenedBy", opener.name as "reopenedByName", reason,
      withdrawn_level as "withdrawnLevel"
    from round_sign_off left join auth_user as signer on signer.id = signed_off_by
      left join auth_user as opener on opener.id = reopened_by
    where round_id = ${roundId} order by number desc`.execute(db)
  return rows
}

/** Accounts of the experts who review a round. */
export async function listReviewerIds(db: Db, roundId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select account_id as id from review where round_id = ${roundId}`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}
