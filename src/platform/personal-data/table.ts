import { type RawBuilder, sql } from 'kysely'
import type { Expiry, Person, PersonalStore } from './contract.ts'

interface Spec {
  readonly table: string
  /** Columns with the id of an account: a row with the person in one of them is theirs, and goes with them. */
  readonly own?: readonly string[]
  /** Columns with an e-mail address: the same. */
  readonly addresses?: readonly string[]
  /** Columns with the id of an account that did something: the row stays, without the person. */
  readonly by?: readonly string[]
  /** Further columns that say who somebody is: names, words about them. They go with the row. */
  readonly more?: readonly string[]
  /** Columns the person is not shown: secrets. */
  readonly hidden?: readonly string[]
  /** Rows go so long after the time in a column. */
  readonly expires?: { readonly days: number; readonly after: string }
}

/** Personal data of a table whose columns say by themselves whose a row is. */
export function personalTable(spec: Spec): PersonalStore {
  const { table, own = [], addresses = [], by = [], more = [], hidden = [], expires } = spec
  const theirs = ({ accountId, email }: Person) =>
    anyOf([
      ...own.map((name) => is(name, accountId)),
      ...addresses.map((name) => sql`lower(${sql.ref(name)}) = ${email}`),
    ])
  const doneBy = ({ accountId }: Person) => anyOf(by.map((name) => is(name, accountId)))
  const personal = [...own, ...addresses, ...more]
  return {
    name: table,
    columns: [...personal, ...by],
    async read(db, person) {
      const { rows } = await sql<{ row: Record<string, unknown> }>`
        select case when ${theirs(person)} then to_jsonb(t) - ${sql.val(hidden)}::text[]
          else to_jsonb(t) - ${sql.val([...hidden, ...personal])}::text[] end as row
        from ${sql.table(table)} as t where ${theirs(person)} or ${doneBy(person)}`.execute(db)
      return rows.map(({ row }) => row)
    },
    async erase(tx, person) {
      if (own.length + addresses.length > 0)
        await sql`delete from ${sql.table(table)} where ${theirs(person)}`.execute(tx)
      for (const name of by) {
        await sql`update ${sql.table(table)} set ${sql.ref(name)} = null where ${is(name, person.accountId)}`.execute(
          tx,
        )
      }
    },
    ...(expires && { expiry: expiryOf(table, expires) }),
  }
}

const is = (column: string, value: string) => sql<boolean>`${sql.ref(column)} = ${value}`

/** Null, of a column without a value, is as good as no. */
const anyOf = (conditions: readonly RawBuilder<unknown>[]) =>
  conditions.length === 0 ? sql<boolean>`false` : sql<boolean>`coalesce(${sql.join(conditions, sql` or `)}, false)`

function expiryOf(table: string, { days, after }: NonNullable<Spec['expires']>): Expiry {
  return {
    days,
    async remove(tx, before) {
      const { numAffectedRows } = await sql`
        delete from ${sql.table(table)} where ${sql.ref(after)} < ${before}`.execute(tx)
      return Number(numAffectedRows ?? 0)
    },
  }
}
