import { canGuard, choosesOptions, type Draft, type DraftItem, itemTextsOf, textsOf } from './draft-shape.ts'

/** What keeps a questionnaire from being published; none of it keeps it from being saved. */
export interface Fault {
  readonly fault: FaultKind
  /** An area or a question; the whole where it is left out. */
  readonly at?: string | undefined
  readonly code?: string | undefined
  /** In which a text is missing. */
  readonly lang?: string
}

export type FaultKind =
  | 'title'
  | 'subtitle'
  | 'about'
  | 'no_area'
  | 'area_name'
  | 'area_about'
  | 'area_empty'
  | 'ask'
  | 'hint'
  | 'not_applicable'
  | 'unit'
  | 'option'
  | 'few_options'
  | 'only_exclusive'
  | 'most'
  | 'limits'
  | 'not_whole'
  | 'max_length'
  | 'guard_gone'
  | 'guard_answers'

export const longestText = 4000

/** In the order of the page. */
export function faultsOf(draft: Draft): Fault[] {
  const { languages, areas, items } = draft.edition
  const titles = languages.filter((lang) => isEmpty(textsOf(draft, lang).title))
  return [
    ...titles.map((lang): Fault => ({ fault: 'title', lang })),
    ...halfSaid(draft, 'subtitle', (lang) => textsOf(draft, lang).subtitle),
    ...halfSaid(draft, 'about', (lang) => textsOf(draft, lang).about),
    ...(areas.length === 0 ? [{ fault: 'no_area' } as const] : []),
    ...areas.flatMap((area) => {
      const asked = items.filter((item) => item.area === area)
      return areaFaults(draft, area).concat(asked.flatMap((item) => itemFaults(draft, item)))
    }),
  ]
}

const isEmpty = (text: string | undefined): boolean => (text ?? '').trim() === ''

/** A text that need not be there, but then in every language or in none. */
function halfSaid(draft: Draft, fault: FaultKind, of: (lang: string) => string | undefined, at?: string): Fault[] {
  const { languages } = draft.edition
  const missing = languages.filter((lang) => isEmpty(of(lang)))
  if (missing.length === languages.length) return []
  return missing.map((lang) => ({ fault, lang, at }))
}

function areaFaults(draft: Draft, area: string): Fault[] {
  const unnamed = draft.edition.languages.filter((lang) => isEmpty(textsOf(draft, lang).areas[area]?.name))
  const isUsed = draft.edition.items.some((item) => item.area === area)
  return [
    ...unnamed.map((lang): Fault => ({ fault: 'area_name', at: area, lang })),
    ...halfSaid(draft, 'area_about', (lang) => textsOf(draft, lang).areas[area]?.about, area),
    ...(isUsed ? [] : [{ fault: 'area_empty', at: area } as const]),
  ]
}

function itemFaults(draft: Draft, item: DraftItem): Fault[] {
  const { key: at } = item
  const { languages } = draft.edition
  const unasked = languages.filter((lang) => isEmpty(itemTextsOf(draft, lang, at).ask))
  return [
    ...unasked.map((lang): Fault => ({ fault: 'ask', at, lang })),
    ...halfSaid(draft, 'hint', (lang) => itemTextsOf(draft, lang, at).hint, at),
    ...(item.may_not_apply
      ? halfSaid(draft, 'not_applicable', (lang) => itemTextsOf(draft, lang, at).not_applicable, at)
      : []),
    ...(item.kind === 'number' ? halfSaid(draft, 'unit', (lang) => itemTextsOf(draft, lang, at).unit, at) : []),
    ...(choosesOptions(item) ? optionFaults(draft, item) : []),
    ...measureFaults(item).map((fault) => ({ fault, at })),
    ...guardFaults(draft, item).map((fault) => ({ fault, at })),
  ]
}

function optionFaults(draft: Draft, { key: at, options, kind, most }: DraftItem): Fault[] {
  const untold = options.flatMap(({ code }) =>
    draft.edition.languages
      .filter((lang) => isEmpty(itemTextsOf(draft, lang, at).options[code]))
      .map((lang): Fault => ({ fault: 'option', at, code, lang })),
  )
  const counted = kind === 'multiple' ? options.filter(({ exclusive }) => !exclusive).length : options.length
  return [
    ...untold,
    ...(options.length < 2 ? [{ fault: 'few_options', at } as const] : []),
    ...(options.length >= 2 && counted === 0 ? [{ fault: 'only_exclusive', at } as const] : []),
    ...(kind === 'ranking' && most !== undefined && !isWithin(most, 1, Math.max(options.length, 2))
      ? [{ fault: 'most', at } as const]
      : []),
  ]
}

const isWithin = (number: number, least: number, greatest: number) =>
  Number.isInteger(number) && number >= least && number <= greatest

function measureFaults({ kind, min = 0, max, decimals, max_length }: DraftItem): FaultKind[] {
  if (kind === 'text') return max_length === undefined || isWithin(max_length, 1, longestText) ? [] : ['max_length']
  if (kind !== 'number') return []
  const limits = [min, ...(max === undefined ? [] : [max])]
  return [
    ...(max !== undefined && min >= max ? (['limits'] as const) : []),
    ...(!decimals && limits.some((limit) => !Number.isInteger(limit)) ? (['not_whole'] as const) : []),
  ]
}

/** The questions before an item whose answers may decide whether it is asked. */
export function guardsBefore({ edition: { items } }: Draft, key: string): DraftItem[] {
  return items
    .slice(
      0,
      Math.max(
        0,
        items.findIndex((item) => item.key === key),
      ),
    )
    .filter(canGuard)
}

function guardFaults(draft: Draft, { key, applies_if }: DraftItem): FaultKind[] {
  if (!applies_if) return []
  const guard = guardsBefore(draft, key).find((item) => item.key === applies_if.item)
  if (!guard) return ['guard_gone']
  const codes = new Set(guard.options.map(({ code }) => code))
  const { any_of } = applies_if
  return any_of.length === 0 || any_of.some((code) => !codes.has(code)) ? ['guard_answers'] : []
}
