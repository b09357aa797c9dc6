import { faultOf } from './answer.ts'
import type { Answer, Answers } from './answer.ts'
import { type ChoiceItem, type Edition, hasOptions, isNumber, type Item } from './edition.ts'

/**
 * The points 0..1 of an answer; null when it is missing or does not apply, or its item has no points to give. One option gives its points; several give
 * min(ticks / full_at, 1), an exclusive one none; a number gives those of the last band it reaches.
 *
 * @throws RangeError naming the item when the answer does not fit it (see `faultOf`).
 */
export function pointsOf(item: Item, answer: Answer): number | null {
  const fault = faultOf(item, answer)
  if (fault) throw new RangeError(`the answer to ${item.key} does not fit it: ${fault}`)
  if (answer.state !== 'answered') return null
  const points = rawPoints(item, answer)
  return points !== null && item.inverse ? 1 - points : points
}

function rawPoints(item: Item, answer: Answer): number | null {
  if ('number' in answer && isNumber(item))
    return item.bands.findLast(({ from }) => from <= answer.number)?.points ?? null
  return 'codes' in answer && hasOptions(item) ? ofCodes(item, new Set(answer.codes)) : null
}

function ofCodes(item: ChoiceItem, codes: ReadonlySet<string>): number | null {
  if (item.kind === 'single') return item.options.find(({ code }) => codes.has(code))?.points ?? null
  const counting = item.options.filter(({ exclusive }) => !exclusive)
  const ticks = counting.filter(({ code }) => codes.has(code)).length
  return Math.min(ticks / (item.full_at ?? counting.length), 1)
}

/**
 * Whether each item applies, as far as its guard decides: not when the guard is answered otherwise, is said not to
 * apply or is itself guarded away; an item whose guard is missing is asked.
 */
export function applicability(edition: Pick<Edition, 'items'>, answers: Answers): Map<string, boolean> {
  const applies = new Map<string, boolean>()
  // One pass is enough: a guard is an earlier item.
  for (const { key, applies_if: guard } of edition.items) {
    if (!guard) applies.set(key, true)
    else applies.set(key, applies.get(guard.item) === true && opens(guard.any_of, answers[guard.item]))
  }
  return applies
}

function opens(codes: readonly string[], answer: Answer | undefined): boolean {
  if (!answer || answer.state === 'missing') return true
  return answer.state === 'answered' && 'codes' in answer && answer.codes.some((code) => codes.includes(code))
}
