import { sql, type Transaction } from 'kysely'
import type { Target } from '#platform/access'
import type { Db } from '#platform/database'
import { notFound } from '#platform/http'
import type { Place, Status } from '../model.ts'
import type { NetworkTables } from '../tables.ts'
import type { Accession, Letter, Standing, StepRecord } from './model.ts'
import type { Scope } from './policy.ts'
import type { AccessionTables } from './tables.ts'

export type Tx = Transaction<{}>

const tables = (db: Db) => db.withTables<AccessionTables & NetworkTables>()

type Row = Omit<Accession, 'letter' | 'openedAt' | 'records'> & {
  letter: Letter | null
  openedAt: string | null
  records: readonly (Omit<StepRecord, 'recordedAt' | 'takenBackAt'> & {
    recordedAt: string | null
    takenBackAt: string | null
  })[]
}

/** A `Place` of the row of `place` in hand. */
export const placeJson = sql`json_build_object(
  'id', place.id, 'name', place.name, 'localName', local_name, 'country', country, 'kind', kind,
  'networkIds', array(select network_id from network_membership
    where place_id = place.id and until_year is null order by network_id),
  'status', status, 'joinedYear', joined_year, 'latitude', latitude, 'longitude', longitude,
  'demonstration', place.demonstration)`

const dateOf = (text: string | null) => (text === null ? null : new Date(text))

async function accessions(db: Db, where: ReturnType<typeof sql<boolean>>): Promise<Accession[]> {
  const { rows } = await sql<{ found: Row }>`
    select json_build_object(
      'id', accession.id, 'openedAt', opened_at, 'note', accession.note, 'source', accession.source,
      'endedOn', ended_on, 'endedReason', ended_reason,
      'letter', case when signatory is not null
        then json_build_object('signatory', signatory, 'office', signatory_office, 'on', letter_on) end,
      'place', ${placeJson},
      'records', (select coalesce(json_agg(json_build_object(
          'id', step.id, 'step', step.step, 'dueOn', due_on, 'done', done, 'doneOn', done_on, 'note', step.note,
          'document', document, 'source', step.source, 'recordedAt', recorded_at, 'recordedBy', recorder.name,
          'takenBackAt', taken_back_at, 'takenBackBy', taker.name, 'takenBackReason', taken_back_reason)
          order by recorded_at nulls first, done_on, step.id), '[]')
        from accession_step step
        left join auth_user recorder on recorder.id = recorded_by
        left join auth_user taker on taker.id = taken_back_by
        where accession_id = accession.id)) as found
    from accession join place on place.id = accession.place_id
    where ${where}
    order by opened_at nulls first, accession.id`.execute(db)
  return rows.map(({ found }) => accessionOf(found))
}

/** Times come as text within JSON. */
function accessionOf(row: Row): Accession {
  const records = row.records.map((record) => {
    const { recordedAt, takenBackAt } = record
    return Object.assign({}, record, { recordedAt: dateOf(recordedAt), takenBackAt: dateOf(takenBackAt) })
  })
  return { ...row, openedAt: dateOf(row.openedAt), records }
}

/** Throws notFound. */
export async function getAccession(db: Db, id: string): Promise<Accession> {
  const [accession] = id.includes('\0') ? [] : await accessions(db, sql`accession.id = ${id}`)
  if (!accession) throw notFound()
  return accession
}

/** Whatever their stage, the oldest first. */
export async function listAccessionsOf(db: Db, placeId: string): Promise<Accession[]> {
  return accessions(db, sql`place_id = ${placeId}`)
}

/** Those under way: neither ended nor welcomed. */
export async function listUnderWay(db: Db, scope: Scope): Promise<Accession[]> {
  return accessions(db, sql`${within(scope)} and ended_on is null and not ${welcomed}`)
}

/** Ended ones, and those whose place was welcomed here; what the record tells is on the pages of the places. */
export async function listOver(db: Db, scope: Scope): Promise<Accession[]> {
  return accessions(db, sql`${within(scope)} and opened_at is not null and (ended_on is not null or ${welcomed})`)
}

const welcomed = sql<boolean>`exists (select from accession_step
  where accession_id = accession.id and step = 'welcome' and done and taken_back_at is null)`

/** A condition on `place`. */
export function within({ demonstration, networkIds }: Scope) {
  const real = sql<boolean>`place.demonstration = ${demonstration}`
  if (networkIds === null) return real
  return sql<boolean>`${real} and place.id in (select place_id from network_membership
    where until_year is null and network_id = any(${networkIds}))`
}

