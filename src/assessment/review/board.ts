import { type Round, type RoundState, stateOf } from '../model.ts'
import { clockOf, type Seat } from './model.ts'

/** `signed_off`: no expert yet; `in_review`: one is at work; `ready`: nothing is missing any more. */
export const boardStates = ['open', 'signed_off', 'in_review', 'ready', 'validated', 'published'] as const
export type BoardState = (typeof boardStates)[number]

export function boardStateOf(round: Round, seats: readonly Seat[], ready: boolean): BoardState {
  const state: RoundState = stateOf(round)
  if (state !== 'signed_off') return state
  if (ready) return 'ready'
  return seats.some(({ part }) => part === 'lead') ? 'in_review' : 'signed_off'
}

export interface BoardFilter {
  readonly state: BoardState | undefined
  /** Account of an expert; `none`: rounds that are signed off and have none. */
  readonly expert: string
  readonly late: boolean
}

export function readFilter(query: Readonly<Record<string, string | undefined>>): BoardFilter {
  return {
    state: boardStates.find((one) => one === query['state']),
    expert: query['expert'] ?? '',
    late: query['late'] === 'yes',
  }
}

export interface Placed {
  readonly round: Round
  readonly seats: readonly Seat[]
  readonly state: BoardState
}

export const isLate = ({ round, state }: Pick<Placed, 'round' | 'state'>, now: Date): boolean =>
  state !== 'published' && (clockOf(round, now)?.daysLeft ?? 0) < 0

/** Of all rounds, published ones are shown where they are asked for: they need nothing more. */
export function isListed(placed: Placed, filter: BoardFilter | null, now: Date): boolean {
  if (!filter) return true
  const { state, expert, late } = filter
  if (state ? placed.state !== state : placed.state === 'published') return false
  if (late && !isLate(placed, now)) return false
  if (expert === 'none') return placed.state === 'signed_off'
  return expert === '' || placed.seats.some(({ accountId }) => accountId === expert)
}

/** What is late or soonest due first, what has no clock yet after it; what is published needs nothing more. */
export const byClock = (a: Placed, b: Placed): number =>
  Number(a.state === 'published') - Number(b.state === 'published') ||
  (a.round.submittedAt?.getTime() ?? Infinity) - (b.round.submittedAt?.getTime() ?? Infinity) ||
  0
