import { type Draft, type DraftItem, emptyTexts, itemTextsOf, nothingMade } from './draft-shape.ts'
import { newAreaKey, newCode, newItemKey } from './keys.ts'
import { removeArea, removeItem, removeOption, takeBack } from './removing.ts'

/** What a button of the form does to the questionnaire: data in, data out. */
export type Operation =
  /** Of an item: whose fields are to be shown anew. */
  | { readonly do: 'save'; readonly item?: string }
  | { readonly do: 'add area' }
  | { readonly do: 'move area'; readonly area: string; readonly by: Step }
  | { readonly do: 'remove area'; readonly area: string }
  | { readonly do: 'add item'; readonly area: string }
  | { readonly do: 'move item'; readonly item: string; readonly by: Step }
  | { readonly do: 'duplicate item'; readonly item: string }
  | { readonly do: 'remove item'; readonly item: string }
  | { readonly do: 'add option'; readonly item: string }
  | { readonly do: 'move option'; readonly item: string; readonly code: string; readonly by: Step }
  | { readonly do: 'remove option'; readonly item: string; readonly code: string }
  | { readonly do: 'take back' }
export type Step = -1 | 1

/** The draft after the operation, with the item or area it was about; unchanged where there is no such thing. */
export interface Done {
  readonly draft: Draft
  readonly at?: string | undefined
}

export function perform(draft: Draft, operation: Operation): Done {
  switch (operation.do) {
    case 'save':
      return { draft, at: operation.item }
    case 'add area':
      return addArea(draft)
    case 'move area':
      return { draft: moveArea(draft, operation.area, operation.by), at: operation.area }
    case 'remove area':
      return { draft: removeArea(draft, operation.area) }
    case 'add item':
      return addItem(draft, operation.area)
    case 'duplicate item':
      return duplicate(draft, operation.item)
    case 'remove item':
      return { draft: removeItem(draft, operation.item) }
    case 'take back':
      return takeBack(draft)
    default:
      return { draft: performWithin(draft, operation), at: operation.item }
  }
}

function performWithin(
  draft: Draft,
  operation: Extract<Operation, { do: 'move item' | 'add option' | 'move option' | 'remove option' }>,
): Draft {
  const { item } = operation
  switch (operation.do) {
    case 'move item':
      return moveItem(draft, item, operation.by)
    case 'add option':
      return addOption(draft, item)
    case 'move option':
      return moveOption(draft, item, operation.code, operation.by)
    case 'remove option':
      return removeOption(draft, item, operation.code)
  }
}

export const withEdition = (draft: Draft, edition: Partial<Draft['edition']>): Draft => ({
  ...draft,
  edition: { ...draft.edition, ...edition },
})

/** Items in the order of their areas: those of one area stand together. */
export const inAreaOrder = (areas: readonly string[], items: readonly DraftItem[]): DraftItem[] =>
  areas.flatMap((area) => items.filter((item) => item.area === area))

function swapped<T>(list: readonly T[], index: number, by: Step): readonly T[] {
  const [one, other] = [list[index], list[index + by]]
  if (one === undefined || other === undefined) return list
  return list.with(index, other).with(index + by, one)
}

function addArea(draft: Draft): Done {
  const area = newAreaKey(draft)
  return { draft: withEdition(draft, { areas: [...draft.edition.areas, area] }), at: area }
}

function moveArea(draft: Draft, area: string, by: Step): Draft {
  const areas = swapped(draft.edition.areas, draft.edition.areas.indexOf(area), by)
  return withEdition(draft, { areas, items: inAreaOrder(areas, draft.edition.items) })
}

const blank = { covers: [], may_not_apply: false, from: [], decimals: false } as const

function addItem(draft: Draft, area: string): Done {
  const { areas, items } = draft.edition
  if (!areas.includes(area)) return { draft }
  const key = newItemKey(draft)
  const options = ['option_1', 'option_2'].map((code) => ({ code, exclusive: false }))
  const item: DraftItem = { ...blank, key, area, kind: 'single', options }
  return { draft: withEdition(draft, { items: inAreaOrder(areas, [...items, item]) }), at: key }
}

/** Past the first or last of its area a question goes over to the next one. */
function moveItem(draft: Draft, key: string, by: Step): Draft {
  const { areas, items } = draft.edition
  const index = items.findIndex((item) => item.key === key)
  const [item, beside] = [items[index], items[index + by]]
  if (!item) return draft
  if (beside?.area === item.area) return withEdition(draft, { items: swapped(items, index, by) })
  const area = areas[areas.indexOf(item.area) + by]
  if (area === undefined) return draft
  const rest = items.toSpliced(index, 1)
  const moved = { ...item, area }
  return withEdition(draft, { items: inAreaOrder(areas, by === 1 ? [moved, ...rest] : [...rest, moved]) })
}

/** The copy follows at once; it begins a lineage of its own. */
function duplicate(draft: Draft, key: string): Done {
  const index = draft.edition.items.findIndex((item) => item.key === key)
  const item = draft.edition.items[index]
  if (!item) return { draft }
  const at = newItemKey(draft)
  const items = draft.edition.items.toSpliced(index + 1, 0, { ...item, key: at, from: [] })
  const texts = Object.fromEntries(
    draft.edition.languages.map((lang) => {
      const own = draft.texts[lang] ?? emptyTexts
      return [lang, { ...own, items: { ...own.items, [at]: itemTextsOf(draft, lang, key) } }]
    }),
  )
  return { draft: { ...withEdition(draft, { items }), texts: { ...draft.texts, ...texts } }, at }
}

const changed = (draft: Draft, key: string, change: (item: DraftItem) => DraftItem): Draft =>
  withEdition(draft, { items: draft.edition.items.map((item) => (item.key === key ? change(item) : item)) })

const addOption = (draft: Draft, key: string): Draft =>
  changed(draft, key, (item) => ({
    ...item,
    options: [...item.options, { code: newCode(draft, item), exclusive: false }],
  }))

const moveOption = (draft: Draft, key: string, code: string, by: Step): Draft =>
  changed(draft, key, (item) => {
    const index = item.options.findIndex((option) => option.code === code)
    return index < 0 ? item : { ...item, options: swapped(item.options, index, by) }
  })

/** With one part and one question to begin with. */
export function emptyDraft(instrument: string, titles: Readonly<Record<string, string>>): Draft {
  const languages = Object.keys(titles)
  const texts = Object.fromEntries(languages.map((lang) => [lang, { ...emptyTexts, title: titles[lang] ?? '' }]))
  const edition = { instrument, languages, areas: [], items: [] }
  const nothing: Draft = { edition, texts, made: nothingMade, removed: [], former: [] }
  const { draft, at } = addArea(nothing)
  return addItem(draft, at ?? '').draft
}
