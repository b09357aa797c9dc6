import { type JSONColumnType, sql, type Transaction } from 'kysely'
import type { PlaceFact, Texts } from '#network'
import type { Db } from '#platform/database'
import { keeping } from './keeping.ts'
import type { Basis, FlatScores, ResultDocument, ResultHead, ScoredResult } from './model.ts'
import { type Publication, scoresAt } from './publication/model.ts'
import { reviewersBeside } from './owners-store.ts'
import { levelsOf } from './publication/store.ts'

type Tables = {
  result: {
    id: string
    round_id: string
    place_id: string
    edition_id: string
    edition_hash: string
    year: number
    document: JSONColumnType<ResultDocument>
    hash: string
    engine: string
    basis: Basis
    revision: number
    computed_at: Date
    demonstration: boolean
  }
  result_score: { result_id: string; key: string; value: number | null }
  place: { id: string; name: string; country: string }
  invented_country: { code: string; name: Texts }
}

export type Tx = Transaction<{}>

const tables = (db: Db) => db.withTables<Tables>()

const head = [
  'result.id',
  'round_id as roundId',
  'place_id as placeId',
  'edition_id as editionId',
  'edition_hash as editionHash',
  'year',
  'hash',
  'engine',
  'basis',
  'revision',
  'computed_at as computedAt',
  'result.demonstration',
] as const

export async function insertResult(tx: Tx, result: ResultHead, document: string, scores: FlatScores): Promise<void> {
  await tables(tx)
    .insertInto('result')
    .values({
      id: result.id,
      round_id: result.roundId,
      place_id: result.placeId,
      edition_id: result.editionId,
      edition_hash: result.editionHash,
      year: result.year,
      document,
      hash: result.hash,
      engine: result.engine,
      basis: result.basis,
      revision: result.revision,
      computed_at: result.computedAt,
      demonstration: result.demonstration,
    })
    .execute()
  const rows = Object.entries(scores).map(([key, value]) => ({ result_id: result.id, key, value }))
  await tables(tx).insertInto('result_score').values(rows).execute()
}

/** The one in force. */
export async function findResultOfRound(db: Db, roundId: string): Promise<ResultHead | undefined> {
  return tables(db)
    .selectFrom('result')
    .select(head)
    .where('round_id', '=', roundId)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The results of a place that everybody may read, with the scores that are public; oldest first. */
export async function resultsOf(db: Db, placeId: string): Promise<ScoredResult[]> {
  const query = tables(db).selectFrom('result').select(head).where('place_id', '=', placeId)
  const heads = await query.orderBy('year').orderBy('computed_at').execute()
  const ids = heads.map(({ id }) => id)
  const [scores, levels] = await Promise.all([scoresOf(db, ids), levelsOf(db, ids)])
  return heads.flatMap((result) => {
    const level = levels.get(result.id)
    return level ? [{ ...result, scores: scoresAt(level, scores.get(result.id) ?? {}) }] : []
  })
}

/** A result with what its page needs to know of the place. */
export interface PlacedResult extends ResultHead {
  readonly placeName: string
  readonly country: string
  /** The name of an invented country. */
  readonly inventedCountry: Texts | null
  readonly networks: readonly NamedNetwork[]
  /** Accounts of the experts who read it whole because they review its round. */
  readonly reviewers: readonly string[]
}

export interface NamedNetwork {
  readonly id: string
  readonly name: Texts
}

/** The result in force of every round of the place that has the named one, with the named one, oldest first. */
export async function listResultsBeside(db: Db, resultId: string): Promise<PlacedResult[]> {
  return tables(db)
    .selectFrom('result')
    .innerJoin('place', 'place.id', 'result.place_id')
    .leftJoin('invented_country', 'invented_country.code', 'place.country')
    .select(head)
    .select([
      'place.name as placeName',
      'place.country',
      'invented_country.name as inventedCountry',
      sql<NamedNetwork[]>`(
        select coalesce(json_agg(json_build_object('id', network.id, 'name', network.name) order by network.id), '[]')
        from network_membership join network on network.id = network_id
        where network_membership.place_id = place.id and until_year is null)`.as('networks'),
      reviewersBeside.as('reviewers'),
    ])
    .where('place_id', '=', (query) => query.selectFrom('result').select('place_id').where('id', '=', resultId))
    .where((where) =>
      where.or([
        where('result.id', '=', resultId),
        where('revision', '=', (query) =>
          query
            .selectFrom('result as other')
            .select(({ fn }) => fn.max('other.revision').as('last'))
            .whereRef('other.round_id', '=', 'result.round_id'),
        ),
      ]),
    )
    .orderBy('year')
    .orderBy('computed_at')
    .execute()
}

/** Every result of a round, the newest first, and whether a report of it was published. */
export async function listRevisions(
  db: Db,
  roundId: string,
): Promise<{ revisions: Pick<ResultHead, 'id' | 'basis' | 'revision'>[]; reported: boolean }> {
  const [revisions, { rows }] = await Promise.all([
    tables(db)
      .selectFrom('result')
      .select(['id', 'basis', 'revision'])
      .where('round_id', '=', roundId)
      .orderBy('revision', 'desc')
      .execute(),
    sql<{
      reported: boolean
    }>`select exists (select from report_version where round_id = ${roundId}) as reported`.execute(db),
  ])
  return { revisions, reported: rows[0]?.reported ?? false }
}

/** Names and countries of places, by id. */
export async function listPlaceNames(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, { readonly name: string; readonly country: string }>> {
  const rows = await tables(db).selectFrom('place').select(['id', 'name', 'country']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, ...place }) => [id, place]))
}

