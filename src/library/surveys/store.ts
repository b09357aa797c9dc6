import { sql, type Transaction } from 'kysely'
import type { Db } from '#platform/database'
import { type Draft, draftSchema } from './builder/draft-shape.ts'
import type { Survey, SurveyVersion } from './model.ts'

export type Tx = Transaction<{}>

const surveys = sql`select id, kind, demonstration, draft, draft_version as "draftVersion", letter,
  answers_until::text as "answersUntil", created_at as "createdAt", opened_at as "openedAt", closed_at as "closedAt",
  totals_public_at as "totalsPublicAt"
  from survey`

type Row = Omit<Survey, 'draft'> & { draft: unknown }

const read = (row: Row): Survey => ({ ...row, draft: draftSchema.parse(row.draft) })

export async function findSurvey(db: Db, id: string): Promise<Survey | undefined> {
  const { rows } = await sql<Row>`${surveys} where id = ${id}`.execute(db)
  return rows[0] && read(rows[0])
}

/** As it stands for whoever changes it: another who does waits here. */
export async function lockSurvey(tx: Tx, id: string): Promise<Survey | undefined> {
  await sql`select from survey where id = ${id} for update`.execute(tx)
  return findSurvey(tx, id)
}

export interface ListedSurvey extends Survey {
  /** How many members were asked, and how many of them have sent their answers; without coordinations of networks. */
  readonly invited: number
  readonly answered: number
  /** The newest version; 0 before the first. */
  readonly version: number
}

/** The newest first. */
export async function listSurveys(db: Db, demonstration: boolean): Promise<ListedSurvey[]> {
  const { rows } = await sql<Row & Pick<ListedSurvey, 'invited' | 'answered' | 'version'>>`
    select listed.*,
      (select count(*)::integer from survey_invitation where survey_id = listed.id and place_id is not null) as invited,
      (select count(*)::integer from survey_invitation
        where survey_id = listed.id and place_id is not null and submitted_at is not null) as answered,
      (select coalesce(max(version), 0)::integer from survey_version where survey_id = listed.id) as version
    from (${surveys} where demonstration = ${demonstration}) as listed
    order by "createdAt" desc, id`.execute(db)
  return rows.map((row) => Object.assign(row, read(row)))
}

/** Ids that begin in the same way. */
export async function listSurveyIds(db: Db, beginning: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from survey where starts_with(id, ${beginning})`.execute(db)
  return rows.map(({ id }) => id)
}

export type NewSurvey = Pick<
  Survey,
  'id' | 'kind' | 'demonstration' | 'draft' | 'letter' | 'answersUntil' | 'createdAt'
> & { readonly form?: string | undefined }

/** False: there is one of that id, or of that form. The keys it makes are a series of its own within the instrument. */
export async function insertSurvey(db: Db, survey: NewSurvey): Promise<boolean> {
  const { id, kind, demonstration, draft, letter, answersUntil, createdAt, form = null } = survey
  // One after the other: each looks for the highest series there is.
  await sql`select pg_advisory_xact_lock(hashtext('survey series'))`.execute(db)
  const series = sql`select to_jsonb(coalesce(max(coalesce((draft -> 'made' ->> 'series')::integer, 0)), -1) + 1)
    from survey where draft -> 'edition' ->> 'instrument' = ${draft.edition.instrument}`
  const { rows } = await sql`
    insert into survey (id, kind, demonstration, draft, letter, answers_until, created_at, form)
    values (${id}, ${kind}, ${demonstration},
      jsonb_set(${JSON.stringify(draft)}::jsonb, '{made,series}', (${series})), ${JSON.stringify(letter)}::jsonb,
      ${answersUntil}, ${createdAt}, ${form}) on conflict do nothing returning id`.execute(db)
  return rows.length > 0
}

/** The id of the survey that this form began. */
export async function findBegunBy(db: Db, form: string, demonstration: boolean): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from survey where form = ${form} and demonstration = ${demonstration}`.execute(db)
  return rows[0]?.id
}

/** Resolves to the new number of the draft. */
export async function updateDraft(tx: Tx, id: string, draft: Draft): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    update survey set draft = ${JSON.stringify(draft)}::jsonb, draft_version = draft_version + 1
    where id = ${id} returning draft_version as version`.execute(tx)
  return rows[0]?.version ?? 0
}

export async function insertVersion(
  db: Db,
  { surveyId, version, editionId, publishedAt }: SurveyVersion,
): Promise<void> {
  await sql`insert into survey_version (survey_id, version, edition_id, published_at)
    values (${surveyId}, ${version}, ${editionId}, ${publishedAt})`.execute(db)
}

/** The newest first. */
export async function listVersions(db: Db, surveyId: string): Promise<SurveyVersion[]> {
  const { rows } = await sql<SurveyVersion>`
    select survey_id as "surveyId", version, edition_id as "editionId", published_at as "publishedAt"
    from survey_version where survey_id = ${surveyId} order by version desc`.execute(db)
  return rows
}
