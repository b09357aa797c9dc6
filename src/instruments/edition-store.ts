import { type ColumnType, sql } from 'kysely'
import type { Db } from '#platform/database'
import type { Edition } from './edition.ts'
import type { RegisteredEdition } from './registered-edition.ts'
import type { Tx } from './store.ts'

type Tables = {
  edition: { id: string; hash: string; document: ColumnType<unknown, string, string>; registered_at: Date }
}

const tables = (db: Db) => db.withTables<Tables>()

export async function findEditionHash(tx: Tx, id: string): Promise<string | undefined> {
  const row = await tables(tx).selectFrom('edition').select('hash').where('id', '=', id).executeTakeFirst()
  return row?.hash
}

export async function findRegistered(db: Db, id: string): Promise<RegisteredEdition | undefined> {
  return tables(db).selectFrom('edition').select(['id', 'hash', 'document']).where('id', '=', id).executeTakeFirst()
}

/** By what addresses call it: an instrument may have a hyphen in its name, and so may an edition. */
export async function findIdBySlug(db: Db, slug: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from edition where replace(id, '/', '-') = ${slug}
    order by id limit 1`.execute(db)
  return rows[0]?.id
}

export async function listRegisteredIds(db: Db): Promise<string[]> {
  return (await tables(db).selectFrom('edition').select('id').orderBy('id').execute()).map(({ id }) => id)
}

/** True when a place that is not invented, or somebody in anonymous mode, has begun to answer the edition. */
export async function isAnswered(tx: Tx, editionId: string): Promise<boolean> {
  // An invented network has no place: what it answers belongs to an invented survey.
  const { rows } = await sql`select 1 from response left join place on place.id = response.place_id
    where edition_id = ${editionId} and place.demonstration is not true and not exists (
      select 1 from survey_invitation join survey on survey.id = survey_id
      where response_id = response.id and survey.demonstration) limit 1`.execute(tx)
  return rows.length > 0
}

const editionRow = (edition: Edition, now: Date) => ({
  hash: edition.hash,
  document: JSON.stringify(edition),
  registered_at: now,
})

/** False, and nothing is stored: there is one of that id, whatever it says. */
export async function insertEdition(tx: Tx, edition: Edition, now: Date): Promise<boolean> {
  const inserted = await tables(tx)
    .insertInto('edition')
    .values({ id: edition.id, ...editionRow(edition, now) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

/** In the stead of one of the same id, where there is one. */
export async function putEdition(tx: Tx, edition: Edition, now: Date): Promise<void> {
  const row = editionRow(edition, now)
  await tables(tx)
    .insertInto('edition')
    .values({ id: edition.id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}