export interface CandidateRow {
  readonly resultId: string
  readonly placeId: string
  readonly networkIds: readonly string[]
  /** Those by which a place joins a group. */
  readonly facts: readonly PlaceFact[]
  /** What everybody may read of the result. */
  readonly publication: Publication
}

/**
 * The latest result of every place in one edition of which anything is public: of real places or of invented ones, never
 * of both. One row of JSON: a page asks for all of them at every request.
 */
export async function listCandidates(
  db: Db,
  editionId: string,
  demonstration: boolean,
): Promise<readonly CandidateRow[]> {
  const { rows } = await sql<{ candidates: CandidateRow[] }>`
    with latest as (
      select distinct on (place_id) id, place_id, total, areas, answers
      from result join result_publication on result_id = id
      where edition_id = ${editionId} and demonstration = ${demonstration} and total
      order by place_id, year desc, computed_at desc)
    select coalesce(json_agg(json_build_object(
      'resultId', latest.id, 'placeId', place.id, 'publication', json_build_object(
        'total', total, 'areas', areas, 'answers', answers), 'networkIds', coalesce(networks.ids, '{}'), 'facts', (
        select coalesce(json_agg(json_build_object('placeId', place_id, 'measure', measure, 'value', value, 'year', year,
          'basis', basis, 'source', source, 'caveat', caveat)), '[]')
        from place_fact where place_id = place.id and measure in ('population', 'foreign_born_percent')))), '[]') as candidates
    from latest join place on place.id = latest.place_id left join (
      select place_id, array_agg(network_id order by network_id) as ids
      from network_membership where until_year is null group by place_id) as networks
      on networks.place_id = place.id`.execute(db)
  return rows[0]?.candidates ?? []
}

/** Scores by result; those of a result never change. */
export const scoresOf = keeping(20_000, async (db: Db, ids): Promise<Map<string, FlatScores>> => {
  const rows = await tables(db)
    .selectFrom('result_score')
    .select([
      'result_id',
      ({ fn }) => fn.agg<Record<string, number | null>>('jsonb_object_agg', ['key', 'value']).as('scores'),
    ])
    .where('result_id', 'in', ids)
    .groupBy('result_id')
    .execute()
  return new Map(rows.map(({ result_id, scores }) => [result_id, scores]))
})

const documents = keeping(500, async (db: Db, ids): Promise<Map<string, ResultDocument>> => {
  const rows = await tables(db).selectFrom('result').select(['id', 'document']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, document }) => [id, document]))
})

/** Documents of results by id; those of a result never change. */
export const findDocuments = (db: Db, ids: readonly string[]): Promise<Map<string, ResultDocument>> =>
  documents(db, ids)

export async function findDocument(db: Db, id: string): Promise<ResultDocument | undefined> {
  return (await documents(db, [id])).get(id)
}
