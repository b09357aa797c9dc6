import { leadsPlace, mandateDay, notify, type Role } from '#network'
import type { Db } from '#platform/database'
import { actionsOf, yearsOverdue } from './model.ts'
import { listCurrentStrategies } from './store.ts'

const leads = Object.keys(leadsPlace) as Role[]

/** Has those who lead a place told of actions whose day has passed: once then, and once a year as long as it is so. */
export async function gatherStrategyReminders(db: Db, now: Date): Promise<void> {
  const today = mandateDay(now)
  const current = await listCurrentStrategies(db)
  await db.transaction().execute(async (tx) => {
    for (const { roundId, placeId, placeName, strategy } of current) {
      for (const action of actionsOf(strategy)) {
        const years = yearsOverdue(action, today)
        if (years === null) continue
        await notify(tx, {
          kind: 'strategy action',
          subject: { kind: 'round', id: roundId },
          payload: { place: placeName, action: action.title, dueOn: action.dueOn },
          at: now,
          to: { roles: leads, placeId },
          key: `strategy action:${action.id}:${action.dueOn}:${years}`,
        })
      }
    }
  })
}
