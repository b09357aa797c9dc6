import { type Answer, type AnswerFault, faultOf, plainText } from './answer.ts'
import { hasOptions, type Item } from './edition.ts'

/** What a form sends for "does not apply": no code can look like it. */
export const notApplicable = '~na'

export type InputFault = AnswerFault | 'both' | 'unclear_number'

/**
 * What somebody has typed or ticked, as an answer that fits the item; nothing is a missing answer. Of a ranking the values
 * are codes, the most wanted first; places left free are closed up.
 */
export function answerFrom(item: Item, values: readonly string[]): { answer: Answer } | { fault: InputFault } {
  const given = values.map(plainText).filter((value) => value !== '')
  if (given.length === 0) return { answer: { state: 'missing' } }
  if (given.includes(notApplicable)) {
    if (given.some((value) => value !== notApplicable)) return { fault: 'both' }
    return item.may_not_apply ? { answer: { state: 'na' } } : { fault: 'always_applies' }
  }
  const answer = answeredFrom(item, given)
  if (!answer) return { fault: 'unclear_number' }
  const fault = faultOf(item, answer)
  return fault ? { fault } : { answer }
}

function answeredFrom(item: Item, given: readonly string[]): Answer | null {
  const state = 'answered'
  if (hasOptions(item)) return { state, codes: given }
  if (item.kind === 'ranking') return { state, ranking: given }
  return item.kind === 'text' ? { state, text: given.join('\n') } : numberFrom(given)
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
  if ('number' in answer) return [sayNumber(answer.number)]
  if ('text' in answer) return [answer.text]
  return 'ranking' in answer ? [...answer.ranking] : [...answer.codes]
}
