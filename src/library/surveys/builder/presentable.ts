import { type Edition, editionOfDraft } from '#instruments'
import { guardsBefore } from './complete.ts'
import { sourceOf } from './draft-edition.ts'
import { choosesOptions, type Draft, type DraftItem, itemTextsOf, textsOf } from './draft-shape.ts'

/** Stands where words are missing. */
const dots = '…'

/** The questionnaire as an edition although it is not finished, for looking at. Undefined while it has no question. */
export function presentable(draft: Draft, day: string): Edition | undefined {
  const { edition } = draft
  if (edition.items.length === 0) return undefined
  const items = edition.items.map((item) => finished(draft, item))
  const areas = edition.areas.filter((area) => items.some((item) => item.area === area))
  const whole: Draft = { ...draft, edition: { ...edition, areas, items } }
  const texts = edition.languages.map((lang) => [lang, filled(whole, lang)] as const)
  return editionOfDraft(sourceOf({ ...whole, texts: Object.fromEntries(texts) }, 'preview', day))
}

function finished(draft: Draft, item: DraftItem): DraftItem {
  const { applies_if: guard, min: _, max: __, most, max_length, ...rest } = item
  const codes = guardsBefore(draft, item.key).find(({ key }) => key === guard?.item)?.options ?? []
  const any_of = guard?.any_of.filter((one) => codes.some(({ code }) => code === one)) ?? []
  const count = Math.max(item.options.length, 2)
  return {
    ...rest,
    ...(guard && any_of.length > 0 && { applies_if: { item: guard.item, any_of } }),
    ...(choosesOptions(item) && { options: optionsOf(item) }),
    ...(isSound(item) && {
      ...(item.min !== undefined && { min: item.min }),
      ...(item.max !== undefined && { max: item.max }),
    }),
    ...(isWhole(most, count) && { most }),
    ...(isWhole(max_length, 4000) && { max_length }),
  }
}

const isWhole = (value: number | undefined, greatest: number): value is number =>
  value !== undefined && Number.isInteger(value) && value >= 1 && value <= greatest

function isSound({ min = 0, max, decimals }: DraftItem): boolean {
  const whole = decimals || [min, max ?? 0].every(Number.isInteger)
  return whole && (max === undefined || min < max)
}

function optionsOf({ options }: DraftItem): DraftItem['options'] {
  const padded = [...options, ...['more_1', 'more_2'].map((code) => ({ code, exclusive: false }))]
  const enough = padded.slice(0, Math.max(options.length, 2))
  return enough.every(({ exclusive }) => exclusive) ? enough.map(({ code }) => ({ code, exclusive: false })) : enough
}

/** Every text that is there in one language is there in all. */
function filled(draft: Draft, lang: string): Draft['texts'][string] {
  const { edition } = draft
  const own = textsOf(draft, lang)
  const needed = (text: string | undefined) => text?.trim() || dots
  const wanted = (of: (lang: string) => string | undefined) =>
    of(lang)?.trim() || (edition.languages.some((one) => of(one)?.trim()) ? dots : '')
  const areas = edition.areas.map((area) => {
    const about = wanted((one) => textsOf(draft, one).areas[area]?.about)
    return [area, { name: needed(own.areas[area]?.name), about }] as const
  })
  const items = edition.items.map((item) => {
    const texts = itemTextsOf(draft, lang, item.key)
    const of = (name: 'hint' | 'not_applicable' | 'unit') => wanted((one) => itemTextsOf(draft, one, item.key)[name])
    const options = item.options.map(({ code }) => [code, needed(texts.options[code])] as const)
    const said = { hint: of('hint'), not_applicable: of('not_applicable'), unit: of('unit') }
    return [item.key, { ask: needed(texts.ask), ...said, options: Object.fromEntries(options) }] as const
  })
  return {
    title: needed(own.title),
    subtitle: wanted((one) => textsOf(draft, one).subtitle),
    about: wanted((one) => textsOf(draft, one).about),
    areas: Object.fromEntries(areas),
    items: Object.fromEntries(items),
  }
}
