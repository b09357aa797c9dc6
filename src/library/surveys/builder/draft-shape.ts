import * as z from 'zod'

// A questionnaire as it is being written: the shape of an edition's files, in which anything may still be empty.

export const itemKinds = ['single', 'multiple', 'ranking', 'number', 'percent', 'text'] as const
export type ItemKind = (typeof itemKinds)[number]

export const knownFacts = ['residents', 'share_born_abroad', 'member_since'] as const

const words = z.string().default('')

const item = z.object({
  key: z.string(),
  area: z.string(),
  kind: z.enum(itemKinds),
  covers: z.array(z.string()).default([]),
  may_not_apply: z.boolean().default(false),
  /** Asked of those alone who gave one of these answers; none is chosen yet where the list is empty. */
  applies_if: z.object({ item: z.string(), any_of: z.array(z.string()) }).optional(),
  known: z.enum(knownFacts).optional(),
  from: z.array(z.string()).default([]),
  /** Kept while a question is of a kind without options: it may come back. */
  options: z.array(z.object({ code: z.string(), exclusive: z.boolean().default(false) })).default([]),
  unit: z.string().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  decimals: z.boolean().default(false),
  most: z.number().optional(),
  max_length: z.number().optional(),
})

const itemTexts = z.object({
  ask: words,
  hint: words,
  not_applicable: words,
  unit: words,
  options: z.record(z.string(), z.string()).default({}),
})

const texts = z.object({
  title: words,
  /** Tells it from others of the same title: the year, the occasion. */
  subtitle: words,
  about: words,
  areas: z.record(z.string(), z.object({ name: words, about: words })).default({}),
  items: z.record(z.string(), itemTexts).default({}),
})

const byLanguage = <T extends z.ZodType>(of: T) => z.record(z.string(), of)

/** What was taken out, with its words and where it stood; the last can be put back. */
const removed = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('item'),
    at: z.number(),
    item,
    texts: byLanguage(itemTexts),
  }),
  z.object({
    what: z.literal('area'),
    at: z.number(),
    area: z.string(),
    texts: byLanguage(z.object({ name: words, about: words })),
    items: z.array(z.object({ item, texts: byLanguage(itemTexts) })),
  }),
  z.object({
    what: z.literal('option'),
    at: z.number(),
    item: z.string(),
    option: z.object({ code: z.string(), exclusive: z.boolean().default(false) }),
    texts: byLanguage(z.string()),
  }),
])

const state = {
  edition: z.object({
    /** What it continues, year after year: answers to an earlier edition of it are offered again. */
    instrument: z.string(),
    /** The first is the one that texts are checked against. */
    languages: z.array(z.string()).min(1),
    areas: z.array(z.string()),
    /** In the order of their areas. */
    items: z.array(item),
  }),
  texts: byLanguage(texts),
}

/** The highest number a key was made with, so that none is made twice: answers to what was published are found by it. */
const made = z.object({
  areas: z.number().default(0),
  items: z.number().default(0),
  /** By question. */
  options: z.record(z.string(), z.number()).default({}),
  /** Tells the questions it makes from those of the other surveys of its instrument; 0 for the first of them. */
  series: z.number().default(0),
})

export const nothingMade = { areas: 0, items: 0, options: {}, series: 0 } as const

export const draftSchema = z.object({
  ...state,
  made: made.default(nothingMade),
  removed: z.array(removed).default([]),
  /** Where the questions come from, for whoever works with the survey; no part of what is asked. */
  note: byLanguage(z.string()).optional(),
  /** As it stood at the last saves, the newest first: what two made of it at once is told apart by them. */
  former: z.array(z.object({ version: z.number(), ...state })).default([]),
})

type DeepReadonly<T> = T extends readonly (infer U)[]
  ? readonly DeepReadonly<U>[]
  : T extends object
    ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
    : T

export type Draft = DeepReadonly<z.infer<typeof draftSchema>>
export type DraftItem = Draft['edition']['items'][number]
export type DraftTexts = Draft['texts'][string]
export type DraftItemTexts = DraftTexts['items'][string]
export type Removed = Draft['removed'][number]
export type Made = Draft['made']

export const emptyTexts: DraftTexts = { title: '', subtitle: '', about: '', areas: {}, items: {} }
export const emptyItemTexts: DraftItemTexts = { ask: '', hint: '', not_applicable: '', unit: '', options: {} }

export const choosesOptions = ({ kind }: Pick<DraftItem, 'kind'>): boolean =>
  kind === 'single' || kind === 'multiple' || kind === 'ranking'

/** What the record may know: a share, or a number. */
export const knownFactsOf = ({ kind }: Pick<DraftItem, 'kind'>): NonNullable<DraftItem['known']>[] =>
  kind === 'percent' || kind === 'number'
    ? knownFacts.filter((fact) => (fact === 'share_born_abroad') === (kind === 'percent'))
    : []

/** Chosen for a question of another kind it is nothing. */
export const knownOf = ({ kind, known }: DraftItem): DraftItem['known'] =>
  knownFactsOf({ kind }).find((fact) => fact === known)

/** Only of these can an answer decide whether another question is asked. */
export const canGuard = ({ kind }: Pick<DraftItem, 'kind'>): boolean => kind === 'single' || kind === 'multiple'

export const textsOf = (draft: Draft, lang: string): DraftTexts => draft.texts[lang] ?? emptyTexts

export const itemTextsOf = (draft: Draft, lang: string, key: string): DraftItemTexts =>
  textsOf(draft, lang).items[key] ?? emptyItemTexts

export const draftItem = (draft: Draft, key: string): DraftItem | undefined =>
  draft.edition.items.find((one) => one.key === key)
