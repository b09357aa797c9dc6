import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../database/index.ts'

/** How often one thing may be tried: `tries` within `seconds`, counted from the first of them. */
export interface Allowance {
  /** Unique: counters of different allowances never meet. */
  readonly name: string
  readonly tries: number
  readonly seconds: number
}

/** A try, and by whom or on what: a client's address, an account, an e-mail address, a key. */
export interface Try {
  readonly allowance: Allowance
  readonly of: string
}

export interface Spent {
  /** Until the next try is allowed; at least 1. */
  readonly waitSeconds: number
  /** True for the first refusal since a count began: the one that is worth a line in the trail. */
  readonly first: boolean
}

export interface Limits {
  /**
   * Counts one try for each, before it is carried out, so that tries at once count too. Resolves to nothing while all are
   * within their allowances. What is unknown counts like what is known.
   */
  count(tries: readonly Try[]): Promise<Spent | undefined>
  /** Takes back what a try has counted: it succeeded, and only failures are to add up. */
  giveBack(tries: readonly Try[]): Promise<void>
}

interface Counted {
  used: number
  ends_at: Date
}

/** Rows that are over are cleared by those who open new ones, a few at a time. */
const clearedAtOnce = 20

/** Counters in the database: every process that serves pages shares them. */
export function createLimits({ db, secret, now }: { db: Db; secret: string; now(): Date }): Limits {
  const keyOf = ({ allowance, of }: Try) =>
    createHmac('sha256', secret)
      .update(JSON.stringify(['limit', allowance.name, of]))
      .digest('base64url')
  return {
    async count(tries) {
      let spent: Spent | undefined
      for (const one of tries) {
        const found = await countOne(db, keyOf(one), one.allowance, now())
        if (found) spent = spent ? longer(spent, found) : found
      }
      return spent
    },
    async giveBack(tries) {
      const keys = tries.map(keyOf)
      await sql`update limit_count set used = greatest(used - 1, 0)
        where key = any(${keys}) and ends_at > ${now()}`.execute(db)
    },
  }
}

const longer = (one: Spent, other: Spent): Spent => ({
  waitSeconds: Math.max(one.waitSeconds, other.waitSeconds),
  first: one.first || other.first,
})

async function countOne(db: Db, key: string, { tries, seconds }: Allowance, at: Date): Promise<Spent | undefined> {
  const endsAt = new Date(at.getTime() + seconds * 1000)
  const { rows } = await sql<Counted>`
    insert into limit_count as held (key, used, ends_at) values (${key}, 1, ${endsAt})
    on conflict (key) do update set
      used = case when held.ends_at <= ${at} then 1 else held.used + 1 end,
      ends_at = case when held.ends_at <= ${at} then excluded.ends_at else held.ends_at end
    returning used, ends_at`.execute(db)
  const { used, ends_at } = rows[0] ?? { used: 1, ends_at: endsAt }
  if (used === 1) await clearEnded(db, at)
  if (used <= tries) return undefined
  return { waitSeconds: Math.max(1, Math.ceil((ends_at.getTime() - at.getTime()) / 1000)), first: used === tries + 1 }
}

async function clearEnded(db: Db, at: Date): Promise<void> {
  await sql`delete from limit_count where key in (
    select key from limit_count where ends_at <= ${at} limit ${clearedAtOnce} for update skip locked)`.execute(db)
}
