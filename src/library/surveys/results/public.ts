import type { Item, Tally } from '#instruments'
import { hideSmall, smallestCell } from '#statistics'

/**
 * What everybody may see of an item: no words of anybody, nothing of fewer than five, and nothing from which that follows.
 * Options that exclude each other are one table; of those that do not, each is a table of its own: chosen or not.
 */
export function publicTally(item: Item, { n, options, numbers, ...tally }: Tally): Tally {
  const enough = n >= smallestCell
  const seen = { ...tally, texts: [], n: enough ? n : 0 }
  const middle = enough && numbers ? { median: numbers.median, least: null, greatest: null } : null
  if (!enough) return { ...seen, options: options.map(hidden), numbers: null }
  if (item.kind !== 'single') return { ...seen, numbers: middle, options: pointsHidden(options.map(chosenOf(n))) }
  const { whole } = hideSmall({ whole: Object.fromEntries(options.map(({ code, count }) => [code, count ?? 0])) })
  return { ...seen, numbers: middle, options: options.map(({ code }) => ({ code, count: whole[code] ?? null })) }
}

type Option = Tally['options'][number]

const hidden = ({ code, points }: Option): Option =>
  points === undefined ? { code, count: null } : { code, count: null, points: null }

const chosenOf =
  (n: number) =>
  (option: Option): Option => {
    const count = option.count ?? 0
    const { whole } = hideSmall({ whole: { chosen: count, not: n - count } })
    return whole['chosen'] === null || whole['chosen'] === undefined ? hidden(option) : option
  }

/** The points of a ranking sum up to what the rule gives: one hidden alone would follow from the others. */
function pointsHidden(options: readonly Option[]): Option[] {
  const lacking = options.filter(({ points }) => points === null)
  if (lacking.length !== 1) return [...options]
  const shown = options.filter(({ points }) => typeof points === 'number')
  const least = shown.toSorted((a, b) => (a.points ?? 0) - (b.points ?? 0))[0]
  return options.map((option) => (option === least ? hidden(option) : option))
}
