import type { Db } from '#platform/database'
import { Refusal } from '#platform/http'
import { writeTrail } from '#platform/trail'
import { mandateDay } from '../model.ts'
import type { Actor } from '../roles.ts'
import { dayAfter, dayBefore, type HeldMandate, mayTakeBack } from './model.ts'
import { mayGrant } from './policy.ts'
import * as store from './store.ts'

interface Acting {
  readonly actor: Actor
  readonly now: Date
}

/** Why the last day stays: a key of the words. */
export type DayObjection = 'objection.past' | 'objection.lastSecretariat'

/**
 * The last day the mandate holds; null for no end. Yesterday ends it at once. May be taken back until it has ended.
 * Throws Refusal forbidden.
 */
export async function setLastDay(
  db: Db,
  { actor, now }: Acting,
  mandate: HeldMandate,
  untilOn: string | null,
): Promise<DayObjection | undefined> {
  const { id, role, scope } = mandate
  if (!mayGrant(actor, role, scope)) throw new Refusal('forbidden')
  if (untilOn !== null && untilOn < dayBefore(mandateDay(now))) return 'objection.past'
  return db.transaction().execute(async (tx) => {
    if (untilOn !== null && (await leavesNoSecretariat(tx, mandate, dayAfter(untilOn)))) {
      return 'objection.lastSecretariat'
    }
    await store.changeLastDay(tx, id, untilOn, now)
    await writeTrail(tx, {
      at: now,
      by: actor,
      action: 'last day of mandate changed',
      ...whereOf(mandate),
      details: { role, until: untilOn, before: mandate.untilOn },
      about: mandate.accountId,
    })
    return undefined
  })
}

/** Throws Refusal forbidden; conflict when it is too late, or there is nothing to take back. */
export async function takeLastDayBack(db: Db, { actor, now }: Acting, mandate: HeldMandate): Promise<void> {
  const { id, role, scope } = mandate
  if (!mayGrant(actor, role, scope)) throw new Refusal('forbidden')
  if (!mayTakeBack(mandate, mandateDay(now))) throw new Refusal('conflict')
  await db.transaction().execute(async (tx) => {
    await store.restoreLastDay(tx, id)
    await writeTrail(tx, {
      at: now,
      by: actor,
      action: 'last day of mandate taken back',
      ...whereOf(mandate),
      details: { role, until: mandate.untilBefore, before: mandate.untilOn },
    })
  })
}

/** A handover: the mandate ends the day before the new one begins. Resolves to its last day; null: it is no more. */
export async function endBefore(tx: store.Tx, id: string, fromOn: string, now: Date): Promise<string | null> {
  const former = await store.findMandate(tx, id)
  const lastDay = dayBefore(fromOn)
  if (!former || (former.untilOn !== null && former.untilOn <= lastDay)) return former?.untilOn ?? null
  await store.changeLastDay(tx, id, lastDay, now)
  return lastDay
}

/** Somebody has to be able to let the next one in. Others who change the secretariat wait until the transaction has ended. */
async function leavesNoSecretariat(
  tx: store.Tx,
  { accountId, role, scope }: HeldMandate,
  on: string,
): Promise<boolean> {
  if (role !== 'secretariat') return false
  await store.lockSecretariat(tx)
  return !(await store.isSecretariatHeldBeside(tx, { accountId, demonstration: scope.demonstration, on }))
}

/** Whether nobody would be in the secretariat if the account went. The same as above holds of others. */
export async function isLastSecretariat(
  tx: store.Tx,
  { id: accountId, demonstration }: { id: string; demonstration: boolean },
  today: string,
): Promise<boolean> {
  await store.lockSecretariat(tx)
  const holds = await store.holdsSecretariat(tx, accountId, today)
  return holds && !(await store.isSecretariatHeldBeside(tx, { accountId, demonstration, on: today }))
}

const whereOf = ({ id, scope }: HeldMandate) => ({
  subject: { kind: 'mandate', id },
  placeId: scope.placeId,
  networkId: scope.networkId,
})
