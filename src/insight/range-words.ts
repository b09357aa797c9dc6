import type { Item } from '#instruments'
import type { Speech } from '#platform/i18n'
import type { BestAnswer } from './best-answer.ts'

/** The numbers that earn full points. A unit is a label: next to a number it would have to agree with it. */
export function sayRange(
  speech: Speech,
  item: Item,
  { from, below }: Extract<BestAnswer, { kind: 'range' }>,
  unit = '',
): string {
  const t = speech.words('insight')
  const say = (number: number) => (item.kind === 'percent' ? speech.percent(number) : speech.number(number))
  const counted = item.kind === 'number' && unit !== ''
  if (below === null) return t(counted ? 'needed.from.counted' : 'needed.from', { unit, from: say(from ?? 0) })
  if (from === null) return t(counted ? 'needed.below.counted' : 'needed.below', { unit, below: say(below) })
  return t(counted ? 'needed.between.counted' : 'needed.between', { unit, from: say(from), below: say(below) })
}
