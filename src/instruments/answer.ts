import type { ChoiceItem, Item, NumberItem, RankingItem, TextItem } from './edition.ts'
import { codesOf, hasOptions, takesWholeNumbers } from './edition.ts'

/** What somebody says of one item: codes of options (never their texts), a number, options in order, or own words. */
export type Answer =
  | { readonly state: 'answered'; readonly codes: readonly string[] }
  | { readonly state: 'answered'; readonly number: number }
  /** Codes, the most wanted first. */
  | { readonly state: 'answered'; readonly ranking: readonly string[] }
  | { readonly state: 'answered'; readonly text: string }
  | { readonly state: 'na' }
  | { readonly state: 'missing' }

/** By item key; an item that is not there is missing. */
export type Answers = Readonly<Record<string, Answer>>

export type AnswerFault =
  | 'empty'
  | 'needs_codes'
  | 'needs_number'
  | 'needs_ranking'
  | 'needs_text'
  | 'unknown_code'
  | 'several'
  | 'exclusive'
  | 'repeated'
  | 'too_many'
  | 'too_long'
  | 'out_of_range'
  | 'not_whole'
  | 'always_applies'

type Answered = Extract<Answer, { readonly state: 'answered' }>

/** Why an answer does not fit its item, or null when it does. Whether a guard lets the item apply is not looked at. */
export function faultOf(item: Item, answer: Answer): AnswerFault | null {
  if (answer.state === 'missing') return null
  if (answer.state === 'na') return item.may_not_apply || item.applies_if ? null : 'always_applies'
  if (hasOptions(item)) return faultOfCodes(item, answer)
  if (item.kind === 'ranking') return faultOfRanking(item, answer)
  return item.kind === 'text' ? faultOfText(item, answer) : faultOfNumber(item, answer)
}

function faultOfCodes(item: ChoiceItem, answer: Answered): AnswerFault | null {
  if (!('codes' in answer)) return 'needs_codes'
  const codes = new Set(answer.codes)
  if (codes.size === 0) return 'empty'
  if (!knows(item, answer.codes)) return 'unknown_code'
  if (codes.size === 1) return null
  if (item.kind === 'single') return 'several'
  return item.options.some(({ code, exclusive }) => exclusive && codes.has(code)) ? 'exclusive' : null
}

function faultOfRanking(item: RankingItem, answer: Answered): AnswerFault | null {
  if (!('ranking' in answer)) return 'needs_ranking'
  const { ranking } = answer
  if (ranking.length === 0) return 'empty'
  if (!knows(item, ranking)) return 'unknown_code'
  if (new Set(ranking).size < ranking.length) return 'repeated'
  return ranking.length > item.most ? 'too_many' : null
}

function faultOfText(item: TextItem, answer: Answered): AnswerFault | null {
  if (!('text' in answer) || answer.text !== plainText(answer.text)) return 'needs_text'
  if (answer.text === '') return 'empty'
  return answer.text.length > item.max_length ? 'too_long' : null
}

function faultOfNumber(item: NumberItem, answer: Answered): AnswerFault | null {
  if (!('number' in answer) || !Number.isFinite(answer.number)) return 'needs_number'
  if (answer.number < item.min || answer.number > (item.max ?? Infinity)) return 'out_of_range'
  return takesWholeNumbers(item) && !Number.isInteger(answer.number) ? 'not_whole' : null
}

const knows = (item: Item, codes: readonly string[]) => codes.every((code) => codesOf(item).includes(code))

/** As it is kept: lines end in one way, and nothing is in it that is no text and that no database takes. */
export const plainText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    // oxlint-disable-next-line no-control-regex -- these are what it takes out
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '')
    .trim()
