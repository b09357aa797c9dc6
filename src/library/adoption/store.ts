import { sql, type Transaction } from 'kysely'
import type { Db } from '#platform/database'
import type { Translation } from '../model.ts'
import type { Mark, MarkKind } from './model.ts'

export type Tx = Transaction<{}>

const marks = sql`practice_id as "practiceId", place_id as "placeId", place.name as "placeName", mark.kind, year, how,
  how_language as "howLanguage", mark.public, marked_at as "markedAt" from practice_mark as mark join place on place.id = place_id`

/** Adopted first, then the newest. */
export async function listMarksOf(db: Db, practiceId: string): Promise<Mark[]> {
  const { rows } = await sql<Mark>`select ${marks} where practice_id = ${practiceId}
    order by mark.kind, marked_at desc, place_id`.execute(db)
  return rows
}

export interface MarkedPractice extends Mark {
  readonly title: string
  readonly titleLanguage: string
  readonly translation: Translation | null
}

/** Of one place; adopted first, then the newest. */
export async function listMarksBy(db: Db, placeId: string): Promise<MarkedPractice[]> {
  const { rows } = await sql<MarkedPractice>`
    select of_place.*, title, coalesce(title_language, language) as "titleLanguage", translation
    from (select ${marks} where place_id = ${placeId}) as of_place join practice on practice.id = "practiceId"
    order by of_place.kind, "markedAt" desc, "practiceId"`.execute(db)
  return rows
}

export interface NewMark {
  readonly practiceId: string
  readonly placeId: string
  readonly kind: MarkKind
  readonly year: number | null
  readonly how: string | null
  readonly howLanguage: string | null
  readonly public: boolean
}

/** True where it is new; otherwise the mark was changed. */
export async function putMark(tx: Tx, mark: NewMark, by: string, at: Date): Promise<boolean> {
  const { practiceId, placeId, kind, year, how, howLanguage, public: open } = mark
  const { rows } = await sql<{ added: boolean }>`
    insert into practice_mark as mark (practice_id, place_id, kind, year, how, how_language, public, marked_at, marked_by)
    values (${practiceId}, ${placeId}, ${kind}, ${year}, ${how}, ${howLanguage}, ${open}, ${at}, ${by})
    on conflict (practice_id, place_id, kind) do update
      set year = excluded.year, how = excluded.how,
        -- The same words sent again on a page in another language are still in theirs.
        how_language = case when mark.how = excluded.how then mark.how_language else excluded.how_language end, public = excluded.public, marked_by = excluded.marked_by
    returning xmax = 0 as added`.execute(tx)
  return rows[0]?.added ?? false
}

export async function hasMark(tx: Tx, practiceId: string, placeId: string, kind: MarkKind): Promise<boolean> {
  const { rows } = await sql`select from practice_mark
    where practice_id = ${practiceId} and place_id = ${placeId} and kind = ${kind}`.execute(tx)
  return rows.length > 0
}

/** True where there was one. */
export async function deleteMark(tx: Tx, practiceId: string, placeId: string, kind: MarkKind): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from practice_mark
    where practice_id = ${practiceId} and place_id = ${placeId} and kind = ${kind}`.execute(tx)
  return (numAffectedRows ?? 0n) > 0n
}
