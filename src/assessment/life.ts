import type { RoundState } from './model.ts'

/** Something that happened to a round. */
export interface Step {
  readonly what: 'opened' | 'signed_off' | 'validated' | 'published'
  readonly at: Date
  /** Name of the account; null where nobody is named. */
  readonly by: string | null
}

/** Who is to act next, as a key of the words. */
export type NextToAct =
  | 'next.answer'
  | 'next.sign_off'
  | 'next.assign'
  | 'next.review'
  | 'next.report'
  | 'next.strategy'

export function nextToAct(state: RoundState, { missing, reviewed }: { missing: number; reviewed: boolean }): NextToAct {
  switch (state) {
    case 'open':
      return missing > 0 ? 'next.answer' : 'next.sign_off'
    case 'signed_off':
      return reviewed ? 'next.review' : 'next.assign'
    case 'validated':
      return 'next.report'
    case 'published':
      return 'next.strategy'
  }
}
