import type { Done } from './draft.ts'
import {
  type Draft,
  draftItem,
  type DraftItem,
  type DraftItemTexts,
  emptyTexts,
  itemTextsOf,
  type Removed,
  textsOf,
} from './draft-shape.ts'
import { withMade } from './keys.ts'

// What is taken out is kept with its words, newest last, and can be put back one after the other.

/** So many are kept. */
const most = 30

function remember(draft: Draft, last: Removed): Draft {
  const removed = [...draft.removed, last]
  return { ...withMade({ ...draft, removed }), removed: removed.slice(-most) }
}

const byLanguage = <T>(draft: Draft, of: (lang: string) => T): Record<string, T> =>
  Object.fromEntries(draft.edition.languages.map((lang) => [lang, of(lang)]))

const without = <T>(record: Readonly<Record<string, T>>, gone: readonly string[]): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => !gone.includes(key)))

/** The questionnaire without some items and areas, and without their words. */
function stripped(draft: Draft, { items = [], areas = [] }: { items?: string[]; areas?: string[] }): Draft {
  const { edition } = draft
  return {
    ...draft,
    edition: {
      ...edition,
      areas: edition.areas.filter((area) => !areas.includes(area)),
      items: edition.items.filter(({ key }) => !items.includes(key)),
    },
    texts: byLanguage(draft, (lang) => {
      const own = textsOf(draft, lang)
      return { ...own, areas: without(own.areas, areas), items: without(own.items, items) }
    }),
  }
}

const wordsOf = (draft: Draft, key: string) => byLanguage(draft, (lang) => itemTextsOf(draft, lang, key))

/** Questions that depend on it keep their condition, and it is shown that it has to be mended. */
export function removeItem(draft: Draft, key: string): Draft {
  const at = draft.edition.items.findIndex((item) => item.key === key)
  const item = draft.edition.items[at]
  if (!item) return draft
  return remember(stripped(draft, { items: [key] }), { what: 'item', at, item, texts: wordsOf(draft, key) })
}

export function removeArea(draft: Draft, area: string): Draft {
  const at = draft.edition.areas.indexOf(area)
  if (at < 0) return draft
  const items = draft.edition.items.filter((item) => item.area === area)
  const keys = items.map(({ key }) => key)
  return remember(stripped(draft, { items: keys, areas: [area] }), {
    what: 'area',
    at,
    area,
    texts: byLanguage(draft, (lang) => textsOf(draft, lang).areas[area] ?? { name: '', about: '' }),
    items: items.map((item) => ({ item, texts: wordsOf(draft, item.key) })),
  })
}

export function removeOption(draft: Draft, key: string, code: string): Draft {
  const item = draftItem(draft, key)
  const at = item?.options.findIndex((option) => option.code === code) ?? -1
  const option = item?.options[at]
  if (!option) return draft
  const texts = byLanguage(draft, (lang) => itemTextsOf(draft, lang, key).options[code] ?? '')
  const shorter = withOptions(draft, key, (options) => options.toSpliced(at, 1))
  const silent = withItemTexts(shorter, key, (lang) => {
    const own = itemTextsOf(draft, lang, key)
    return { ...own, options: without(own.options, [code]) }
  })
  return remember(silent, { what: 'option', at, item: key, option, texts })
}

/** The last that was taken out comes back where it stood, as far as that place is still there. */
export function takeBack(draft: Draft): Done {
  const last = draft.removed.at(-1)
  if (!last) return { draft }
  const rest = { ...draft, removed: draft.removed.slice(0, -1) }
  if (last.what === 'option') return backOption(rest, last)
  if (last.what === 'item') return { draft: backItems(rest, [last], last.at), at: last.item.key }
  const standing = rest.edition.areas
  const areas = standing.includes(last.area) ? standing : standing.toSpliced(last.at, 0, last.area)
  const withArea: Draft = {
    ...rest,
    edition: { ...rest.edition, areas },
    texts: byLanguage(rest, (lang) => {
      const own = textsOf(rest, lang)
      return { ...own, areas: { ...own.areas, [last.area]: last.texts[lang] ?? { name: '', about: '' } } }
    }),
  }
  return { draft: backItems(withArea, last.items, withArea.edition.items.length), at: last.area }
}

type Kept = { readonly item: DraftItem; readonly texts: Readonly<Record<string, DraftItemTexts>> }

/** Into the first area where its own is gone; nowhere to go without any area, and then one is made of its own key. */
function backItems(draft: Draft, kept: readonly Kept[], at: number): Draft {
  const { areas: known, items } = draft.edition
  // Whoever overwrote the removal by a colleague has them already.
  const back = kept.filter(({ item }) => !items.some(({ key }) => key === item.key))
  const areas = known.length > 0 ? known : [kept[0]?.item.area ?? 'part_1']
  const first = areas[0] ?? ''
  const found = back.map(({ item }) => (areas.includes(item.area) ? item : { ...item, area: first }))
  const all = items.toSpliced(at, 0, ...found)
  const ordered = areas.flatMap((area) => all.filter((item) => item.area === area))
  return {
    ...draft,
    edition: { ...draft.edition, areas, items: ordered },
    texts: byLanguage(draft, (lang) => {
      const own = draft.texts[lang] ?? emptyTexts
      const words = back.flatMap(({ item, texts }) => (texts[lang] ? [[item.key, texts[lang]] as const] : []))
      return { ...own, items: { ...own.items, ...Object.fromEntries(words) } }
    }),
  }
}

function backOption(draft: Draft, { item: key, at, option, texts }: Extract<Removed, { what: 'option' }>): Done {
  const item = draftItem(draft, key)
  if (!item || item.options.some(({ code }) => code === option.code)) return { draft }
  const longer = withOptions(draft, key, (options) => options.toSpliced(at, 0, option))
  const said = withItemTexts(longer, key, (lang) => {
    const own = itemTextsOf(draft, lang, key)
    return { ...own, options: { ...own.options, [option.code]: texts[lang] ?? '' } }
  })
  return { draft: said, at: key }
}

function withOptions(
  draft: Draft,
  key: string,
  change: (options: DraftItem['options']) => DraftItem['options'],
): Draft {
  const items = draft.edition.items.map((item) =>
    item.key === key ? { ...item, options: change(item.options) } : item,
  )
  return { ...draft, edition: { ...draft.edition, items } }
}

function withItemTexts(draft: Draft, key: string, of: (lang: string) => DraftItemTexts): Draft {
  const texts = byLanguage(draft, (lang) => {
    const own = textsOf(draft, lang)
    return { ...own, items: { ...own.items, [key]: of(lang) } }
  })
  return { ...draft, texts: { ...draft.texts, ...texts } }
}
