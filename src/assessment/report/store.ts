import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Db } from '#platform/database'
import type { Approval, FactCheck, ReportVersion, TextVersion } from './model.ts'

type Tables = {
  report_text: {
    round_id: string
    section: string
    lang: string
    revision: number
    text: string | null
    result_id: string | null
    saved_at: Date
    saved_by: string | null
  }
  report_check: {
    id: string
    round_id: string
    section: string
    text: string
    said_at: Date
    said_by: string | null
    reply: string | null
    settled_at: Date | null
    settled_by: string | null
  }
  report_approval: {
    round_id: string
    number: number
    approved_at: Date
    approved_by: string | null
    withdrawn_at: Date | null
    content: string | null
  }
  report_version: {
    round_id: string
    version: number
    document: string
    hash: string
    result_id: string
    reason: string | null
    published_at: Date
    published_by: string | null
  }
  auth_user: { id: string; name: string }
}

export type Tx = Transaction<{}>
const tables = (db: Db) => db.withTables<Tables>()

/** Whoever writes, approves or publishes a report waits here for whoever does so now. */
export async function lockReport(tx: Tx, roundId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`report of ${roundId}`}, 0))`.execute(tx)
}

function texts(db: Db, roundId: string) {
  return tables(db)
    .selectFrom('report_text')
    .leftJoin('auth_user', 'auth_user.id', 'saved_by')
    .select([
      'section',
      'lang',
      'revision',
      'text',
      'result_id as resultId',
      'saved_at as savedAt',
      'saved_by as savedBy',
      'auth_user.name',
    ])
    .where('round_id', '=', roundId)
}

/** Those in force, one a section and language. */
export const listTexts = (db: Db, roundId: string): Promise<TextVersion[]> =>
  texts(db, roundId)
    .distinctOn(['section', 'lang'])
    .orderBy('section')
    .orderBy('lang')
    .orderBy('revision', 'desc')
    .execute()

/** Every version of a section's text in a language, the newest first. */
export const listTextVersions = (
  db: Db,
  roundId: string,
  { section, lang }: Pick<TextVersion, 'section' | 'lang'>,
): Promise<TextVersion[]> =>
  texts(db, roundId)
    .where('section', '=', section)
    .where('report_text.lang', '=', lang)
    .orderBy('revision', 'desc')
    .execute()

export async function insertText(tx: Tx, roundId: string, text: Omit<TextVersion, 'name'>): Promise<void> {
  const { section, lang, revision, resultId, savedAt, savedBy } = text
  const row = { round_id: roundId, section, lang, revision, result_id: resultId, saved_at: savedAt, saved_by: savedBy }
  await tables(tx)
    .insertInto('report_text')
    .values({ ...row, text: text.text })
    .execute()
}

/** The open ones first, then the newest. */
export const listChecks = (db: Db, roundId: string): Promise<FactCheck[]> =>
  tables(db)
    .selectFrom('report_check')
    .leftJoin('auth_user as said', 'said.id', 'said_by')
    .leftJoin('auth_user as settled', 'settled.id', 'settled_by')
    .select([
      'report_check.id',
      'section',
      'text',
      'said_at as saidAt',
      'said.name as name',
      'reply',
      'settled_at as settledAt',
      'settled.name as settledName',
    ])
    .where('round_id', '=', roundId)
    .orderBy(sql`settled_at is not null`)
    .orderBy('said_at', 'desc')
    .execute()

export async function insertCheck(
  tx: Tx,
  roundId: string,
  check: Pick<FactCheck, 'id' | 'section' | 'text' | 'saidAt'> & { saidBy: string | null },
): Promise<void> {
  const { id, section, text, saidAt, saidBy } = check
  const open = { reply: null, settled_at: null, settled_by: null }
  await tables(tx)
    .insertInto('report_check')
    .values({ id, round_id: roundId, section, text, said_at: saidAt, said_by: saidBy, ...open })
    .execute()
}

/** False where there is no such open remark. */
export async function settleCheck(
  tx: Tx,
  roundId: string,
  { id, reply, by, at }: { id: string; reply: string; by: string | null; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tables(tx)
    .updateTable('report_check')
    .set({ reply, settled_at: at, settled_by: by })
    .where('round_id', '=', roundId)
    .where('id', '=', id)
    .where('settled_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export const listApprovals = (db: Db, roundId: string): Promise<Approval[]> =>
  tables(db)
    .selectFrom('report_approval')
    .leftJoin('auth_user', 'auth_user.id', 'approved_by')
    .select(['number', 'approved_at as approvedAt', 'auth_user.name', 'withdrawn_at as withdrawnAt', 'content'])
    .where('round_id', '=', roundId)
    .orderBy('number', 'desc')
    .execute()

export async function insertApproval(
  tx: Tx,
  roundId: string,
  { number, at, by, content = null }: { number: number; at: Date; by: string | null; content?: string | null },
): Promise<void> {
  await tables(tx)
    .insertInto('report_approval')
    .values({ round_id: roundId, number, approved_at: at, approved_by: by, withdrawn_at: null, content })
    .execute()
}

export async function withdrawApproval(tx: Tx, roundId: string, number: number, at: Date): Promise<void> {
  await tables(tx)
    .updateTable('report_approval')
    .set({ withdrawn_at: at })
    .where('round_id', '=', roundId)
    .where('number', '=', number)
    .execute()
}

/** The newest first. */
export const listVersions = (db: Db, roundId: string): Promise<ReportVersion[]> =>
  tables(db)
    .selectFrom('report_version')
    .leftJoin('auth_user', 'auth_user.id', 'published_by')
    .select(['version', 'hash', 'result_id as resultId', 'reason', 'published_at as publishedAt', 'auth_user.name'])
    .where('round_id', '=', roundId)
    .orderBy('version', 'desc')
    .execute()

export async function findDocument(db: Db, roundId: string, version: number): Promise<string | undefined> {
  const row = await tables(db)
    .selectFrom('report_version')
    .select('document')
    .where('round_id', '=', roundId)
    .where('version', '=', version)
    .executeTakeFirst()
  return row?.document
}

export interface NewVersion {
  readonly version: number
  readonly document: string
  readonly hash: string
  readonly resultId: string
  readonly reason: string | null
  readonly by: string | null
  readonly at: Date
}

export async function insertVersion(tx: Tx, roundId: string, given: NewVersion): Promise<void> {
  const { version, document, hash, resultId, reason, by, at } = given
  await tables(tx)
    .insertInto('report_version')
    .values({
      round_id: roundId,
      version,
      document,
      hash,
      result_id: resultId,
      reason,
      published_at: at,
      published_by: by,
    })
    .execute()
}