/** What permission depends on. */
export async function findAccessionTarget(db: Db, id: string): Promise<Target | undefined> {
  const { rows } = await sql<Target>`
    select place.id as "placeId", demonstration, array(select network_id from network_membership
      where place_id = place.id and until_year is null) as "networkIds"
    from accession join place on place.id = place_id where accession.id = ${id}`.execute(db)
  return rows[0]
}

/** Until the transaction ends, nobody else changes accessions of this place. */
export async function lockAccessions(tx: Tx, placeId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`accession of ${placeId}`}, 0))`.execute(tx)
}

export async function insertAccession(
  tx: Tx,
  row: { id: string; placeId: string; openedAt: Date; openedBy: string; note: string | null },
): Promise<void> {
  await tables(tx)
    .insertInto('accession')
    .values({ id: row.id, place_id: row.placeId, opened_at: row.openedAt, opened_by: row.openedBy, note: row.note })
    .execute()
}

type NewStep = Pick<StepRecord, 'id' | 'step' | 'dueOn' | 'done' | 'doneOn' | 'note' | 'document'> & {
  accessionId: string
  recordedAt: Date
  recordedBy: string
  before: Standing | null
}

export async function insertStep(tx: Tx, step: NewStep): Promise<void> {
  await tables(tx)
    .insertInto('accession_step')
    .values({
      id: step.id,
      accession_id: step.accessionId,
      step: step.step,
      due_on: step.dueOn,
      done: step.done,
      done_on: step.doneOn,
      note: step.note,
      document: step.document,
      recorded_at: step.recordedAt,
      recorded_by: step.recordedBy,
      before: step.before && JSON.stringify(step.before),
    })
    .execute()
}

/** What the place was before this welcome, where it was one of ours. */
export async function takeStepBack(
  tx: Tx,
  { id, at, by, reason }: { id: string; at: Date; by: string; reason: string },
): Promise<Standing | null> {
  const { before } = await tables(tx)
    .updateTable('accession_step')
    .set({ taken_back_at: at, taken_back_by: by, taken_back_reason: reason })
    .where('id', '=', id)
    .returning('before')
    .executeTakeFirstOrThrow()
  return before
}

export async function setEnd(
  tx: Tx,
  id: string,
  end: { endedOn: string; endedReason: string } | { endedOn: null; endedReason: null },
): Promise<void> {
  await tables(tx)
    .updateTable('accession')
    .set({ ended_on: end.endedOn, ended_reason: end.endedReason })
    .where('id', '=', id)
    .execute()
}

export async function setLetter(tx: Tx, id: string, letter: Letter): Promise<void> {
  await tables(tx)
    .updateTable('accession')
    .set({ signatory: letter.signatory, signatory_office: letter.office, letter_on: letter.on })
    .where('id', '=', id)
    .execute()
}

/** Standing and years of a place, as a welcome finds them; the row is held until the transaction ends. */
export async function holdMembership(tx: Tx, placeId: string): Promise<Standing> {
  return tables(tx)
    .selectFrom('place')
    .select(['status', 'joined_year as joinedYear', 'evidence_year as evidenceYear'])
    .where('id', '=', placeId)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

export async function setMembership(tx: Tx, placeId: string, to: Standing): Promise<void> {
  await tables(tx)
    .updateTable('place')
    .set({ status: to.status, joined_year: to.joinedYear, evidence_year: to.evidenceYear })
    .where('id', '=', placeId)
    .execute()
}

export interface NewPlace {
  readonly id: string
  readonly name: string
  readonly country: string
  readonly kind: string
  readonly source: string
  readonly demonstration: boolean
  readonly evidenceYear: number
}

/** False when there is a place of that id already. */
export async function insertPlace(tx: Tx, place: NewPlace): Promise<boolean> {
  const status: Status = 'accession_pending'
  const { evidenceYear: evidence_year, ...columns } = place
  const { numInsertedOrUpdatedRows } = await tables(tx)
    .insertInto('place')
    .values({ ...columns, status, evidence_year })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Places that could be in a new accession: within the scope, no members, with none under way. */
export async function listCandidates(db: Db, scope: Scope): Promise<Pick<Place, 'id' | 'name' | 'country'>[]> {
  const { rows } = await sql<Pick<Place, 'id' | 'name' | 'country'>>`
    select id, name, country from place
    where ${within(scope)} and status not in ('member', 'member_unconfirmed_2020', 'joined_after_2020')
      and not exists (select from accession where place_id = place.id and ended_on is null and not ${welcomed})`.execute(
    db,
  )
  return rows
}
