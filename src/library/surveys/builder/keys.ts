import type { Draft, DraftItem, Made } from './draft-shape.ts'

// Keys are made here, never written by anybody, and never made twice: a question that was once published keeps its key for ever.

const removedItems = ({ removed }: Draft): DraftItem[] =>
  removed.flatMap((one) =>
    one.what === 'item' ? [one.item] : one.what === 'area' ? one.items.map(({ item }) => item) : [],
  )

export const itemsEver = (draft: Draft): DraftItem[] => [...draft.edition.items, ...removedItems(draft)]

export const areasEver = (draft: Draft): string[] => [
  ...draft.edition.areas,
  ...draft.removed.flatMap((one) => (one.what === 'area' ? [one.area] : [])),
]

const numberOf = (key: string): number => Number(/^(?:Q|part_|option_)(\d+)(?:-\d+)?$/.exec(key)?.[1] ?? 0)

const above = (made: number, keys: readonly string[]): number => Math.max(made, ...keys.map(numberOf))

export function highest(one: Made, other: Made): Made {
  const keys = [...new Set([...Object.keys(one.options), ...Object.keys(other.options)])]
  return {
    areas: Math.max(one.areas, other.areas),
    items: Math.max(one.items, other.items),
    series: Math.max(one.series, other.series),
    options: Object.fromEntries(keys.map((key) => [key, Math.max(one.options[key] ?? 0, other.options[key] ?? 0)])),
  }
}

/** With what stands in it counted among the keys that were made: whatever is forgotten later, its key is not. */
export function withMade(draft: Draft): Draft {
  const items = itemsEver(draft)
  const options = items.map((item) => [item.key, above(0, codesEver(draft, item))] as const)
  const standing = {
    areas: above(0, areasEver(draft)),
    series: draft.made.series,
    items: above(
      0,
      items.map(({ key }) => key),
    ),
    options: Object.fromEntries(options.filter(([, number]) => number > 0)),
  }
  return { ...draft, made: highest(draft.made, standing) }
}

/** As `Q5`, or `Q5-2` where other surveys of the instrument make keys too: two copies add a fifth question each. */
export function newItemKey(draft: Draft): string {
  const { items, series } = withMade(draft).made
  return series === 0 ? `Q${items + 1}` : `Q${items + 1}-${series}`
}

export const newAreaKey = (draft: Draft): string => `part_${withMade(draft).made.areas + 1}`

export function codesEver(draft: Draft, item: DraftItem): string[] {
  const removed = draft.removed.flatMap((one) =>
    one.what === 'option' && one.item === item.key ? [one.option.code] : [],
  )
  return [...item.options.map(({ code }) => code), ...removed]
}

export const newCode = (draft: Draft, { key }: DraftItem): string =>
  `option_${(withMade(draft).made.options[key] ?? 0) + 1}`
