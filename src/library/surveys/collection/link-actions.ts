import type { Db } from '#platform/database'
import { writeTrail } from '#platform/trail'
import type { Acting } from './actions.ts'
import type { Invitation } from './model.ts'
import { renewLink } from './store.ts'

/** Ends the links that were given out for a member; answers stay, and the new link leads to them. */
export async function giveNewLink(
  db: Db,
  { actor, now }: Acting,
  { id, surveyId, placeId, networkId }: Pick<Invitation, 'id' | 'surveyId' | 'placeId' | 'networkId'>,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await renewLink(tx, id)
    const subject = { kind: 'survey', id: surveyId }
    const details = { place: placeId, network: networkId }
    await writeTrail(tx, { at: now, by: actor, action: 'survey link renewed', subject, details })
  })
}
