import { isDeepStrictEqual } from 'node:util'
import type { Edition, Item } from '#instruments'
import type { Action, Objective, Strategy } from './model.ts'

/** The item of an earlier edition that an item continues, itself in the same one. */
export function itemsBefore(edition: Pick<Edition, 'id'>, item: Pick<Item, 'key' | 'from'>, earlier: string): string[] {
  if (edition.id === earlier) return [item.key]
  return item.from.flatMap((name) => {
    const [of, key] = name.split('#')
    return of === earlier && key !== undefined ? [key] : []
  })
}

/** What an earlier strategy was to do about an item. */
export interface PlannedFor {
  readonly objective: Objective
  /** Of the objective, those that name the item. */
  readonly actions: readonly Action[]
}

/** By item of the edition, through its lineage, what the strategy of an earlier round planned. */
export function plannedByItem(
  edition: Pick<Edition, 'id' | 'items'>,
  earlier: { readonly editionId: string; readonly strategy: Strategy },
): ReadonlyMap<string, readonly PlannedFor[]> {
  const planned = new Map<string, readonly PlannedFor[]>()
  for (const item of edition.items) {
    const keys = itemsBefore(edition, item, earlier.editionId)
    const meant = earlier.strategy.objectives.filter(({ items }) => keys.some((key) => items.includes(key)))
    if (meant.length === 0) continue
    const of = (actions: readonly Action[]) => actions.filter(({ items }) => keys.some((key) => items.includes(key)))
    planned.set(
      item.key,
      meant.map((objective) => ({ objective, actions: of(objective.actions) })),
    )
  }
  return planned
}

interface Answered {
  readonly state: 'answered' | 'na' | 'missing'
  readonly points: number | null
}

/** How an item stood when the strategy was made, and how it stands in the next result. */
export interface Moved {
  readonly item: string
  /** Its key in the later edition; null where it is asked no more. */
  readonly later: string | null
  readonly before: number | null
  readonly after: number | null
  readonly changed: boolean
}

type Results = Readonly<Record<string, Answered>>

/** For every item that the strategy was to move, in the order of the strategy, each once. */
export function movedBetween(
  strategy: Strategy,
  { editionId, items }: { readonly editionId: string; readonly items: Results },
  later: { readonly edition: Pick<Edition, 'id' | 'items'>; readonly items: Results },
): Moved[] {
  const named = [...new Set(strategy.objectives.flatMap((objective) => objective.items))]
  return named.map((item) => {
    const now = later.edition.items.find((one) => itemsBefore(later.edition, one, editionId).includes(item))
    const [then, since] = [items[item], now && later.items[now.key]]
    return {
      item,
      later: now?.key ?? null,
      before: pointsOf(then),
      after: pointsOf(since),
      changed: !isDeepStrictEqual(then, since),
    }
  })
}

/** A missing answer counts nothing; one that does not apply has no points. */
const pointsOf = (answered: Answered | undefined): number | null =>
  answered === undefined || answered.state === 'na' ? null : (answered.points ?? 0)
