import { sql, type Transaction } from 'kysely'
import type { Db } from '#platform/database'
import type { FileType } from '#platform/files'
import type { Evidence, ItemComment } from './model.ts'

export type Tx = Transaction<{}>

interface EvidenceRow extends Omit<Evidence, 'note' | 'shown'> {
  note: string | null
  link: string | null
  fileId: string | null
  fileName: string | null
  type: FileType | null
  bytes: number | null
}

const evidence = sql`
  select evidence.id, round_id as "roundId", item, title, note, dated, link, file_id as "fileId",
    file_name as "fileName", stored_file.type, stored_file.bytes, added_at as "addedAt",
    auth_user.name as "addedByName", removed_at as "removedAt"
  from evidence left join stored_file on stored_file.id = file_id left join auth_user on auth_user.id = added_by`

function evidenceOf({ link, fileId, fileName, type, bytes, note, ...row }: EvidenceRow): Evidence {
  const file = { fileId: fileId ?? '', name: fileName ?? '', type: type ?? 'application/pdf', bytes: bytes ?? 0 }
  return { ...row, note: note ?? '', shown: link === null ? file : { link } }
}

/** What stands, of one item or of every one; in the order in which it came. */
export async function listEvidence(db: Db, roundId: string, item: string | null = null): Promise<Evidence[]> {
  const { rows } = await sql<EvidenceRow>`${evidence} where round_id = ${roundId} and removed_at is null
    and (${item}::text is null or item = ${item}) order by added_at, evidence.id`.execute(db)
  return rows.map(evidenceOf)
}

/** Also one that was taken away. */
export async function findEvidence(db: Db, roundId: string, id: string): Promise<Evidence | undefined> {
  const { rows } = await sql<EvidenceRow>`${evidence} where round_id = ${roundId} and evidence.id = ${id}`.execute(db)
  return rows[0] && evidenceOf(rows[0])
}

export interface NewEvidence extends Pick<Evidence, 'id' | 'roundId' | 'item' | 'title' | 'note' | 'dated'> {
  readonly link: string | null
  readonly file: { readonly id: string; readonly name: string } | null
  readonly addedBy: string | null
  readonly addedAt: Date
}

export async function insertEvidence(tx: Tx, row: NewEvidence): Promise<void> {
  await sql`insert into evidence (id, round_id, item, title, note, dated, link, file_id, file_name, added_by, added_at)
    values (${row.id}, ${row.roundId}, ${row.item}, ${row.title}, ${row.note || null}, ${row.dated}, ${row.link},
      ${row.file?.id ?? null}, ${row.file?.name ?? null}, ${row.addedBy}, ${row.addedAt})`.execute(tx)
}

export type Described = Pick<Evidence, 'title' | 'note' | 'dated'>

export async function describeEvidence(tx: Tx, id: string, { title, note, dated }: Described): Promise<void> {
  await sql`update evidence set title = ${title}, note = ${note || null}, dated = ${dated} where id = ${id}`.execute(tx)
}

/** Null: it is put back. */
export async function markRemoved(tx: Tx, id: string, removed: { by: string; at: Date } | null): Promise<void> {
  await sql`update evidence set removed_by = ${removed?.by ?? null}, removed_at = ${removed?.at ?? null}
    where id = ${id}`.execute(tx)
}

const comments = sql`
  select item_comment.id, round_id as "roundId", item, body, written_by as "writtenBy",
    auth_user.name as "writtenByName", written_at as "writtenAt", edited_at as "editedAt", removed_at as "removedAt"
  from item_comment left join auth_user on auth_user.id = written_by`

/** Of one item or of every one, the oldest first; also that one was taken back. */
export async function listComments(db: Db, roundId: string, item: string | null = null): Promise<ItemComment[]> {
  const { rows } = await sql<ItemComment>`${comments} where round_id = ${roundId}
    and (${item}::text is null or item = ${item}) order by written_at, item_comment.id`.execute(db)
  return rows
}

export async function lockComment(tx: Tx, roundId: string, id: string): Promise<ItemComment | undefined> {
  const { rows } = await sql<ItemComment>`${comments} where round_id = ${roundId} and item_comment.id = ${id}
    for update of item_comment`.execute(tx)
  return rows[0]
}

export interface NewComment extends Pick<ItemComment, 'id' | 'roundId' | 'item' | 'writtenBy' | 'writtenAt'> {
  readonly body: string
}

export async function insertComment(tx: Tx, row: NewComment): Promise<void> {
  await sql`insert into item_comment (id, round_id, item, body, written_by, written_at)
    values (${row.id}, ${row.roundId}, ${row.item}, ${row.body}, ${row.writtenBy}, ${row.writtenAt})`.execute(tx)
}

export async function updateComment(tx: Tx, id: string, body: string, at: Date): Promise<void> {
  await sql`update item_comment set body = ${body}, edited_at = ${at} where id = ${id}`.execute(tx)
}

export async function emptyComment(tx: Tx, id: string, at: Date): Promise<void> {
  await sql`update item_comment set body = null, removed_at = ${at} where id = ${id}`.execute(tx)
}

/** Accounts that answered or commented an item of a round and still act for its place. */
export async function listConcerned(
  db: Db,
  { roundId, item, placeId, today }: { roundId: string; item: string; placeId: string; today: string },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct account_id as id from mandate
    where place_id = ${placeId} and from_on <= ${today} and coalesce(until_on, 'infinity') >= ${today}
      and account_id in (
        select written_by from item_comment where round_id = ${roundId} and item = ${item}
        union select answer_revision.account_id from answer_revision join round using (response_id)
          where round.id = ${roundId} and item = ${item})`.execute(db)
  return rows.map(({ id }) => id)
}
