import { type Answer, type AnswerFault, faultOf } from './answer.ts'
import { hasOptions, type Item } from './edition.ts'

/** What a form sends for "does not apply": no code can look like it. */
export const notApplicable = '~na'

export type InputFault = AnswerFault | 'both' | 'unclear_number'

/** What somebody has typed or ticked, as an answer that fits the item; nothing is a missing answer. */
export function answerFrom(item: Item, values: readonly string[]): { answer: Answer } | { fault: InputFault } {
  const given = values.map((value) => value.trim()).filter((value) => value !== '')
  if (given.length === 0) return { answer: { state: 'missing' } }
  if (given.includes(notApplicable)) {
    if (given.some((value) => value !== notApplicable)) return { fault: 'both' }
    return item.may_not_apply ? { answer: { state: 'na' } } : { fault: 'always_applies' }
  }
  const answer = hasOptions(item) ? { state: 'answered' as const, codes: given } : numberFrom(given)
  if (!answer) return { fault: 'unclear_number' }
  const fault = faultOf(item, answer)
  return fault ? { fault } : { answer }
}

/** "1,200" is twelve hundred to some and 1.2 to others: a number has at most two decimals and no separators. */
function numberFrom([text = '', ...more]: readonly string[]): Answer | null {
  const match = /^([-−]?)(\d{1,12})(?:[.,](\d{1,2}))?%?$/.exec(text.replace(/\s/g, ''))
  if (!match || more.length > 0) return null
  const [, minus, whole, decimals = '0'] = match
  return { state: 'answered', number: Number(`${minus ? '-' : ''}${whole}.${decimals}`) }
}

/** What a form shows for an answer. */
export function valuesOf(answer: Answer, sayNumber: (value: number) => string): string[] {
  if (answer.state === 'missing') return []
  if (answer.state === 'na') return [notApplicable]
  return 'number' in answer ? [sayNumber(answer.number)] : [...answer.codes]
}
