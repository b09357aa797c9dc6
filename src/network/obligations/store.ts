import { sql, type Transaction } from 'kysely'
import type { Db } from '#platform/database'
import type { Scope } from '../accession/policy.ts'
import { placeJson, within } from '../accession/store.ts'
import type { Entry, Fee, Member, ObligationName, Terms } from './model.ts'
import type { ObligationTables } from './tables.ts'

export type Tx = Transaction<{}>

const tables = (db: Db) => db.withTables<ObligationTables>()

/** Where nobody has set any: nothing is asked. */
const noTerms: Terms = {
  networkId: null,
  fee: 0,
  currency: 'EUR',
  feeDueMonth: 12,
  countedFrom: 9999,
  source: null,
}

/**
 * What keeps the obligations of a place: rounds and figures are read from the tables of `assessment` and `insight`,
 * practices from those of `library`, since only a query can ask for a hundred places at once.
 */
const keptJson = sql`(
  select coalesce(json_agg(json_build_object('kind', kind, 'on', kept_on, 'by', by)), '[]') from (
    select 'index' as kind, to_char(submitted_at at time zone 'UTC', 'YYYY-MM-DD') as kept_on, 'round' as by
      from round where place_id = place.id and submitted_at is not null
    union all
    select 'index', kept_on, 'published' from (
      select coalesce(version.report_date, version.year::text) as kept_on from official_entry
      join lateral (select * from official_version where entry_id = official_entry.id
        order by version desc limit 1) version on not version.withdrawn and version.basis = 'own_result'
      where official_entry.place_id = place.id
      union select report_date from known_report where known_report.place_id = place.id) published
      where kept_on ~ '^\\d{4}(-\\d\\d(-\\d\\d)?)?$'
    union all
    select distinct 'practice', lpad(year::text, 4, '0'), 'practice' from practice
      join practice_place on practice_id = practice.id
      where practice_place.place_id = place.id and year is not null and owner_place_id is null
    union all
    select 'practice', to_char(approved_at at time zone 'UTC', 'YYYY-MM-DD'), 'practice' from practice_draft
      join practice_version on draft_id = practice_draft.id
      where practice_draft.place_id = place.id and approved_at is not null
    union all
    select kind, kept_on::text, 'entry' from obligation_kept
      where obligation_kept.place_id = place.id and taken_back_at is null) kept)`

const termsJson = (setting: string) => sql`json_build_object('networkId', ${sql.ref(`${setting}.network_id`)},
  'fee', fee, 'currency', currency, 'feeDueMonth', fee_due_month, 'countedFrom', counted_from, 'source', ${sql.ref(`${setting}.source`)})`

async function members(db: Db, where: ReturnType<typeof sql<boolean>>): Promise<Member[]> {
  const { rows } = await sql<{ found: Omit<Member, 'terms'> & { terms: Terms | null } }>`
    select json_build_object('place', ${placeJson}, 'kept', ${keptJson},
      'terms', (select ${termsJson('setting')} from membership_setting setting
        where setting.demonstration = place.demonstration and setting.network_id is not distinct from
          (select network_id from membership_terms where place_id = place.id)),
      'fees', (select coalesce(json_agg(json_build_object('placeId', place_id, 'year', year, 'amount', amount,
          'currency', currency, 'dueOn', due_on, 'invoicedOn', invoiced_on, 'paidOn', paid_on, 'waivedOn', waived_on,
          'note', note) order by year desc), '[]')
        from membership_fee where place_id = place.id)) as found
    from place where ${where}`.execute(db)
  return rows.map(({ found: { place, kept, terms, fees } }) => ({ place, kept, fees, terms: terms ?? noTerms }))
}

/** Those that belong to the network, in no order. */
export async function listMembers(db: Db, scope: Scope): Promise<Member[]> {
  return members(db, sql`${within(scope)} and status in ('member', 'member_unconfirmed_2020', 'joined_after_2020')`)
}

/** Undefined: there is no such place. A place that is no member has what it has kept, too. */
export async function findMember(db: Db, placeId: string): Promise<Member | undefined> {
  const [member] = await members(db, sql`place.id = ${placeId}`)
  return member
}

/** The latest first. */
export async function listEntries(db: Db, placeId: string): Promise<Entry[]> {
  const { rows } = await sql<Entry>`
    select entry.id, kind, kept_on as "on", note, recorded_at as "recordedAt", recorder.name as "recordedBy",
      taken_back_at as "takenBackAt", taker.name as "takenBackBy", taken_back_reason as "takenBackReason"
    from obligation_kept entry
    left join auth_user recorder on recorder.id = recorded_by left join auth_user taker on taker.id = taken_back_by
    where place_id = ${placeId} order by kept_on desc, recorded_at desc`.execute(db)
  return rows
}

