import { notify } from '#network'
import type { Db } from '#platform/database'
import { followUpOn } from './model.ts'
import { heardBy } from './notices.ts'
import { listFollowUps } from './store.ts'

const day = 24 * 60 * 60 * 1000

/** Twelve months after a visit, place, team and secretariat are told once to look at what came of it. */
export async function gatherVisitReminders(db: Db, now: Date): Promise<void> {
  // Days are compared below: the window only keeps old visits out.
  const visits = await listFollowUps(db, {
    from: new Date(now.getTime() - 460 * day),
    until: new Date(now.getTime() - 360 * day),
  })
  const today = now.toISOString().slice(0, 10)
  await db.transaction().execute(async (tx) => {
    for (const visit of visits) {
      if (!visit.heldAt || followUpOn(visit.heldAt) > today) continue
      const subject = { kind: 'visit', id: visit.id }
      const payload = { what: 'followUp', place: visit.placeName, on: visit.heldAt.toISOString().slice(0, 10) }
      for (const to of heardBy(visit, 'followUp')) {
        await notify(tx, { kind: 'visit', subject, payload, at: now, to, key: `visit follow-up:${visit.id}` })
      }
    }
  })
}
