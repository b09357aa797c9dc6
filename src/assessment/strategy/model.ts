/** What a place sets out to change after a round: objectives, what it does for each, and how that goes. */
export interface Strategy {
  readonly objectives: readonly Objective[]
}

export interface Objective {
  readonly id: string
  readonly title: string
  readonly why: string
  /** What was accepted: the key of a recommendation; null for one of the place's own. */
  readonly origin: string | null
  /** Items of the round's edition that it is to move. */
  readonly items: readonly string[]
  readonly actions: readonly Action[]
}

export interface Action {
  readonly id: string
  readonly title: string
  /** A department or a function, never somebody's name. */
  readonly owner: string
  /** YYYY-MM-DD. */
  readonly dueOn: string
  readonly indicator: Indicator | null
  /** Whole euros. */
  readonly budget: number | null
  readonly items: readonly string[]
  readonly notes: readonly Note[]
}

export interface Indicator {
  readonly name: string
  readonly baseline: string
  readonly target: string
}

/** How far an action was on a day. */
export interface Note {
  readonly id: string
  readonly on: string
  readonly state: ActionState
  /** Of an action that was dropped: the reason. */
  readonly words: string
}

/** In their order. */
export const actionStates = ['not_begun', 'under_way', 'done', 'dropped'] as const
export type ActionState = (typeof actionStates)[number]

export const emptyStrategy: Strategy = { objectives: [] }

/** The last note by its day; of one day, the one that was written last. */
export function lastNote({ notes }: Pick<Action, 'notes'>): Note | undefined {
  return notes.reduce<Note | undefined>((last, note) => (last && last.on > note.on ? last : note), undefined)
}

/** Not begun until a note says otherwise. */
export const stateOfAction = (action: Pick<Action, 'notes'>): ActionState => lastNote(action)?.state ?? 'not_begun'

/** Its day has passed, and nobody has said that it is done or dropped. */
export function isOverdue(action: Pick<Action, 'notes' | 'dueOn'>, today: string): boolean {
  const state = stateOfAction(action)
  return action.dueOn < today && state !== 'done' && state !== 'dropped'
}

export const actionsOf = ({ objectives }: Strategy): Action[] => objectives.flatMap(({ actions }) => actions)

export type Standing = Readonly<Record<ActionState, number>> & { readonly overdue: number }

/** How many actions are in each state; those overdue are counted in theirs too. */
export function standingOf(strategy: Strategy, today: string): Standing {
  const actions = actionsOf(strategy)
  const count = (state: ActionState) => actions.filter((action) => stateOfAction(action) === state).length
  return {
    not_begun: count('not_begun'),
    under_way: count('under_way'),
    done: count('done'),
    dropped: count('dropped'),
    overdue: actions.filter((action) => isOverdue(action, today)).length,
  }
}

/** Null until it is overdue; then how many whole years it has been so: told once for each. */
export function yearsOverdue(action: Pick<Action, 'notes' | 'dueOn'>, today: string): number | null {
  if (!isOverdue(action, today)) return null
  const years = Number(today.slice(0, 4)) - Number(action.dueOn.slice(0, 4))
  return today.slice(5) > action.dueOn.slice(5) ? years : years - 1
}
