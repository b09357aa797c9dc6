import { sql } from 'kysely'
import type { Db } from '#platform/database'

/** Surveys of the invented network with all that was answered, and the versions that were published for them alone. */
export async function deleteInventedSurveys(tx: Db): Promise<void> {
  const invented = sql`select id from survey where demonstration`
  await sql`delete from response where id in (
    select response_id from survey_invitation where survey_id in (${invented}))`.execute(tx)
  const { rows } = await sql<{ id: string }>`select edition_id as id from survey_version
    where survey_id in (${invented}) and split_part(edition_id, '/', 2) = survey_id || '.' || version`.execute(tx)
  await sql`delete from survey where demonstration`.execute(tx)
  await sql`delete from edition where id = any(${rows.map(({ id }) => id)})
    and not exists (select from response where edition_id = edition.id)`.execute(tx)
}
