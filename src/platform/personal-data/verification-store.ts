import { sql } from 'kysely'
import type { PersonalStore } from './contract.ts'

/** The library keeps the address inside the value: JSON, for a mailed link. */
const naming = (email: string) => {
  const pattern = `%${JSON.stringify(email)
    .slice(1, -1)
    .replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  return sql<boolean>`(value ilike ${pattern} or identifier ilike ${pattern})`
}

export const verificationStore: PersonalStore = {
  name: 'auth_verification',
  columns: ['identifier', 'value'],
  async read(db, { email }) {
    const { rows } = await sql<{ createdAt: Date; expiresAt: Date }>`
      select "createdAt", "expiresAt" from auth_verification where ${naming(email)}`.execute(db)
    return rows
  },
  async erase(tx, { email }) {
    await sql`delete from auth_verification where ${naming(email)}`.execute(tx)
  },
  expiry: {
    days: 1,
    async remove(tx, before) {
      const { numAffectedRows } = await sql`delete from auth_verification where "expiresAt" < ${before}`.execute(tx)
      return Number(numAffectedRows ?? 0)
    },
  },
}
