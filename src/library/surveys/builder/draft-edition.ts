import type { Edition, Item } from '#instruments'
import {
  choosesOptions,
  type Draft,
  type DraftItem,
  type DraftItemTexts,
  emptyItemTexts,
  knownOf,
  nothingMade,
  textsOf,
} from './draft-shape.ts'

/** A questionnaire to begin with, of one that exists; each question says which one it continues. */
export function draftOf(edition: Edition): Draft {
  const { instrument, languages, areas } = edition
  const texts = languages.map((lang) => {
    const { title = '', subtitle = '', about = '', areas: named = {}, items = {} } = edition.texts[lang] ?? {}
    const parts = areas.map(
      (area) => [area, { name: named[area]?.name ?? '', about: named[area]?.about ?? '' }] as const,
    )
    const asked = edition.items.map(({ key }) => [key, { ...emptyItemTexts, ...wordsOf(items[key]) }] as const)
    return [
      lang,
      { title, subtitle, about, areas: Object.fromEntries(parts), items: Object.fromEntries(asked) },
    ] as const
  })
  const items = areas.flatMap((area) => edition.items.filter((item) => item.area === area))
  return {
    edition: { instrument, languages, areas, items: items.map((item) => draftItemOf(item, edition.id)) },
    texts: Object.fromEntries(texts),
    made: nothingMade,
    removed: [],
    former: [],
  }
}

type Said = Edition['texts'][string]['items'][string]

const wordsOf = (said: Said | undefined): Partial<DraftItemTexts> => {
  if (!said) return {}
  const { ask, hint = '', not_applicable = '', unit = '', options } = said
  return { ask, hint, not_applicable, unit, options }
}

function draftItemOf(item: Item, editionId: string): DraftItem {
  const { key, area, kind, covers, may_not_apply, applies_if, known } = item
  const plain = { key, area, kind, covers, may_not_apply, from: [`${editionId}#${key}`] }
  const common = { ...plain, ...(applies_if && { applies_if }), ...(known && { known }), options: [], decimals: false }
  switch (item.kind) {
    case 'number': {
      const { unit, min, max, decimals = false } = item
      return { ...common, decimals, min, ...(unit && { unit }), ...(max !== undefined && { max }) }
    }
    case 'percent':
      return common
    case 'text':
      return { ...common, max_length: item.max_length }
    case 'ranking':
      return { ...common, options: optionsOf(item), most: item.most }
    default:
      return { ...common, options: optionsOf(item) }
  }
}

const optionsOf = (item: Extract<Item, { options: unknown }>): DraftItem['options'] =>
  item.options.map((option) => ({ code: option.code, exclusive: 'exclusive' in option && option.exclusive }))

export interface EditionSource {
  readonly document: Readonly<Record<string, unknown>>
  readonly texts: Readonly<Record<string, unknown>>
}

/** As the files of an edition would say it: what is empty, and what is of another kind of question, is left out. */
export function sourceOf(draft: Draft, edition: string, published: string): EditionSource {
  const { instrument, languages, areas, items } = draft.edition
  return {
    document: {
      instrument,
      edition,
      use: 'survey',
      published,
      languages,
      rule: { mean: 'arithmetic', missing: 'leave_out' },
      areas,
      items: items.map(itemSource),
    },
    texts: Object.fromEntries(languages.map((lang) => [lang, textsSource(draft, lang)])),
  }
}

function itemSource(item: DraftItem): Record<string, unknown> {
  const { key, area, kind, covers, may_not_apply, applies_if, from } = item
  const known = knownOf(item)
  return {
    key,
    area,
    kind,
    ...(covers.length > 0 && { covers }),
    ...(may_not_apply && { may_not_apply }),
    ...(applies_if && { applies_if }),
    ...(from.length > 0 && { from }),
    ...(known && { known }),
    ...ofKind(item),
  }
}

function ofKind(item: DraftItem): Record<string, unknown> {
  const { kind, options, unit, min, max, decimals, most, max_length } = item
  if (kind === 'multiple')
    return { options: options.map(({ code, exclusive }) => ({ code, ...(exclusive && { exclusive }) })) }
  if (choosesOptions(item)) {
    const codes = options.map(({ code }) => ({ code }))
    return kind === 'ranking' ? { options: codes, most: Math.min(most ?? 3, codes.length) } : { options: codes }
  }
  if (kind === 'text') return max_length === undefined ? {} : { max_length }
  if (kind === 'percent') return {}
  const limits = { ...(min !== undefined && { min }), ...(max !== undefined && { max }) }
  return { ...(unit && { unit }), ...limits, ...(decimals && { decimals }) }
}

function textsSource(draft: Draft, lang: string) {
  const { title, subtitle, about, areas, items } = textsOf(draft, lang)
  const named = draft.edition.areas.map((area) => [area, said({ name: '', about: '', ...areas[area] })] as const)
  const asked = draft.edition.items.map(
    (item) => [item.key, itemTexts(item, items[item.key] ?? emptyItemTexts)] as const,
  )
  return {
    language: lang,
    ...said({ title, subtitle, about }),
    areas: Object.fromEntries(named),
    items: Object.fromEntries(asked),
  }
}

function itemTexts(item: DraftItem, { ask, hint, not_applicable, unit, options }: DraftItemTexts) {
  const own = item.options.map(({ code }) => [code, options[code] ?? ''] as const)
  return {
    ...said({
      ask,
      hint,
      not_applicable: item.may_not_apply ? not_applicable : '',
      unit: item.kind === 'number' ? unit : '',
    }),
    ...(choosesOptions(item) && { options: said(Object.fromEntries(own)) }),
  }
}

const said = (words: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(words).filter(([, text]) => text.trim() !== ''))
