import type { Item, OptionCount, Tally } from '#instruments'
import { hideSmall, smallestCell } from '#statistics'
import type { ItemResult } from './model.ts'

/** `ofAll`: shares are of all who were asked the question, since how many left it out is itself about too few. */
export interface PublicTally extends Tally {
  readonly ofAll: boolean
}

/**
 * What everybody may see of each item: no words of anybody, nothing of fewer than five, and nothing from which that follows.
 * How many answered a guarded item says how many opened its guard: it is shown only beside a guard that is shown whole.
 */
export function publicTallies(results: readonly ItemResult[]): Map<string, PublicTally> {
  const seen = new Map<string, PublicTally>()
  for (const { item, tally, asked } of results) {
    const guard = item.applies_if && seen.get(item.applies_if.item)
    const open = !item.applies_if || (guard !== undefined && isWhole(guard))
    seen.set(item.key, open ? publicTally(item, tally, asked) : heldBack(tally))
  }
  return seen
}

const isWhole = ({ n, ofAll, options }: PublicTally): boolean =>
  n > 0 && !ofAll && options.every(({ count }) => count !== null)

const heldBack = ({ item, options }: Tally): PublicTally => ({
  item,
  n: 0,
  options: options.map(hidden),
  numbers: null,
  texts: [],
  ofAll: false,
})

/**
 * Options that exclude each other are one table; of those that do not, each is a table of its own: chosen or not. Whoever
 * was asked and did not answer stands in every table.
 */
export function publicTally(item: Item, tally: Tally, asked: number): PublicTally {
  const { n, options, numbers } = tally
  if (n < smallestCell) return heldBack(tally)
  const silent = Math.max(asked - n, 0)
  const ofAll = silent > 0 && silent < smallestCell
  const middle = numbers && { median: numbers.median, least: null, greatest: null }
  const seen = { item: item.key, n: ofAll ? asked : n, numbers: middle, texts: [], ofAll }
  if (item.kind !== 'single') {
    const chosen = options.map((option) => chosenOf(option, n, silent))
    // Points of everybody sum up to how many have put anything in order.
    return { ...seen, options: ofAll ? chosen.map(withoutPoints) : pointsHidden(chosen) }
  }
  const counts = options.map(({ code, count }) => [`option ${code}`, count ?? 0] as const)
  const { whole } = hideSmall({ whole: { ...Object.fromEntries(counts), ...(silent > 0 && { silent }) } })
  return { ...seen, options: options.map(({ code }) => ({ code, count: whole[`option ${code}`] ?? null })) }
}

const hidden = ({ code, points }: OptionCount): OptionCount =>
  points === undefined ? { code, count: null } : { code, count: null, points: null }

const withoutPoints = (option: OptionCount): OptionCount =>
  option.points === undefined ? option : { ...option, points: null }

function chosenOf(option: OptionCount, n: number, silent: number): OptionCount {
  const chosen = option.count ?? 0
  const { whole } = hideSmall({ whole: { chosen, not: n - chosen, ...(silent > 0 && { silent }) } })
  return whole['chosen'] === null || whole['chosen'] === undefined ? hidden(option) : option
}

/** The points of a ranking sum up to what the rule gives: one hidden alone would follow from the others. */
function pointsHidden(options: readonly OptionCount[]): OptionCount[] {
  const lacking = options.filter(({ points }) => points === null)
  if (lacking.length !== 1) return [...options]
  const shown = options.filter(({ points }) => typeof points === 'number')
  const least = shown.toSorted((a, b) => (a.points ?? 0) - (b.points ?? 0))[0]
  return options.map((option) => (option === least ? hidden(option) : option))
}
