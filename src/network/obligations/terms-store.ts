import { sql, type Transaction } from 'kysely'
import type { Db } from '#platform/database'
import type { Texts } from '../model.ts'
import type { Terms } from './model.ts'
import type { ObligationTables } from './tables.ts'

export type Tx = Transaction<{}>

const tables = (db: Db) => db.withTables<ObligationTables>()

/** Terms that are set, with the name of their network; those of the programme first. */
export type NamedTerms = Terms & { readonly networkName: Texts | null }

export async function listTerms(db: Db, demonstration: boolean): Promise<NamedTerms[]> {
  const { rows } = await sql<NamedTerms>`
    select setting.network_id as "networkId", network.name as "networkName", fee, currency,
      fee_due_month as "feeDueMonth", counted_from as "countedFrom", setting.source
    from membership_setting setting left join network on network.id = setting.network_id
    where setting.demonstration = ${demonstration}
    order by setting.network_id nulls first`.execute(db)
  return rows
}

/** Networks whose members could have terms of their own. */
export async function listNetworkNames(db: Db, demonstration: boolean): Promise<{ id: string; name: Texts }[]> {
  const { rows } = await sql<{ id: string; name: Texts }>`
    select id, name from network where demonstration = ${demonstration} order by id`.execute(db)
  return rows
}

const idOf = (demonstration: boolean, networkId: string | null) =>
  [demonstration ? 'demonstration' : 'real', networkId ?? 'programme'].join(':')

export async function saveTerms(
  tx: Tx,
  { terms, demonstration, at, by }: { terms: Terms; demonstration: boolean; at: Date; by: string },
): Promise<void> {
  const values = {
    fee: terms.fee,
    currency: terms.currency,
    fee_due_month: terms.feeDueMonth,
    counted_from: terms.countedFrom,
    source: terms.source,
    changed_at: at,
    changed_by: by,
  }
  await tables(tx)
    .insertInto('membership_setting')
    .values({ id: idOf(demonstration, terms.networkId), demonstration, network_id: terms.networkId, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute()
}

/** Terms of the record: where somebody has set others, or the network is not there, nothing happens. */
export async function addTerms(tx: Tx, terms: readonly Terms[], demonstration: boolean): Promise<void> {
  for (const { networkId, fee, currency, feeDueMonth, countedFrom, source } of terms) {
    await sql`insert into membership_setting
      (id, demonstration, network_id, fee, currency, fee_due_month, counted_from, source)
      select ${idOf(demonstration, networkId)}, ${demonstration}, ${networkId}, ${fee}, ${currency}, ${feeDueMonth},
        ${countedFrom}, ${source}
      where ${networkId}::text is null or exists (select from network where id = ${networkId})
      on conflict do nothing`.execute(tx)
  }
}

/** To which network's terms a place belongs; null: to those of the programme. */
export async function setTermsOf(
  tx: Tx,
  { placeId, networkId, at, by }: { placeId: string; networkId: string | null; at: Date; by: string },
): Promise<void> {
  if (networkId === null) {
    await tables(tx).deleteFrom('membership_terms').where('place_id', '=', placeId).execute()
    return
  }
  const values = { network_id: networkId, recorded_at: at, recorded_by: by }
  await tables(tx)
    .insertInto('membership_terms')
    .values({ place_id: placeId, ...values })
    .onConflict((conflict) => conflict.column('place_id').doUpdateSet(values))
    .execute()
}
