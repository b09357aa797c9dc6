import { sql, type Transaction } from 'kysely'
import type { Db } from '#platform/database'
import type { Survey } from '../model.ts'
import type { Invitation, Invited } from './model.ts'
import { peopleBeside } from './people-store.ts'

export type Tx = Transaction<{}>

const columns = sql`asked.id, survey_id as "surveyId", asked.place_id as "placeId", asked.network_id as "networkId",
  coalesce((select jsonb_build_object('en', place.name) from place where place.id = asked.place_id),
    (select network.name from network where network.id = asked.network_id)) as name,
  (select country from place where place.id = asked.place_id) as country,
  case when asked.network_id is not null then array[asked.network_id] else array(
    select network_id from network_membership where place_id = asked.place_id and until_year is null) end
    as "networkIds",
  response_id as "responseId", link,
  (select edition_id from response where response.id = asked.response_id) as "editionId", invited_at as "invitedAt", mailed_at as "mailedAt", first_opened_at as "firstOpenedAt",
  last_saved_at as "lastSavedAt", asked.submitted_at as "submittedAt", reminded_at as "remindedAt", reminders`

export async function findInvitation(db: Db, id: string): Promise<Invitation | undefined> {
  const { rows } = await sql<Invitation>`
    select ${columns} from survey_invitation as asked where asked.id = ${id}`.execute(db)
  return rows[0]
}

/** Whoever saves the first answer, sends or takes back waits here for whoever does so now. */
export async function lockInvitation(tx: Tx, id: string): Promise<Invitation | undefined> {
  await sql`select from survey_invitation where id = ${id} for update`.execute(tx)
  return findInvitation(tx, id)
}

/** Everybody who was asked, by name, as things stand on the day. */
export async function listInvited(db: Db, surveyId: string, on: string): Promise<Invited[]> {
  const { rows } = await sql<Invited>`
    select ${columns}, ${peopleBeside(on)} as people,
      (select count(*)::integer from (select distinct on (item) state from answer_revision
        where answer_revision.response_id = asked.response_id and not set_aside order by item, revision desc) as given
        where state <> 'missing') as answered
    from survey_invitation as asked where survey_id = ${surveyId}
    order by asked.place_id is null, folded(coalesce((select name from place where place.id = asked.place_id),
      (select name ->> 'en' from network where network.id = asked.network_id))), asked.id`.execute(db)
  return rows
}

export interface NewInvitation {
  readonly id: string
  readonly placeId: string | null
  readonly networkId: string | null
}

