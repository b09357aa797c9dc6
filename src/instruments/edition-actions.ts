import { type Db, DatabaseRefused } from '#platform/database'
import { Refusal } from '#platform/http'
import { writeTrail } from '#platform/trail'
import { type Draft, editionOfDraft } from './edition-file.ts'
import type { Edition } from './edition.ts'
import type { Editions } from './editions.ts'
import * as store from './edition-store.ts'
import type { Tx } from './store.ts'

/**
 * Puts the editions into the database, where responses refer to them.
 *
 * @throws DatabaseRefused when the files differ from what somebody has already answered.
 */
export async function registerEditions(db: Db, editions: Editions, now: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const edition of editions.list()) {
      const registered = await store.findEditionHash(tx, edition.id)
      if (registered === edition.hash) continue
      if (registered && (await store.isAnswered(tx, edition.id))) {
        throw new DatabaseRefused(
          `The edition ${edition.id} has been answered as it was published (${registered.slice(0, 12)}…), but its files now differ (${edition.hash.slice(0, 12)}…). Put the files back, or publish the change as another edition.`,
        )
      }
      await store.putEdition(tx, edition, now)
      await tell(tx, edition, now)
    }
  })
}

/**
 * Publishes what was written in the program, for ever, as files are registered: `editions.get` finds it from then on.
 *
 * @throws EditionError with everything that is wrong; Refusal conflict when the id says something else already.
 */
export async function publishEdition(tx: Tx, draft: Draft, now: Date): Promise<Edition> {
  const edition = editionOfDraft(draft)
  if (await store.insertEdition(tx, edition, now)) {
    await tell(tx, edition, now)
    return edition
  }
  if ((await store.findEditionHash(tx, edition.id)) !== edition.hash) throw new Refusal('conflict')
  return edition
}

async function tell(tx: Tx, { id, hash }: Edition, now: Date): Promise<void> {
  const subject = { kind: 'edition', id }
  await writeTrail(tx, { at: now, by: null, action: 'edition registered', subject, details: { hash } })
}
