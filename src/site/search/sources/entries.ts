import { type Entry, type EntryKind, listAnyEntries } from '#library'
import { languages, speech } from '#platform/i18n'
import { plainText } from '#platform/markdown'
import type { SearchDocument, SearchSource, SearchText } from '#platform/search'
import { audienceOf } from '../audience.ts'
import { middleOf } from './of-domains.ts'

const longest = 20_000

/** Everything that is described as a kind of entry is searched by that description. */
export function entrySource(kind: EntryKind): SearchSource | undefined {
  const { name, table, address, inSearch } = kind
  if (!inSearch || !address) return undefined
  return {
    kind: name,
    tables: [
      { table, column: 'id', own: true },
      { table: 'entry_place', column: 'entry_id', kindColumn: 'kind' },
    ],
    documents: async (db, ids) =>
      (await listAnyEntries(db, kind, ids)).flatMap((entry) => entryDocument(kind, entry, address) ?? []),
  }
}

function entryDocument(
  kind: EntryKind,
  entry: Entry,
  address: NonNullable<EntryKind['address']>,
): SearchDocument | undefined {
  if (!entry.publishedAt || entry.withdrawnAt || Object.keys(entry.texts).length === 0) return undefined
  const year = kind.year(entry.values)
  const networks = entry.networkId === null ? [] : [entry.networkId]
  return {
    kind: kind.name,
    id: entry.id,
    texts: Object.fromEntries(Object.keys(entry.texts).map((lang) => [lang, textOf(kind, entry, lang)])),
    sourceLanguage: entry.sourceLanguage,
    address: (lang) => address(lang, entry.id),
    facets: {
      place: entry.places.flatMap(({ placeId }) => placeId ?? []),
      theme: kind.fields.filter(({ type }) => type === 'subjects').flatMap(({ key }) => listed(entry.values[key])),
      year: year === null ? [] : [String(year)],
      network: networks,
    },
    audience: audienceOf(entry),
    publishedAt: entry.publishedAt,
    dated: year === null ? entry.publishedAt : earlier(entry.publishedAt, middleOf(year)),
  }
}

const earlier = (a: Date, b: Date) => (a < b ? a : b)
const listed = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

function textOf(kind: EntryKind, entry: Entry, lang: string): SearchText {
  const said = entry.texts[lang] ?? {}
  const titleKey = kind.title ?? kind.texts[0]?.key ?? 'title'
  const body = kind.texts
    .filter(({ key }) => key !== titleKey)
    .map(({ key, shape }) => (shape === 'paragraphs' ? plainText(said[key] ?? '', longest) : (said[key] ?? '')))
  const typed = kind.fields
    .filter(({ type }) => type === 'line' || type === 'lines')
    .map(({ key }) => entry.values[key])
  const places = entry.places.flatMap(({ name, country }) => [
    name,
    ...(country === null ? [] : languages.map((one) => speech(one).country(country) ?? country)),
  ])
  return {
    title: said[titleKey] ?? entry.id,
    names: [
      ...places,
      ...typed.flatMap((value) => (Array.isArray(value) ? value.map(String) : value ? [String(value)] : [])),
    ],
    body: body.filter((text) => text !== '').join(' '),
  }
}
