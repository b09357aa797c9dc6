import { refusedLinks } from '#platform/markdown'

// What a network writes: about itself, about a year, and pages of its own.

export const pageKinds = ['about', 'year', 'page'] as const
export type PageKind = (typeof pageKinds)[number]

export interface Words {
  /** Of a page alone: what is about a network or a year needs none. */
  readonly title: string
  /** Markdown. */
  readonly text: string
}

/** By language; one that has no words is left out. */
export type PageTexts = Readonly<Partial<Record<string, Words>>>

export interface PageVersion {
  readonly version: number
  readonly texts: PageTexts
  /** Whoever wrote one language said that the others need no change. */
  readonly bothCurrent: boolean
  readonly savedAt: Date
  /** Null: an account that is gone. */
  readonly savedByName: string | null
  readonly restoredFrom: number | null
}

export interface NetworkPage {
  readonly id: string
  readonly networkId: string
  readonly kind: PageKind
  readonly year: number | null
  readonly position: number
  readonly publishedVersion: number | null
  readonly publishedAt: Date | null
  /** Readers have seen it, now or before: it is kept. */
  readonly seen: boolean
}

export const longestTitle = 200
export const longestText = 20_000

/** Both sides as they were typed, without languages that say nothing. */
export function textsOf(typed: Readonly<Record<string, Words>>): PageTexts {
  const kept = Object.entries(typed)
    .map(([lang, { title, text }]) => [lang, { title: title.trim(), text: text.trim() }] as const)
    .filter(([, { title, text }]) => title !== '' || text !== '')
  return Object.fromEntries(kept)
}

export const sameTexts = (a: PageTexts, b: PageTexts): boolean => {
  const langs = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...langs].every((lang) => sameWords(a[lang], b[lang]))
}

const sameWords = (a: Words | undefined, b: Words | undefined): boolean => a?.title === b?.title && a?.text === b?.text

/** A language that readers can be given: a text, and a title where the kind has one. */
export const isWhole = (kind: PageKind, words: Words | undefined): boolean =>
  words !== undefined && words.text !== '' && (kind !== 'page' || words.title !== '')

export type WritingFault =
  | { readonly code: 'empty' }
  | { readonly code: 'not_whole' }
  | { readonly code: 'title_long' | 'text_long'; readonly lang: string }
  | { readonly code: 'links'; readonly lang: string; readonly links: readonly string[] }

/** Why a text cannot be saved, or not published; the first reason. */
export function faultOf(kind: PageKind, texts: PageTexts, publishing: boolean): WritingFault | undefined {
  const entries = Object.entries(texts).flatMap(([lang, words]) => (words ? [[lang, words] as const] : []))
  if (entries.length === 0) return { code: 'empty' }
  for (const [lang, { title, text }] of entries) {
    if (title.length > longestTitle) return { code: 'title_long', lang }
    if (text.length > longestText) return { code: 'text_long', lang }
    const links = refusedLinks(text)
    if (links.length > 0) return { code: 'links', lang, links }
  }
  return publishing && !entries.some(([, words]) => isWhole(kind, words)) ? { code: 'not_whole' } : undefined
}

export interface Late {
  readonly lang: string
  /** When its words were last changed. */
  readonly since: Date
  /** The language that has gone ahead, and when. */
  readonly ahead: string
  readonly aheadAt: Date
}

/**
 * Languages that have not followed a change in another. One that follows, or is added, leaves no other behind: it is
 * taken for the translation that was missing. Versions in order.
 */
export function behind(versions: readonly PageVersion[]): Late[] {
  const late = new Map<string, Late>()
  const changedAt = new Map<string, Date>()
  let before: PageTexts = {}
  for (const { texts, bothCurrent, savedAt } of versions) {
    const langs = Object.keys(texts)
    const changed = langs.filter((lang) => !sameWords(texts[lang], before[lang]))
    const ahead = changed.find((lang) => before[lang] && !late.has(lang))
    for (const lang of changed) changedAt.set(lang, savedAt)
    for (const lang of late.keys()) if (bothCurrent || changed.includes(lang) || !texts[lang]) late.delete(lang)
    for (const lang of langs) {
      const since = changedAt.get(lang)
      if (ahead && since && !bothCurrent && !changed.includes(lang) && !late.has(lang)) {
        late.set(lang, { lang, since, ahead, aheadAt: savedAt })
      }
    }
    before = texts
  }
  return [...late.values()]
}

/** The words to show a reader of the language: in it, else in the first that is whole. */
export function wordsFor(kind: PageKind, texts: PageTexts, lang: string): (Words & { lang: string }) | undefined {
  const whole = Object.keys(texts).filter((one) => isWhole(kind, texts[one]))
  const shown = whole.includes(lang) ? lang : whole.includes('en') ? 'en' : whole[0]
  const words = shown === undefined ? undefined : texts[shown]
  return words && shown !== undefined ? { ...words, lang: shown } : undefined
}
