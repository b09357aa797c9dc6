import { randomUUID } from 'node:crypto'
import type { Db } from '#platform/database'
import { Refusal } from '#platform/http'
import { writeTrail } from '#platform/trail'
import type { Acting } from '../networks/actions.ts'
import * as store from './store.ts'

/** What an expert says of their work, by themselves or by the secretariat; only they themselves may make it public. */
export async function saveProfile(
  db: Db,
  { actor, now }: Acting,
  accountId: string,
  profile: store.Profile,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await store.putProfile(tx, accountId, profile, now)
    const { languages, themes, daysAYear, isPublic } = profile
    await writeTrail(tx, {
      at: now,
      by: actor,
      action: 'expert profile changed',
      subject: { kind: 'expert', id: accountId },
      details: { languages, themes, daysAYear, public: isPublic },
      about: accountId,
    })
  })
}

export type Declaring = Omit<store.NewConflict, 'id' | 'declaredBy'>

export async function declareConflict(db: Db, { actor, now }: Acting, declared: Declaring): Promise<void> {
  const { accountId, placeId, networkId, fromOn, untilOn, reason } = declared
  const id = randomUUID()
  await db.transaction().execute(async (tx) => {
    await store.insertConflict(tx, { ...declared, id, declaredBy: actor.accountId }, now)
    await writeTrail(tx, {
      at: now,
      by: actor,
      action: 'conflict of interest declared',
      subject: { kind: 'conflict of interest', id },
      placeId,
      networkId,
      details: { expert: accountId, fromOn, untilOn },
      personal: { reason },
      about: accountId,
    })
  })
}

/** The day belongs to the conflict. Throws Refusal conflict: it began later, or there is no such one. */
export async function endConflict(
  db: Db,
  { actor, now }: Acting,
  ending: { id: string; accountId: string; untilOn: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (!(await store.setConflictEnd(tx, ending))) throw new Refusal('conflict')
    const { id, accountId, untilOn } = ending
    await writeTrail(tx, {
      at: now,
      by: actor,
      action: 'conflict of interest ended',
      subject: { kind: 'conflict of interest', id },
      details: { expert: accountId, untilOn },
    })
  })
}
