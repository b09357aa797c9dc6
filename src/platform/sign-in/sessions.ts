import { sql } from 'kysely'
import type { Db } from '../database/index.ts'
import type { Session, Sessions } from './contract.ts'
import { tellDone } from './record.ts'

export function createSessions({ db, now }: { db: Db; now(): Date }): Sessions {
  return {
    async list(account) {
      const { rows } = await sql<Session>`
        select id, "createdAt" as "signedInAt", "updatedAt" as "seenAt", coalesce("ipAddress", '') as address,
          coalesce("userAgent", '') as "userAgent"
        from auth_session where "userId" = ${account.id} and "expiresAt" > ${now()}
        order by "createdAt" desc, id`.execute(db)
      return rows
    },
    end: (account, id) =>
      db.transaction().execute(async (tx) => {
        const { numAffectedRows } = await sql`
          delete from auth_session where id = ${id} and "userId" = ${account.id}`.execute(tx)
        if (!numAffectedRows) return false
        await tellDone(tx, now(), account, 'session ended')
        return true
      }),
    endOthers: (account) =>
      db.transaction().execute(async (tx) => {
        const { numAffectedRows } = await sql`
          delete from auth_session where "userId" = ${account.id} and id <> ${account.sessionId}`.execute(tx)
        const sessions = Number(numAffectedRows ?? 0)
        if (sessions > 0) await tellDone(tx, now(), account, 'other sessions ended', { details: { sessions } })
        return sessions
      }),
  }
}
