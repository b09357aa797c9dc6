import type { Item } from './edition.ts'
import { hasOptions, takesWholeNumbers } from './edition.ts'

/** What a place says of one item: codes of options (never texts), or a number. */
export type Answer =
  | { readonly state: 'answered'; readonly codes: readonly string[] }
  | { readonly state: 'answered'; readonly number: number }
  | { readonly state: 'na' }
  | { readonly state: 'missing' }

/** By item key; an item that is not there is missing. */
export type Answers = Readonly<Record<string, Answer>>

export type AnswerFault =
  | 'empty'
  | 'needs_codes'
  | 'needs_number'
  | 'unknown_code'
  | 'several'
  | 'exclusive'
  | 'out_of_range'
  | 'not_whole'
  | 'always_applies'

/** Why an answer does not fit its item, or null when it does. Whether a guard lets the item apply is not looked at. */
export function faultOf(item: Item, answer: Answer): AnswerFault | null {
  if (answer.state === 'missing') return null
  if (answer.state === 'na') return item.may_not_apply || item.applies_if ? null : 'always_applies'
  if (!hasOptions(item)) {
    if (!('number' in answer) || !Number.isFinite(answer.number)) return 'needs_number'
    if (answer.number < item.min || answer.number > (item.max ?? Infinity)) return 'out_of_range'
    return takesWholeNumbers(item) && !Number.isInteger(answer.number) ? 'not_whole' : null
  }
  if (!('codes' in answer)) return 'needs_codes'
  const codes = new Set(answer.codes)
  if (codes.size === 0) return 'empty'
  if (answer.codes.some((code) => item.options.every((option) => option.code !== code))) return 'unknown_code'
  if (codes.size === 1) return null
  if (item.kind === 'single') return 'several'
  return item.options.some(({ code, exclusive }) => exclusive && codes.has(code)) ? 'exclusive' : null
}
