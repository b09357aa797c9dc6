import { hasOptions, type ChoiceItem, isNumber, type Item, type NumberItem } from '#instruments'

/** What full points for an item need. */
export type BestAnswer =
  /** Any one of these options. */
  | { readonly kind: 'one'; readonly codes: readonly string[] }
  /** At least so many of these. */
  | { readonly kind: 'several'; readonly count: number; readonly codes: readonly string[] }
  /** None of these. */
  | { readonly kind: 'none'; readonly codes: readonly string[] }
  | { readonly kind: 'range'; readonly from: number | null; readonly below: number | null }

export function bestAnswer(item: Item): BestAnswer {
  if (hasOptions(item)) return bestChoice(item)
  if (isNumber(item)) return bestRange(item)
  throw new RangeError(`${item.key} is a ${item.kind}: nothing earns points`)
}

function bestChoice(item: ChoiceItem): BestAnswer {
  if (item.kind === 'single') {
    const best = extreme(
      item.options.map(({ points = 0 }) => points),
      item.inverse,
    )
    return { kind: 'one', codes: item.options.filter(({ points }) => points === best).map(({ code }) => code) }
  }
  const codes = item.options.filter(({ exclusive }) => !exclusive).map(({ code }) => code)
  const exclusive = item.options.filter((option) => option.exclusive).map(({ code }) => code)
  if (!item.inverse) return { kind: 'several', count: item.full_at ?? codes.length, codes }
  return exclusive.length > 0 ? { kind: 'one', codes: exclusive } : { kind: 'none', codes }
}

function bestRange({ bands, min, inverse }: NumberItem): BestAnswer {
  const best = extreme(
    bands.map(({ points }) => points),
    inverse,
  )
  const first = bands.findIndex(({ points }) => points === best)
  const end = bands.findIndex(({ points }, i) => i > first && points !== best)
  const from = bands[first]?.from ?? min
  return { kind: 'range', from: from === min ? null : from, below: bands[end]?.from ?? null }
}

const extreme = (points: readonly number[], least: boolean) => (least ? Math.min(...points) : Math.max(...points))
