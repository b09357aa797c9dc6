import { sql } from 'kysely'
import type { Role } from '#network'
import type { Db } from '#platform/database'

/** An account of nobody, by an address nobody has. Resolves to the address. */
export async function makeAccount(db: Db, name: string): Promise<string> {
  const email = `${name.toLowerCase()}@example.org`
  await sql`insert into auth_user (id, name, email, "emailVerified") values (${name}, ${name}, ${email}, true)`.execute(
    db,
  )
  return email
}

/** For the whole programme. */
export async function giveMandate(db: Db, email: string, role: Extract<Role, 'secretariat' | 'expert'>): Promise<void> {
  await sql`insert into mandate (id, account_id, role, from_on)
    select 'mandate of ' || id, id, ${role}, '2020-01-01' from auth_user where email = ${email}`.execute(db)
}