export async function insertEntry(
  tx: Tx,
  entry: { id: string; placeId: string; kind: ObligationName; on: string; note: string | null; at: Date; by: string },
): Promise<void> {
  await tables(tx)
    .insertInto('obligation_kept')
    .values({
      id: entry.id,
      place_id: entry.placeId,
      kind: entry.kind,
      kept_on: entry.on,
      note: entry.note,
      recorded_at: entry.at,
      recorded_by: entry.by,
    })
    .execute()
}

/** The kind of what was taken back; undefined where there is no such entry in force. */
export async function takeEntryBack(
  tx: Tx,
  { id, placeId, at, by, reason }: { id: string; placeId: string; at: Date; by: string; reason: string },
): Promise<ObligationName | undefined> {
  const row = await tables(tx)
    .updateTable('obligation_kept')
    .set({ taken_back_at: at, taken_back_by: by, taken_back_reason: reason })
    .where('id', '=', id)
    .where('place_id', '=', placeId)
    .where('taken_back_at', 'is', null)
    .returning('kind')
    .executeTakeFirst()
  return row?.kind
}

/** False when the year has its fee already. */
export async function insertFee(tx: Tx, fee: Omit<Fee, 'note'>, at: Date, by: string | null): Promise<boolean> {
  const { placeId, dueOn, invoicedOn, paidOn, waivedOn, ...columns } = fee
  const { numInsertedOrUpdatedRows } = await tables(tx)
    .insertInto('membership_fee')
    .values({
      ...columns,
      place_id: placeId,
      due_on: dueOn,
      invoiced_on: invoicedOn,
      paid_on: paidOn,
      waived_on: waivedOn,
      changed_at: at,
      changed_by: by,
    })
    .onConflict((conflict) => conflict.columns(['place_id', 'year']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function updateFee(tx: Tx, fee: Fee, at: Date, by: string): Promise<void> {
  await tables(tx)
    .updateTable('membership_fee')
    .set({
      amount: fee.amount,
      invoiced_on: fee.invoicedOn,
      paid_on: fee.paidOn,
      waived_on: fee.waivedOn,
      note: fee.note,
      changed_at: at,
      changed_by: by,
    })
    .where('place_id', '=', fee.placeId)
    .where('year', '=', fee.year)
    .execute()
}

export async function deleteFee(tx: Tx, { placeId, year }: Pick<Fee, 'placeId' | 'year'>): Promise<void> {
  await tables(tx).deleteFrom('membership_fee').where('place_id', '=', placeId).where('year', '=', year).execute()
}

/** Fees that were raised together, as far as nobody has touched them since. */
export interface Raising {
  readonly year: number
  readonly raisedAt: Date
  readonly raisedBy: string | null
  readonly count: number
}

/** Every change dates a fee anew: those of one time are of one raising. */
const untouched = sql<boolean>`num_nonnulls(invoiced_on, paid_on, waived_on) = 0`

/** The latest first; a fee that was raised alone is taken back on the page of its place. */
export async function listRaisings(db: Db, demonstration: boolean): Promise<Raising[]> {
  const { rows } = await sql<Raising>`
    select year, changed_at as "raisedAt", auth_user.name as "raisedBy", count(*) as count
    from membership_fee join place on place.id = place_id join auth_user on auth_user.id = changed_by
    where place.demonstration = ${demonstration} and ${untouched}
    group by year, changed_at, auth_user.name having count(*) > 1 order by changed_at desc limit 4`.execute(db)
  return rows
}

/** Resolves to their places. */
export async function deleteRaised(
  tx: Tx,
  { year, raisedAt, demonstration }: { year: number; raisedAt: Date; demonstration: boolean },
): Promise<string[]> {
  const { rows } = await sql<{ placeId: string }>`
    delete from membership_fee using place
    where place.id = place_id and place.demonstration = ${demonstration} and ${untouched}
      and year = ${year} and changed_at = ${raisedAt} and changed_by is not null
    returning place_id as "placeId"`.execute(tx)
  return rows.map(({ placeId }) => placeId).sort()
}

/** Until the transaction ends, nobody else changes fees of this place. */
export async function lockFees(tx: Tx, placeId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`fees of ${placeId}`}, 0))`.execute(tx)
}
