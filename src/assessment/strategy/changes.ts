import { isDeepStrictEqual } from 'node:util'
import type { Action, Note, Objective, Strategy } from './model.ts'

export type Direction = 'up' | 'down'

/** What somebody does to a strategy. */
export type Change =
  | { readonly kind: 'objective_added'; readonly objective: Objective }
  | { readonly kind: 'objective_changed'; readonly id: string; readonly to: Pick<Objective, 'title' | 'why' | 'items'> }
  | { readonly kind: 'objective_removed'; readonly id: string }
  | { readonly kind: 'objective_moved'; readonly id: string; readonly direction: Direction }
  | { readonly kind: 'action_added'; readonly objective: string; readonly action: Action }
  | { readonly kind: 'action_changed'; readonly id: string; readonly to: Omit<Action, 'id' | 'notes'> }
  | { readonly kind: 'action_removed'; readonly id: string }
  | { readonly kind: 'action_moved'; readonly id: string; readonly direction: Direction }
  | { readonly kind: 'progress_noted'; readonly action: string; readonly note: Note }
  | { readonly kind: 'progress_taken_back'; readonly action: string; readonly note: string }

export type ChangeKind = Change['kind']

/** As many as a reader can keep in mind, and a page can show. */
export const most = { objectives: 40, actions: 40, notes: 100 } as const

/** `gone`: what it is about is no longer there; `full`: there are as many as there may be. */
export type Refused = 'gone' | 'full'

export function apply({ objectives }: Strategy, change: Change): Strategy | Refused {
  switch (change.kind) {
    case 'objective_added':
      return objectives.length >= most.objectives ? 'full' : { objectives: [...objectives, change.objective] }
    case 'objective_changed':
      return within(objectives, change.id, (objective) => ({
        ...objective,
        ...change.to,
        actions: objective.actions.map((action) => ({ ...action, items: kept(action.items, change.to.items) })),
      }))
    case 'objective_removed':
      return without(objectives, change.id)
    case 'objective_moved':
      return wrap(moved(objectives, change.id, change.direction))
    case 'action_added':
      return within(objectives, change.objective, (objective) =>
        objective.actions.length >= most.actions
          ? 'full'
          : { ...objective, actions: [...objective.actions, change.action] },
      )
    case 'action_changed':
      return withAction(objectives, change.id, (action) => ({ ...action, ...change.to }))
    case 'action_removed':
      return inObjectiveOf(objectives, change.id, (actions) => actions.filter(({ id }) => id !== change.id))
    case 'action_moved':
      return inObjectiveOf(objectives, change.id, (actions) => moved(actions, change.id, change.direction) ?? actions)
    case 'progress_noted':
      return withAction(objectives, change.action, (action) =>
        action.notes.length >= most.notes ? 'full' : { ...action, notes: [...action.notes, change.note] },
      )
    case 'progress_taken_back':
      return withAction(objectives, change.action, (action) => {
        const notes = action.notes.filter(({ id }) => id !== change.note)
        return notes.length === action.notes.length ? 'gone' : { ...action, notes }
      })
  }
}

/** Whether the objective or action that is rewritten reads otherwise than it was seen; all else overtakes nobody. */
export function isOvertaken(change: Change, seen: Strategy, now: Strategy): boolean {
  return !isDeepStrictEqual(rewritten(seen, change), rewritten(now, change))
}

function rewritten({ objectives }: Strategy, change: Change): unknown {
  if (change.kind === 'objective_changed') {
    const objective = objectives.find(({ id }) => id === change.id)
    return objective && [objective.title, objective.why, objective.items]
  }
  if (change.kind !== 'action_changed') return undefined
  const action = objectives.flatMap(({ actions }) => actions).find(({ id }) => id === change.id)
  // Notes of progress are added beside it.
  return action && { ...action, notes: [] }
}

/** An action moves no item that its objective no longer has. */
const kept = (items: readonly string[], of: readonly string[]) => items.filter((item) => of.includes(item))

const wrap = (objectives: readonly Objective[] | undefined): Strategy | Refused =>
  objectives ? { objectives } : 'gone'

function within(
  objectives: readonly Objective[],
  id: string,
  edit: (objective: Objective) => Objective | Refused,
): Strategy | Refused {
  const found = objectives.find((one) => one.id === id)
  if (!found) return 'gone'
  const edited = edit(found)
  return typeof edited === 'string' ? edited : { objectives: objectives.map((one) => (one.id === id ? edited : one)) }
}

function without(objectives: readonly Objective[], id: string): Strategy | Refused {
  const left = objectives.filter((one) => one.id !== id)
  return left.length === objectives.length ? 'gone' : { objectives: left }
}

function inObjectiveOf(
  objectives: readonly Objective[],
  action: string,
  edit: (actions: readonly Action[]) => readonly Action[],
): Strategy | Refused {
  const of = objectives.find(({ actions }) => actions.some(({ id }) => id === action))
  return of ? within(objectives, of.id, (one) => ({ ...one, actions: edit(one.actions) })) : 'gone'
}

function withAction(
  objectives: readonly Objective[],
  id: string,
  edit: (action: Action) => Action | Refused,
): Strategy | Refused {
  const of = objectives.find(({ actions }) => actions.some((action) => action.id === id))
  const found = of?.actions.find((action) => action.id === id)
  const edited = found && edit(found)
  if (!of || !edited) return 'gone'
  if (typeof edited === 'string') return edited
  const actions = of.actions.map((action) => (action.id === id ? edited : action))
  return within(objectives, of.id, (one) => ({ ...one, actions }))
}

/** At its end it stays where it is. */
export function moved<One extends { readonly id: string }>(
  list: readonly One[],
  id: string,
  direction: Direction,
): One[] | undefined {
  const at = list.findIndex((one) => one.id === id)
  if (at < 0) return undefined
  const [before, after] = direction === 'up' ? [at - 1, at] : [at, at + 1]
  const [first, second] = [list[before], list[after]]
  return first && second ? list.toSpliced(before, 2, second, first) : [...list]
}
