import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../database/index.ts'

export interface FoundSession<Beside> {
  readonly sessionId: string
  readonly expiresAt: Date
  readonly secondFactorAt: Date | null
  readonly id: string
  readonly name: string
  readonly email: string
  readonly language: string | null
  readonly demonstration: boolean
  readonly secondFactorSince: Date | null
  readonly beside: Beside
}

/** By the token in its cookie, with its account and what is asked beside that: an expression over the row of auth_user. */
export async function findSession<Beside>(
  db: Db,
  token: string,
  beside: RawBuilder<Beside>,
): Promise<FoundSession<Beside> | undefined> {
  const { rows } = await sql<FoundSession<Beside>>`/* kept */
    select auth_session.id as "sessionId", "expiresAt", second_factor_at as "secondFactorAt", auth_user.id, name, email,
      language, demonstration, second_factor_since as "secondFactorSince", ${beside} as beside
    from auth_session join auth_user on auth_user.id = "userId" where token = ${token}`.execute(db)
  return rows[0]
}
