import type { Draft, DraftItem } from './draft-shape.ts'

// Keys are made here and never written by anybody; what was taken out keeps its own, so that it can come back.

const removedItems = ({ removed }: Draft): DraftItem[] =>
  removed.flatMap((one) =>
    one.what === 'item' ? [one.item] : one.what === 'area' ? one.items.map(({ item }) => item) : [],
  )

export const itemsEver = (draft: Draft): DraftItem[] => [...draft.edition.items, ...removedItems(draft)]

export const areasEver = (draft: Draft): string[] => [
  ...draft.edition.areas,
  ...draft.removed.flatMap((one) => (one.what === 'area' ? [one.area] : [])),
]

/** The first of `name(1)`, `name(2)` … that is not taken. */
function free(taken: readonly string[], name: (number: number) => string): string {
  for (let number = 1; ; number += 1) if (!taken.includes(name(number))) return name(number)
}

export const newItemKey = (draft: Draft): string =>
  free(
    itemsEver(draft).map(({ key }) => key),
    (number) => `Q${number}`,
  )

export const newAreaKey = (draft: Draft): string => free(areasEver(draft), (number) => `part_${number}`)

export function codesEver(draft: Draft, item: DraftItem): string[] {
  const removed = draft.removed.flatMap((one) =>
    one.what === 'option' && one.item === item.key ? [one.option.code] : [],
  )
  return [...item.options.map(({ code }) => code), ...removed]
}

export const newCode = (draft: Draft, item: DraftItem): string =>
  free(codesEver(draft, item), (number) => `option_${number}`)
