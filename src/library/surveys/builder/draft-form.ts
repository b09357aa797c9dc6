import {
  type Draft,
  draftItem,
  type DraftItem,
  type DraftItemTexts,
  type ItemKind,
  itemKinds,
  itemTextsOf,
  knownFacts,
  textsOf,
} from './draft-shape.ts'
import { inAreaOrder } from './draft.ts'
import { areasEver, codesEver, itemsEver } from './keys.ts'
import { removeArea, removeItem, removeOption } from './removing.ts'

/** What a form sends, by field. */
export type Fields = ReadonlyMap<string, readonly string[]>

export const limits = { title: 200, about: 4000, name: 200, ask: 1000, hint: 1000, option: 300, unit: 80 } as const

export interface ReadForm {
  readonly draft: Draft
  /** Fields that should hold a number and do not, with what they hold. */
  readonly unread: ReadonlyMap<string, string>
}

/**
 * The questionnaire as the form has it: its parts, questions and options in their order with everything typed. What the form
 * does not show is taken from what is stored, also of what somebody else has taken out meanwhile.
 */
export function readDraftForm(fields: Fields, stored: Draft): ReadForm {
  const { languages } = stored.edition
  const areas = knownOnly(fields.get('area') ?? [], areasEver(stored), /^part_\d{1,4}$/)
  const unread = new Map<string, string>()
  const listed = knownOnly(
    fields.get('item') ?? [],
    itemsEver(stored).map(({ key }) => key),
    /^Q\d{1,4}(-\d{1,4})?$/,
  )
  const items = listed.map((key) => readItem({ fields, stored, unread }, key, areas))
  const texts = languages.map((lang) => [lang, readTexts(fields, stored, { lang, areas, items })] as const)
  const edition = { ...stored.edition, areas, items: inAreaOrder(areas, items) }
  const { removed } = withoutUnsent(stored, areas, items)
  return { draft: { ...stored, edition, texts: Object.fromEntries(texts), removed }, unread }
}

/** What is stored and did not come with the form was taken out before it was sent, and can be put back. */
function withoutUnsent(stored: Draft, areas: readonly string[], items: readonly DraftItem[]): Draft {
  const { edition } = stored
  const goneAreas = edition.areas.filter((area) => !areas.includes(area))
  const goneItems = edition.items.filter(({ key }) => !items.some((item) => item.key === key))
  const goneOptions = edition.items.flatMap(({ key, options }) => {
    const now = items.find((item) => item.key === key)?.options
    return now
      ? options.filter(({ code }) => !now.some((one) => one.code === code)).map(({ code }) => ({ key, code }))
      : []
  })
  const noOptions = goneOptions.reduce((draft, { key, code }) => removeOption(draft, key, code), stored)
  const noItems = goneItems.reduce((draft, { key }) => removeItem(draft, key), noOptions)
  return goneAreas.reduce(removeArea, noItems)
}

/** Each once; nobody but the program makes keys. */
const knownOnly = (keys: readonly string[], known: readonly string[], made: RegExp): string[] =>
  [...new Set(keys)].filter((key) => known.includes(key) || made.test(key))

interface Reading {
  readonly fields: Fields
  readonly stored: Draft
  readonly unread: Map<string, string>
}

function readItem({ fields, stored, unread }: Reading, key: string, areas: readonly string[]): DraftItem {
  const before = draftItem(stored, key) ?? itemsEver(stored).find((item) => item.key === key) ?? blank(key)
  const field = (name: string) => fields.get(`${key}.${name}`)
  const area = field('area')?.[0] ?? before.area
  const { applies_if: _, ...rest } = before
  const guard = guardOf(fields, key)
  const exclusive = field('exclusive') ?? []
  const codes = knownOnly(field('option') ?? [], codesEver(stored, before), /^option_\d{1,4}$/)
  const shown = field('shown')?.[0]
  return {
    ...rest,
    key,
    area: areas.includes(area) ? area : (areas[0] ?? area),
    kind: kindOf(field('kind')?.[0]) ?? before.kind,
    may_not_apply: field('may_not_apply') !== undefined,
    ...(guard && { applies_if: guard }),
    options: isOneOf(shown, 'single', 'multiple', 'ranking')
      ? codes.map((code) => ({
          code,
          exclusive: shown === 'multiple' ? exclusive.includes(code) : isExclusive(before, code),
        }))
      : before.options,
    ...readMeasures({ fields, stored, unread }, before, shown),
  }
}

const isOneOf = (value: string | undefined, ...list: string[]) => value !== undefined && list.includes(value)

