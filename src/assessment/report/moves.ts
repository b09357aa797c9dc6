import { bestAnswer, type OtherPlace, type ResultDocument } from '#insight'
import { type Answer, type Answers, type Edition, faultOf, findItem, type Item, pointsOf, score } from '#instruments'
import type { Move, Moves } from './material.ts'

const most = 5
/** Of the questions with most to gain, so many are scored anew: what a guard opens or closes is then counted too. */
const looked = 24
/** Five moves in one area would be one piece of advice. */
const mostOfArea = 2

/** The answers that a result was made of. */
export function answersIn(items: ResultDocument['items']): Answers {
  return Object.fromEntries(
    Object.entries(items).map(([key, { state, codes, number }]): [string, Answer] => {
      if (state !== 'answered') return [key, { state }]
      if (codes) return [key, { state, codes }]
      return [key, number === undefined ? { state: 'missing' } : { state, number }]
    }),
  )
}

/** The nearest answer with full points; undefined where the rule knows none. */
export function fullAnswer(item: Item, given: Answer | undefined): Answer | undefined {
  const answer = nearestFull(item, given)
  return answer && !faultOf(item, answer) && pointsOf(item, answer) === 1 ? answer : undefined
}

function nearestFull(item: Item, given: Answer | undefined): Answer | undefined {
  const best = bestAnswer(item)
  if (best.kind === 'one')
    return best.codes[0] === undefined ? undefined : { state: 'answered', codes: [best.codes[0]] }
  if (best.kind === 'none') return { state: 'answered', codes: [] }
  if (best.kind === 'range') {
    const number = best.from ?? ('min' in item ? item.min : 0)
    return { state: 'answered', number }
  }
  const ticked = given && 'codes' in given ? given.codes.filter((code) => best.codes.includes(code)) : []
  const open = best.codes.filter((code) => !ticked.includes(code))
  return { state: 'answered', codes: [...ticked, ...open].slice(0, Math.max(best.count, ticked.length)) }
}

/** The three to five changed answers that would raise the index most, found by scoring the questionnaire anew with each. */
export function movesOf(
  edition: Edition,
  { items, gains }: Pick<ResultDocument, 'items' | 'gains'>,
  others: readonly OtherPlace[],
): Moves {
  const answers = answersIn(items)
  const now = score(edition, answers)
  const index = now.scores.extended === null ? 'core' : 'extended'
  const rescored = (changed: Answers) => score(edition, { ...answers, ...changed }).scores
  const rise = (then: number | null | undefined, before: number | null | undefined): number =>
    typeof then === 'number' && typeof before === 'number' ? then - before : 0
  const tried = gains.slice(0, looked).flatMap(({ item: key, area }) => {
    const item = findItem(edition, key)
    const full = item && fullAnswer(item, answers[key])
    if (!full) return []
    const then = rescored({ [key]: full })
    const gain = rise(then[index], now.scores[index])
    return [{ item: key, area, full, gain, areaGain: rise(then.areas[area], now.scores.areas[area]) }]
  })
  const chosen: typeof tried = []
  const place = ({ item }: { item: string }) => edition.items.findIndex(({ key }) => key === item)
  // Equal gains differ in their last digits: then the order of the questionnaire holds.
  const order = (a: (typeof tried)[number], b: (typeof tried)[number]) =>
    Math.round((b.gain - a.gain) * 1e6) || place(a) - place(b)
  for (const one of tried.toSorted(order)) {
    const ofArea = chosen.filter(({ area }) => area === one.area).length
    if (chosen.length < most && one.gain > 0 && ofArea < mostOfArea) chosen.push(one)
  }
  const all = Object.fromEntries(chosen.map(({ item, full }) => [item, full]))
  return {
    index,
    together: chosen.length > 0 ? rise(rescored(all)[index], now.scores[index]) : 0,
    moves: chosen.map(({ item, area, gain, areaGain }): Move => {
      return { item, area, gain, areaGain, doneBy: doneBy(item, others) }
    }),
  }
}

function doneBy(item: string, others: readonly OtherPlace[]): Move['doneBy'] {
  return others
    .filter(({ items }) => items[item]?.points === 1)
    .map(({ name, placeId, resultId }) => ({ name, placeId, resultId }))
}
