import { sql } from 'kysely'
import type { Db } from '#platform/database'
import { inAnySpelling } from './store.ts'

export interface PracticeQuery {
  readonly demonstration?: boolean
  readonly q?: string | undefined
  readonly area?: string | undefined
  readonly country?: string | undefined
  readonly place?: string | undefined
  readonly year?: number | undefined
  readonly id?: string
}

/** A practice as programs read it: column names are those of the answer. */
export interface PracticeRow {
  id: string
  title: string
  title_language: string
  summary: string
  language: string
  area: string
  year: number | null
  period: string | null
  places: { id: string | null; name: string; country: string }[]
  source: string
  owner: string | null
  translation: { language: string; title: string; summary: string } | null
  demonstration: boolean
}

/** In the order of their ids. */
export async function listPracticeRows(
  db: Db,
  { demonstration, q, area, country, place, year, id }: PracticeQuery,
  { after, limit }: { after: string | null; limit: number },
): Promise<PracticeRow[]> {
  const { rows } = await sql<PracticeRow>`
    select id, title, coalesce(title_language, language) as title_language, summary, language, policy_area as area,
      year, period, source, owner_place_id as owner, translation, demonstration,
      (select coalesce(json_agg(json_build_object('id', place_id, 'name', name, 'country', country) order by position),
        '[]') from practice_place where practice_id = practice.id) as places
    from practice
    where (${demonstration ?? null}::boolean is null or demonstration = ${demonstration ?? null})
      and (${after}::text is null or id > ${after})
      and (${id ?? null}::text is null or id = ${id ?? null})
      and (${area ?? null}::text is null or policy_area = ${area ?? null})
      and (${year ?? null}::int is null or year = ${year ?? null})
      and (${q ?? null}::text is null or ${inAnySpelling(q ?? '')})
      and (${country ?? null}::text is null or exists (select from practice_place
        where practice_id = practice.id and country = ${country ?? null}))
      and (${place ?? null}::text is null or exists (select from practice_place
        where practice_id = practice.id and place_id = ${place ?? null}))
    order by id limit ${limit}`.execute(db)
  return rows
}

/** That a practice answers a question of the index. */
export interface AnsweredRow {
  practice: string
  item: string
  fit: string
  reason: string
  demonstration: boolean
}

/** In the order of practices and questions. */
export async function listAnsweredRows(db: Db, demonstration: boolean): Promise<AnsweredRow[]> {
  const { rows } = await sql<AnsweredRow>`select practice_id as practice, item, fit, reason, demonstration
    from practice_item join practice on id = practice_id
    where item is not null and demonstration = ${demonstration} order by practice_id, item`.execute(db)
  return rows
}