const isExclusive = ({ options }: DraftItem, code: string) =>
  options.find((option) => option.code === code)?.exclusive ?? false

const kindOf = (value: string | undefined): ItemKind | undefined => itemKinds.find((kind) => kind === value)

const blank = (key: string): DraftItem => ({
  key,
  area: '',
  kind: 'single',
  covers: [],
  may_not_apply: false,
  from: [],
  options: [],
  decimals: false,
})

/** The answers stand in the form only for the question that was chosen when it was made. */
function guardOf(fields: Fields, key: string): DraftItem['applies_if'] {
  const item = fields.get(`${key}.guard`)?.[0] ?? ''
  if (item === '') return undefined
  const any_of = fields.get(`${key}.guarded`)?.[0] === item ? (fields.get(`${key}.answers`) ?? []) : []
  return { item: item.slice(0, 100), any_of: any_of.map((code) => code.slice(0, 100)) }
}

/** What the kind that the form showed has; the rest as it was. */
function readMeasures({ fields, unread }: Reading, before: DraftItem, shown: string | undefined): Partial<DraftItem> {
  const field = (name: string) => fields.get(`${before.key}.${name}`)?.[0]
  const number = (name: 'min' | 'max' | 'most' | 'max_length') => {
    const typed = (field(name) ?? '').replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')
    if (typed === '') return { [name]: undefined }
    const value = Number(typed)
    if (Number.isFinite(value) && Math.abs(value) <= 1e12) return { [name]: value }
    unread.set(`${before.key}.${name}`, field(name) ?? '')
    return {}
  }
  const known = knownFacts.find((one) => one === field('known'))
  switch (shown) {
    case 'number':
      return defined({
        ...before,
        ...number('min'),
        ...number('max'),
        decimals: field('decimals') !== undefined,
        known,
      })
    case 'percent':
      return defined({ ...before, known })
    case 'ranking':
      return defined({ ...before, ...number('most') })
    case 'text':
      return defined({ ...before, ...number('max_length') })
    default:
      return {}
  }
}

const measures = ['min', 'max', 'most', 'max_length', 'decimals', 'known'] as const

/** Only measures; those that are undefined are to be taken out of what they were. */
const defined = (item: Partial<Record<keyof DraftItem, unknown>>): Partial<DraftItem> =>
  Object.fromEntries(measures.map((name) => [name, item[name]]))

interface Within {
  readonly lang: string
  readonly areas: readonly string[]
  readonly items: readonly DraftItem[]
}

function readTexts(fields: Fields, stored: Draft, { lang, areas, items }: Within): Draft['texts'][string] {
  const before = textsOf(stored, lang)
  const text = (name: string, limit: number, known: string) => plain(fields.get(`${name}.${lang}`)?.[0], limit) ?? known
  const parts = areas.map((area) => {
    const known = before.areas[area] ?? { name: '', about: '' }
    const about = text(`${area}.about`, limits.about, known.about)
    return [area, { name: text(`${area}.name`, limits.name, known.name), about }] as const
  })
  const asked = items.map((item): [string, DraftItemTexts] => {
    const known = itemTextsOf(stored, lang, item.key)
    const of = (name: 'ask' | 'hint' | 'not_applicable' | 'unit', limit: number) =>
      text(`${item.key}.${name}`, limit, known[name])
    const options = item.options.map(({ code }) => {
      const said = text(`${item.key}:${code}`, limits.option, ownOf(known.options, code))
      return [code, said.replaceAll(/\s*\n\s*/g, ' ')] as const
    })
    const words = { hint: of('hint', limits.hint), not_applicable: of('not_applicable', limits.hint) }
    const own = { ask: of('ask', limits.ask), ...words, unit: of('unit', limits.unit) }
    return [item.key, { ...own, options: Object.fromEntries(options) }]
  })
  return {
    title: text('title', limits.title, before.title),
    subtitle: text('subtitle', limits.title, before.subtitle),
    about: text('about', limits.about, before.about),
    areas: Object.fromEntries(parts),
    items: Object.fromEntries(asked),
  }
}

const ownOf = (record: Readonly<Record<string, string>>, key: string) =>
  (Object.hasOwn(record, key) ? record[key] : undefined) ?? ''

/** As it is kept: what no database takes is left out. */
function plain(typed: string | undefined, limit: number): string | undefined {
  return typed?.toWellFormed().replaceAll('\0', '').replaceAll('\r\n', '\n').trim().slice(0, limit)
}
