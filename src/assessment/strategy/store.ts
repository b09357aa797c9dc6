import { sql, type Transaction } from 'kysely'
import type { Db } from '#platform/database'
import { versionsIn } from '../versions-store.ts'
import { emptyStrategy, type Strategy } from './model.ts'

export type Tx = Transaction<{}>

export const versions = versionsIn<Strategy>({ table: 'strategy_version', key: 'round_id' }, emptyStrategy)

/** Since when everybody may read it; undefined: nothing has been written. */
export async function findStrategy(db: Db, roundId: string): Promise<{ publicSince: Date | null } | undefined> {
  const { rows } = await sql<{ publicSince: Date | null }>`
    select public_since as "publicSince" from strategy where round_id = ${roundId}`.execute(db)
  return rows[0]
}

/** Whoever changes it waits here for whoever does so now; it is begun where there was none. */
export async function lockStrategy(tx: Tx, roundId: string): Promise<void> {
  await sql`insert into strategy (round_id) values (${roundId}) on conflict do nothing`.execute(tx)
  await sql`select from strategy where round_id = ${roundId} for update`.execute(tx)
}

export async function setPublic(tx: Tx, roundId: string, since: Date | null): Promise<void> {
  await sql`update strategy set public_since = ${since} where round_id = ${roundId}`.execute(tx)
}

/** A strategy with the round it came out of. */
export interface RoundStrategy {
  readonly roundId: string
  readonly placeId: string
  readonly placeName: string
  readonly editionId: string
  readonly year: number
  readonly strategy: Strategy
}

const newest = sql`select distinct on (round_id) round_id, content from strategy_version order by round_id, version desc`

/** The last one that the place wrote after a round of an earlier year, if it says anything. */
export async function findEarlierStrategy(
  db: Db,
  { placeId, year }: { placeId: string; year: number },
): Promise<RoundStrategy | undefined> {
  const { rows } = await sql<RoundStrategy>`
    select round.id as "roundId", place_id as "placeId", place.name as "placeName", edition_id as "editionId", year,
      newest.content as strategy
    from round join place on place.id = place_id cross join lateral (
      select content from strategy_version where round_id = round.id order by version desc limit 1) as newest
    where place_id = ${placeId} and year < ${year} and jsonb_array_length(newest.content -> 'objectives') > 0
    order by year desc, opened_at desc limit 1`.execute(db)
  return rows[0]
}

/** The newest strategy of every place: what is in force. */
export async function listCurrentStrategies(db: Db): Promise<RoundStrategy[]> {
  const { rows } = await sql<RoundStrategy>`
    select distinct on (place_id) round.id as "roundId", place_id as "placeId", place.name as "placeName",
      edition_id as "editionId", year, newest.content as strategy
    from round join place on place.id = place_id join (${newest}) as newest on newest.round_id = round.id
    where jsonb_array_length(newest.content -> 'objectives') > 0
    order by place_id, year desc, opened_at desc`.execute(db)
  return rows
}

/** Accounts of the experts who visit because of the round. */
export async function listVisitorIds(db: Db, roundId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select account_id as id from visit_expert join visit on visit.id = visit_id
    where round_id = ${roundId} and cancelled_at is null`.execute(db)
  return rows.map(({ id }) => id)
}

/** The newest first. */
export async function listPublicStrategies(
  db: Db,
  placeId: string,
): Promise<{ readonly roundId: string; readonly year: number }[]> {
  const { rows } = await sql<{ roundId: string; year: number }>`
    select round.id as "roundId", year from strategy join round on round.id = round_id
    where place_id = ${placeId} and public_since is not null order by year desc`.execute(db)
  return rows
}
