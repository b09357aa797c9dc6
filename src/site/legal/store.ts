import { sql, type Transaction } from 'kysely'
import type { Db } from '#platform/database'
import { keyOf, type FieldName, type LegalValues } from './model.ts'

export async function listFields(db: Db): Promise<LegalValues> {
  const { rows } = await sql<{ name: FieldName; language: string; value: string }>`
    select name, language, value from legal_field order by name, language`.execute(db)
  return new Map(rows.map(({ name, language, value }) => [keyOf(name, language), value]))
}

/** Two who save at once wait for each other. */
export async function lockFields(tx: Transaction<{}>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('fields of the legal pages'))`.execute(tx)
}

export interface FieldChange {
  readonly name: FieldName
  readonly language: string
  /** Empty: nobody knows it any more. */
  readonly value: string
}

export async function saveField(
  tx: Transaction<{}>,
  { name, language, value }: FieldChange,
  by: { accountId: string; at: Date },
): Promise<void> {
  if (value === '') {
    await sql`delete from legal_field where name = ${name} and language = ${language}`.execute(tx)
    return
  }
  await sql`
    insert into legal_field (name, language, value, changed_at, changed_by)
    values (${name}, ${language}, ${value}, ${by.at}, ${by.accountId})
    on conflict (name, language) do update set value = excluded.value, changed_at = excluded.changed_at,
      changed_by = excluded.changed_by`.execute(tx)
}
