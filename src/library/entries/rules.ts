import { createHash } from 'node:crypto'
import { canonicalJson } from '#platform/canonical-json'
import { isEmpty } from './fields/index.ts'
import type { Entry, EntryKind, Texts } from './model.ts'

/** Pure: what follows from what an entry holds. */

/** Of the texts of one language: by it a translation knows what it was made from. */
export function digestOf(texts: Readonly<Record<string, string>> | undefined): string {
  const written = Object.entries(texts ?? {}).filter(([, text]) => text.trim() !== '')
  return createHash('sha256')
    .update(canonicalJson(Object.fromEntries(written)))
    .digest('hex')
    .slice(0, 32)
}

export const hasText = (texts: Texts, lang: string): boolean =>
  Object.values(texts[lang] ?? {}).some((text) => text.trim() !== '')

/** Languages whose texts were made from another state of the source than the one that stands. */
export function staleLanguages({
  texts,
  sourceLanguage,
  translatedFrom,
}: Pick<Entry, 'texts' | 'sourceLanguage' | 'translatedFrom'>): string[] {
  const source = digestOf(texts[sourceLanguage])
  return Object.keys(texts).filter(
    (lang) => lang !== sourceLanguage && hasText(texts, lang) && translatedFrom[lang] !== source,
  )
}

/** What each translation was made from, after a save: anew where it was written anew or said to hold still. */
export function translatedFromAfter(
  before: Pick<Entry, 'texts' | 'sourceLanguage' | 'translatedFrom'> | undefined,
  after: Pick<Entry, 'texts' | 'sourceLanguage'>,
  stillHolds: readonly string[] = [],
): Record<string, string> {
  const source = digestOf(after.texts[after.sourceLanguage])
  const languages = Object.keys(after.texts).filter(
    (lang) => lang !== after.sourceLanguage && hasText(after.texts, lang),
  )
  return Object.fromEntries(
    languages.map((lang) => {
      const same =
        before?.sourceLanguage === after.sourceLanguage && digestOf(before.texts[lang]) === digestOf(after.texts[lang])
      const known = before?.translatedFrom[lang]
      return [lang, same && known !== undefined && !stillHolds.includes(lang) ? known : source]
    }),
  )
}

/** Keys of texts, fields and roles that must be filled before an entry is published; texts in its source's language. */
export function missingOf(
  kind: EntryKind,
  entry: Pick<Entry, 'texts' | 'sourceLanguage' | 'values' | 'places'>,
): string[] {
  const texts = kind.texts.filter(({ key, required }) => required && !entry.texts[entry.sourceLanguage]?.[key]?.trim())
  const fields = kind.fields.filter(({ key, required }) => required && isEmpty(entry.values[key]))
  const places = kind.places.filter(
    ({ role, required }) => required && !entry.places.some((place) => place.role === role),
  )
  return [...texts.map(({ key }) => key), ...fields.map(({ key }) => key), ...places.map(({ role }) => role)]
}

export const titleKey = (kind: Pick<EntryKind, 'title' | 'texts'>): string =>
  kind.title ?? kind.texts[0]?.key ?? 'title'

/** An id from a title: small letters without accents, joined by hyphens, with the year where it has one. */
export function idFrom(title: string, year: number | null): string {
  const words = title
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 70)
    .replace(/-$/, '')
  const stem = words || 'entry'
  return year === null || stem.endsWith(String(year)) ? stem : `${stem}-${year}`
}

export const isEntryId = (id: string): boolean => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) && id.length <= 100
