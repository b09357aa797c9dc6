import { type Answer, type Origin, sameContent } from '#instruments'
import type { Prefilled } from './prefill.ts'

export interface Save {
  readonly answer: Answer
  readonly basedOn: number
  readonly origin: Origin
}

interface Given {
  readonly answer: Answer
  readonly basedOn: number
  /** Whether anything of the item is stored. */
  readonly stored: boolean
  readonly prefilled: Prefilled | undefined
  /** As far as the guard decides: what is not asked is not confirmed. */
  readonly applies: boolean
}

const saysTheSame = (a: Answer, b: Answer): boolean =>
  sameContent({ answer: a, comment: '', source: '' }, { answer: b, comment: '', source: '' })

/**
 * The saves that one form makes of one item, in order. What was filled in beforehand is nobody's answer until it is sent:
 * untouched it is not stored, nor is it held against what a colleague has answered meanwhile. Emptied, it has to stay
 * empty: that is stored as what was there, and then as nothing.
 */
export function savesOf({ answer, basedOn, stored, prefilled, applies }: Given, sending: boolean): Save[] {
  const given: Save = { answer, basedOn, origin: 'given' }
  if (basedOn > 0 || !prefilled) return [given]
  const confirmed: Save = { answer: prefilled.answer, basedOn, origin: 'unchanged' }
  if (saysTheSame(answer, prefilled.answer)) return sending && applies && !stored ? [confirmed] : []
  if (answer.state !== 'missing' || stored) return [given]
  return [confirmed, { ...given, basedOn: basedOn + 1 }]
}
