import type { Deps } from '#deps'
import type { Edition } from '#instruments'
import { mandateDay } from '#network'
import type { View } from '#platform/http'
import { href } from '#routes'
import type { Round } from '../../model.ts'
import { plannedByItem, type PlannedFor } from '../planned.ts'
import { findEarlierStrategy } from '../store.ts'
import { sayStateOf } from '../words.ts'

/** What the strategy of an earlier round was to do about each item. */
export interface EarlierPlans {
  readonly roundId: string
  readonly year: number
  readonly today: string
  readonly byItem: ReadonlyMap<string, readonly PlannedFor[]>
}

/** Undefined where the place had no strategy before this round. */
export async function findPlans(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { round, edition }: { round: Pick<Round, 'placeId' | 'year'>; edition: Edition },
): Promise<EarlierPlans | undefined> {
  const earlier = await findEarlierStrategy(db, round)
  if (!earlier) return undefined
  const { roundId, year } = earlier
  return { roundId, year, today: mandateDay(now()), byItem: plannedByItem(edition, earlier) }
}

/** What was planned about one item, beside its question; nothing where nothing was. */
export function Planned({ view, plans, item }: { view: View; plans: EarlierPlans | undefined; item: string }) {
  const planned = plans?.byItem.get(item)
  if (!plans || !planned) return null
  const { speech, lang } = view
  const t = speech.words('strategy')
  const { roundId, year, today } = plans
  return (
    <details class="planned">
      <summary>{t('planned.title', { year: String(year), count: planned.length })}</summary>
      <ul>
        {planned.map(({ objective, actions }) => (
          <li>
            <a href={`${href('strategy', { lang, round: roundId })}#${objective.id}`}>{objective.title}</a>
            <ul>
              {actions.length === 0 && <li>{t('planned.none')}</li>}
              {actions.map((action) => (
                <li>
                  {t('planned.action', {
                    action: action.title,
                    owner: action.owner,
                    due: speech.date(action.dueOn),
                    state: sayStateOf(speech, action, today),
                  })}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </details>
  )
}
