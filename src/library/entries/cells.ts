import { languages } from '#locales'
import { fieldTypes, placeForFile, printField, printPlace } from './fields/index.ts'
import type { Entry, EntryKind } from './model.ts'
import type { Content } from './save-store.ts'

/** Columns that every kind has, before its own. */
export const commonColumns = ['id', 'network', 'visibility', 'published', 'source', 'source language'] as const

export const textColumn = (key: string, lang: string): string => `${key} (${lang})`
export const placesColumn = (role: string): string => `places: ${role}`

/** Of a sheet of the kind, in order. */
export const columnsOfKind = (kind: EntryKind): string[] => [
  ...commonColumns,
  ...kind.texts.flatMap(({ key }) => languages.map((lang) => textColumn(key, lang))),
  ...kind.fields.map(({ key }) => key),
  ...kind.places.map(({ role }) => placesColumn(role)),
]

/** A day where it begins one, else the moment. */
export const printMoment = (at: Date | null): string => at?.toISOString().replace(/T00:00:00\.000Z$/, '') ?? ''

/** An entry as people write it, cell by cell; what compares two states of it. */
export function cellsOf(kind: EntryKind, content: Omit<Content, 'translatedFrom'>): Record<string, string> {
  const cells: Record<string, string> = {
    network: content.networkId ?? '',
    visibility: content.visibility,
    published: printMoment(content.publishedAt),
    source: content.source,
    'source language': content.sourceLanguage,
  }
  for (const { key } of kind.texts) {
    for (const lang of languages) cells[textColumn(key, lang)] = content.texts[lang]?.[key] ?? ''
  }
  for (const field of kind.fields) cells[field.key] = printField(field, content.values[field.key])
  for (const { role } of kind.places) {
    cells[placesColumn(role)] = placesOf(content, role).map(printPlace).join('; ')
  }
  return cells
}

export const placesOf = ({ places }: Pick<Entry, 'places'>, role: string) =>
  places.filter((place) => place.role === role)

/** Cells as the object that JSON and YAML write; a column that is not there stays away. */
export function rowFromCells(kind: EntryKind, cells: Readonly<Record<string, string>>): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  const texts: Record<string, Record<string, string>> = {}
  const places: Record<string, string> = {}
  const own = new Map<string, (text: string) => void>()
  for (const { key } of kind.texts) {
    for (const lang of languages) own.set(textColumn(key, lang), (text) => ((texts[lang] ??= {})[key] = text))
  }
  for (const { role } of kind.places) own.set(placesColumn(role), (text) => (places[role] = text))
  own.set('source language', (text) => (row['sourceLanguage'] = text))
  for (const [column, text] of Object.entries(cells)) {
    const put = own.get(column)
    if (put) put(text)
    else row[column] = text
  }
  if (Object.keys(texts).length > 0) row['texts'] = texts
  if (Object.keys(places).length > 0) row['places'] = places
  return row
}

/** As a row of JSON, whole. */
export function fileRowOf(
  kind: EntryKind,
  id: string,
  content: Omit<Content, 'translatedFrom'>,
): Record<string, unknown> {
  const { networkId, texts, values } = content
  const places = kind.places.map(({ role }) => [role, placesOf(content, role).map(placeForFile)] as const)
  return {
    id,
    network: networkId,
    visibility: content.visibility,
    published: printMoment(content.publishedAt) || null,
    source: content.source,
    sourceLanguage: content.sourceLanguage,
    texts: Object.fromEntries(languages.flatMap((lang) => (texts[lang] ? [[lang, texts[lang]]] : []))),
    ...Object.fromEntries(kind.fields.map(({ key }) => [key, values[key] ?? null])),
    ...(places.length > 0 && { places: Object.fromEntries(places) }),
  }
}

/** Columns whose cells differ, in order. */
export function changedColumns(
  kind: EntryKind,
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): string[] {
  return columnsOfKind(kind).filter((column) => (before[column] ?? '') !== (after[column] ?? ''))
}

/** Whether a field's cell holds several lines. */
export const isLong = (type: keyof typeof fieldTypes): boolean => type === 'lines' || type === 'links'
