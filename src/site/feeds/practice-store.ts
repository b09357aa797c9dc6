import { sql } from 'kysely'
import type { Db } from '#platform/database'

export interface PracticeRow {
  id: string
  title: string
  summary: string
  language: string
  translation: { language: string; title: string; summary: string } | null
  area: string
  /** When a place's own entry was approved here; null for one that the record brought. */
  approvedAt: Date | null
  /** When the record first stood on this site. */
  loadedAt: Date
}

/** Those written here first, the newest of them first; then by the year they began in. */
export async function listNewPractices(db: Db, most: number): Promise<PracticeRow[]> {
  const { rows } = await sql<PracticeRow>`
    select practice.id, practice.title, summary, language, translation, policy_area as area, approved as "approvedAt",
      coalesce((select min(at) from trail where action = 'record loaded' and subject_id = 'record'), now()) as "loadedAt"
    from practice left join lateral (
      select max(approved_at) as approved from practice_draft join practice_version on draft_id = practice_draft.id
      where practice_id = practice.id) as written on true
    where not practice.demonstration
    order by approved desc nulls last, year desc nulls last, practice.id limit ${most}`.execute(db)
  return rows
}
