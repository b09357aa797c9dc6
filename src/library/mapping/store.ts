import { sql } from 'kysely'
import type { Db } from '#platform/database'
import type { Translation } from '../model.ts'
import type { Fit, MappingRow, Reasons, ReviewedItem } from './model.ts'

/** As `Reasons`. */
export const reasons = sql`jsonb_build_object('en', reason) || translations`

/** What was judged of the practices of the record becomes exactly this. */
export async function replaceMapping(db: Db, rows: readonly MappingRow[]): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`delete from practice_item using practice where practice.id = practice_id
      and not demonstration and owner_place_id is null`.execute(tx)
    await insertMapping(tx, rows)
  })
}

export async function insertMapping(db: Db, rows: readonly MappingRow[]): Promise<void> {
  await sql`insert into practice_item (practice_id, item, fit, reason, translations)
    select row ->> 'practiceId', row ->> 'item', row ->> 'fit', row -> 'reasons' ->> 'en', (row -> 'reasons') - 'en'
    from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as row`.execute(db)
}

/** Of one practice the mapping becomes exactly this. */
export async function putMapping(db: Db, practiceId: string, rows: readonly MappingRow[]): Promise<void> {
  await sql`delete from practice_item where practice_id = ${practiceId}`.execute(db)
  await insertMapping(db, rows)
}

/** A practice and a question it answers; no question, and why. */
export interface ReviewedRow {
  readonly practiceId: string
  readonly title: string
  readonly titleLanguage: string | null
  readonly language: string
  readonly summary: string
  readonly translation: Translation | null
  readonly places: readonly string[]
  readonly area: string
  /** Named by the place that wrote the entry. */
  readonly own: boolean
  readonly item: string | null
  readonly fit: Fit | null
  readonly reasons: Reasons
}

/** Strong ones first, then by title. */
export async function listMapping(db: Db, demonstration: boolean): Promise<ReviewedRow[]> {
  const { rows } = await sql<ReviewedRow>`
    select practice.id as "practiceId", title, title_language as "titleLanguage", practice.language, summary, translation,
      array(select name from practice_place where practice_id = practice.id order by position) as places,
      policy_area as area, owner_place_id is not null as own, item, fit, ${reasons} as reasons
    from practice_item join practice on practice.id = practice_id
    where demonstration = ${demonstration}
    order by fit desc nulls last, title, practice.id`.execute(db)
  return rows
}

/** Strong ones first; a row without an item where none was chosen. */
export async function listMappingOf(db: Db, practiceId: string): Promise<ReviewedItem[]> {
  const { rows } = await sql<ReviewedItem>`select item, fit, ${reasons} as reasons from practice_item
    where practice_id = ${practiceId} order by fit desc nulls last, item`.execute(db)
  return rows
}
