import type * as z from 'zod'
import type { editionSchema, textsSchema } from './edition-schema.ts'

type DeepReadonly<T> = T extends readonly (infer U)[]
  ? readonly DeepReadonly<U>[]
  : T extends object
    ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
    : T

export type EditionDocument = DeepReadonly<z.infer<typeof editionSchema>>
export type EditionTexts = DeepReadonly<z.infer<typeof textsSchema>>

/** A published version of an instrument: checked, frozen, the same for ever; its names are those of the file. */
export interface Edition extends EditionDocument {
  /** `instrument/edition`, as in `icc-index/2026`. */
  readonly id: string
  /** SHA-256, hexadecimal, over the canonical JSON of the document and of its texts in every language. */
  readonly hash: string
  /** By language; complete in the first of `languages`. */
  readonly texts: Readonly<Record<string, EditionTexts>>
}

export type Item = Edition['items'][number]
export type ChoiceItem = Extract<Item, { kind: 'single' | 'multiple' }>
export type NumberItem = Extract<Item, { kind: 'number' | 'percent' }>
export type RankingItem = Extract<Item, { kind: 'ranking' }>
export type TextItem = Extract<Item, { kind: 'text' }>
export type Use = Edition['use']
export type Composite = Edition['composites'][number]

export const hasOptions = (item: Item): item is ChoiceItem => item.kind === 'single' || item.kind === 'multiple'

export const isNumber = (item: Item): item is NumberItem => item.kind === 'number' || item.kind === 'percent'

/** What may be ticked or put in order, as codes in the order of the edition; none for a number or a text. */
export const codesOf = (item: Item): string[] => ('options' in item ? item.options.map(({ code }) => code) : [])

/** In a test and in a survey no answer is better than another. */
export const isScored = ({ use }: Pick<EditionDocument, 'use'>): boolean => use === 'index' || use === 'self_assessment'

/** Half a meeting is none: what is counted is a whole number, what is measured need not be. */
export const takesWholeNumbers = (item: Item): boolean => item.kind === 'number' && !item.decimals

export const findItem = (edition: Pick<EditionDocument, 'items'>, key: string): Item | undefined =>
  edition.items.find((item) => item.key === key)

/** The areas a composite reaches, straight or through other composites; empty for a composite it does not have. */
export function areasOf(edition: Pick<EditionDocument, 'areas' | 'composites'>, composite: string): Set<string> {
  const reached = new Set<string>()
  const visit = (key: string) => {
    if (reached.has(key)) return
    reached.add(key)
    edition.composites.find((other) => other.key === key)?.of.forEach(visit)
  }
  visit(composite)
  return new Set(edition.areas.filter((area) => reached.has(area)))
}

/** An item belongs to the core index when its area does, otherwise to the extended one alone. */
export const itemSet = (edition: Edition, item: Item): 'core' | 'extended' =>
  areasOf(edition, 'core').has(item.area) ? 'core' : 'extended'

/** The language a text is in; `fallback` when that is not the language asked for. */
export interface InLanguage {
  readonly lang: string
  readonly fallback: boolean
}

type Entry<K extends 'areas' | 'composites' | 'aspects' | 'levels' | 'glossary' | 'items'> = EditionTexts[K][string] &
  InLanguage

export interface TextsIn {
  readonly edition: Pick<EditionTexts, 'title' | 'subtitle' | 'about'> & InLanguage
  area(key: string): Entry<'areas'>
  composite(key: string): Entry<'composites'>
  aspect(key: string): Entry<'aspects'>
  level(key: string): Entry<'levels'>
  item(key: string): Entry<'items'>
  term(key: string): Entry<'glossary'>
}

/**
 * The texts of an edition in a language. What is not translated comes in the first language of the edition, whole (an
 * item never mixes two languages), and says so.
 *
 * @throws RangeError for a key the edition does not have.
 */
export function textsIn(edition: Edition, lang: string): TextsIn {
  const first = edition.languages[0] ?? lang
  const own = edition.texts[lang]
  const base = edition.texts[first]
  const find = <T>(key: string, of: (texts: EditionTexts) => Readonly<Record<string, T>>): T & InLanguage => {
    const translated = own && of(own)[key]
    if (translated) return { ...translated, lang, fallback: false }
    const original = base && of(base)[key]
    if (!original) throw new RangeError(`${edition.id} has no text for ${key}`)
    return { ...original, lang: first, fallback: true }
  }
  const { title = edition.id, subtitle, about } = own ?? base ?? {}
  return {
    edition: { title, subtitle, about, lang: own ? lang : first, fallback: !own },
    area: (key) => find(key, (texts) => texts.areas),
    composite: (key) => find(key, (texts) => texts.composites),
    aspect: (key) => find(key, (texts) => texts.aspects),
    level: (key) => find(key, (texts) => texts.levels),
    item: (key) => find(key, (texts) => texts.items),
    term: (key) => find(key, (texts) => texts.glossary),
  }
}
