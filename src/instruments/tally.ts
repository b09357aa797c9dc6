import { quartiles } from '#statistics'
import type { Answer } from './answer.ts'
import { codesOf, isNumber, type Item } from './edition.ts'

/** How often an option was chosen, or put in order anywhere; null where that would tell of too few. */
export interface OptionCount {
  readonly code: string
  readonly count: number | null
  /** Of a ranking: a first choice gives `most` points, each further one a point less; null as the count. */
  readonly points?: number | null
}

/** How one item was answered by many. */
export interface Tally {
  readonly item: string
  /** How many answered; neither the missing nor those to whom it does not apply. */
  readonly n: number
  /** In the order of the edition; empty for numbers and texts. */
  readonly options: readonly OptionCount[]
  /** Null unless numbers were given. Least and greatest are somebody's own: null where they are not to be shown. */
  readonly numbers: { readonly median: number; readonly least: number | null; readonly greatest: number | null } | null
  /** In an order that says nothing of those who wrote them. */
  readonly texts: readonly string[]
}

/** Counts the answers to an item. Pure; an answer of another kind than the item, or an unknown code, counts nowhere. */
export function tally(item: Item, answers: readonly Answer[]): Tally {
  const given = answers.filter((answer) => answer.state === 'answered')
  const ofItem = { item: item.key, options: [], numbers: null, texts: [] }
  if (isNumber(item)) {
    const numbers = given.flatMap((answer) => ('number' in answer ? [answer.number] : []))
    return { ...ofItem, n: numbers.length, numbers: middleOf(numbers) }
  }
  if (item.kind === 'text') {
    const texts = given.flatMap((answer) => ('text' in answer ? [answer.text] : []))
    // In no order that says who wrote before whom.
    return { ...ofItem, n: texts.length, texts: texts.toSorted() }
  }
  const chosen = given.flatMap((answer) => {
    const codes = item.kind === 'ranking' ? 'ranking' in answer && answer.ranking : 'codes' in answer && answer.codes
    return codes ? [codes] : []
  })
  const most = item.kind === 'ranking' ? item.most : 0
  const options = codesOf(item).map((code) => {
    const count = chosen.filter((codes) => codes.includes(code)).length
    return most > 0 ? { code, count, points: pointsIn(chosen, code, most) } : { code, count }
  })
  return { ...ofItem, n: chosen.length, options }
}

/** Borda's count, of orders that end early: what was not put in order gets nothing. */
const pointsIn = (rankings: readonly (readonly string[])[], code: string, most: number) =>
  rankings.map((ranking) => ranking.indexOf(code)).reduce((sum, at) => sum + (at < 0 ? 0 : Math.max(most - at, 0)), 0)

function middleOf(numbers: readonly number[]): Tally['numbers'] {
  const spread = quartiles(numbers)
  return spread && { median: spread.median, least: spread.min, greatest: spread.max }
}