/** Each once: whoever was asked before keeps their link. Resolves to the ids of those that are new. */
export async function insertInvitations(
  tx: Tx,
  surveyId: string,
  invitations: readonly NewInvitation[],
  at: Date,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    insert into survey_invitation (id, survey_id, place_id, network_id, invited_at)
    select id, ${surveyId}, "placeId", "networkId", ${at}
    from jsonb_to_recordset(${JSON.stringify(invitations)}::jsonb) as asked (id text, "placeId" text, "networkId" text)
    on conflict do nothing returning id`.execute(tx)
  return rows.map(({ id }) => id)
}

export async function markOpened(db: Db, id: string, at: Date): Promise<void> {
  await sql`update survey_invitation set first_opened_at = ${at}
    where id = ${id} and first_opened_at is null`.execute(db)
}

export async function markSaved(tx: Tx, id: string, responseId: string, at: Date): Promise<void> {
  await sql`update survey_invitation set response_id = ${responseId}, last_saved_at = ${at},
    first_opened_at = coalesce(first_opened_at, ${at}) where id = ${id}`.execute(tx)
}

/** The links before are good no more. */
export async function renewLink(tx: Tx, id: string): Promise<void> {
  await sql`update survey_invitation set link = link + 1 where id = ${id}`.execute(tx)
}

/** Null: taken back. */
export async function markSubmitted(tx: Tx, id: string, at: Date | null): Promise<void> {
  await sql`update survey_invitation set submitted_at = ${at} where id = ${id}`.execute(tx)
}

export async function markMailed(db: Db, id: string, at: Date): Promise<void> {
  await sql`update survey_invitation set mailed_at = coalesce(mailed_at, ${at}) where id = ${id}`.execute(db)
}

export async function markReminded(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  await sql`update survey_invitation set reminded_at = ${at}, reminders = reminders + 1
    where id = any(${[...ids]})`.execute(tx)
}

/** What a survey is to those who answer it; the questionnaire being written is no part of it. */
export interface Collected extends Omit<Survey, 'draft' | 'draftVersion' | 'createdAt'> {
  /** The version published last; null before the first. */
  readonly editionId: string | null
}

const surveys = sql`select id, kind, demonstration, letter, answers_until::text as "answersUntil",
  opened_at as "openedAt", closed_at as "closedAt", totals_public_at as "totalsPublicAt",
  (select edition_id from survey_version where survey_id = survey.id order by version desc limit 1) as "editionId"
  from survey`

export async function findCollected(db: Db, id: string): Promise<Collected | undefined> {
  const { rows } = await sql<Collected>`${surveys} where id = ${id}`.execute(db)
  return rows[0]
}

/** Whoever opens, closes or sends waits here for whoever does so now. */
export async function lockCollected(tx: Tx, id: string): Promise<Collected | undefined> {
  await sql`select from survey where id = ${id} for update`.execute(tx)
  return findCollected(tx, id)
}

/** While answers come in nobody closes the survey, and many may answer at once. */
export async function holdCollected(tx: Tx, id: string): Promise<Collected | undefined> {
  await sql`select from survey where id = ${id} for share`.execute(tx)
  return findCollected(tx, id)
}

export type Opening = Pick<Survey, 'letter' | 'answersUntil'>

export async function setOpened(tx: Tx, id: string, { letter, answersUntil }: Opening, at: Date): Promise<void> {
  await sql`update survey set opened_at = coalesce(opened_at, ${at}), letter = ${JSON.stringify(letter)}::jsonb,
    answers_until = ${answersUntil} where id = ${id}`.execute(tx)
}

export async function setClosed(tx: Tx, id: string, at: Date | null): Promise<void> {
  await sql`update survey set closed_at = ${at} where id = ${id}`.execute(tx)
}

export async function setLastDay(tx: Tx, id: string, answersUntil: string | null): Promise<void> {
  await sql`update survey set answers_until = ${answersUntil} where id = ${id}`.execute(tx)
}

export async function setTotalsPublic(tx: Tx, id: string, at: Date | null): Promise<void> {
  await sql`update survey set totals_public_at = ${at} where id = ${id}`.execute(tx)
}

export interface FormerAnswers {
  readonly surveyId: string
  readonly editionId: string
  readonly responseId: string
  readonly submittedAt: Date
}

/** What the same place or network sent in earlier surveys of one of the instruments, or in earlier annual ones; the newest first. */
export async function listFormer(
  db: Db,
  { surveyId, placeId, networkId }: Pick<Invitation, 'surveyId' | 'placeId' | 'networkId'>,
  instruments: readonly string[],
): Promise<FormerAnswers[]> {
  const { rows } = await sql<FormerAnswers>`
    select former.survey_id as "surveyId", edition_id as "editionId", response_id as "responseId",
      former.submitted_at as "submittedAt"
    from survey_invitation as former join response on response.id = response_id
      join survey on survey.id = former.survey_id, survey as own
    where own.id = ${surveyId} and former.survey_id <> own.id and former.submitted_at is not null
      and (former.place_id = ${placeId} or former.network_id = ${networkId})
      and survey.opened_at < coalesce(own.opened_at, 'infinity')
      and (split_part(edition_id, '/', 1) = any(${[...instruments]}::text[])
        or (own.kind = 'annual' and survey.kind = 'annual'))
    order by former.submitted_at desc limit 5`.execute(db)
  return rows
}
