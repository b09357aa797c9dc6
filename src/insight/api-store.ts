import { sql } from 'kysely'
import type { Db } from '#platform/database'
import type { Counts } from '#instruments'
import type { FlatScores, ResultDocument } from './model.ts'
import type { Publication } from './publication/model.ts'

export interface ResultQuery {
  readonly demonstration?: boolean
  readonly place?: string | undefined
  readonly country?: string | undefined
  readonly network?: string | undefined
  readonly edition?: string | undefined
  readonly year?: number | undefined
  readonly id?: string
}

/** A result of which something is public, with the whole of it: whoever reads a row shows no more than that. */
export interface ResultRow {
  id: string
  place: string
  place_name: string
  country: string
  edition: string
  edition_hash: string
  year: number
  hash: string
  engine: string
  computed_at: Date
  demonstration: boolean
  publication: Publication
  scores: FlatScores
  counts: Counts
}

/** In the order of their ids. */
export async function listPublishedResults(
  db: Db,
  { demonstration, place, country, network, edition, year, id }: ResultQuery,
  { after, limit }: { after: string | null; limit: number },
): Promise<ResultRow[]> {
  const { rows } = await sql<ResultRow>`
    select result.id, place_id as place, place.name as place_name, country, edition_id as edition, edition_hash, year,
      hash, engine, computed_at, result.demonstration,
      json_build_object('total', total, 'areas', areas, 'answers', answers) as publication,
      (select jsonb_object_agg(key, value) from result_score where result_id = result.id) as scores,
      document -> 'counts' as counts
    from result join result_publication on result_id = result.id join place on place.id = place_id
    where total
      and (${demonstration ?? null}::boolean is null or result.demonstration = ${demonstration ?? null})
      and (${after}::text is null or result.id > ${after})
      and (${id ?? null}::text is null or result.id = ${id ?? null})
      and (${place ?? null}::text is null or place_id = ${place ?? null})
      and (${country ?? null}::text is null or country = ${country ?? null})
      and (${edition ?? null}::text is null or edition_id = ${edition ?? null})
      and (${year ?? null}::int is null or year = ${year ?? null})
      and (${network ?? null}::text is null or exists (select from network_membership
        where network_membership.place_id = result.place_id and until_year is null and network_id = ${network ?? null}))
    order by result.id limit ${limit}`.execute(db)
  return rows
}

/** What was answered in results whose answers are public: one row an answer, in the order of results and items. */
export async function listPublishedAnswers(
  db: Db,
  resultIds: readonly string[],
): Promise<{ result: string; items: ResultDocument['items'] }[]> {
  const { rows } = await sql<{ result: string; items: ResultDocument['items'] }>`
    select result.id as result, document -> 'items' as items
    from result join result_publication on result_id = result.id
    where answers and result.id = any(${[...resultIds]}::text[]) order by result.id`.execute(db)
  return rows
}
