import { type Editions, editionsFor, isSubjectKey, slugOf, subjectName } from '#instruments'
import { languages, speech } from '#platform/i18n'
import type { SearchDocument, SearchSource } from '#platform/search'
import { href } from '#routes'
import { always, inAll, openTo } from './of-record.ts'
import {
  listExpertRows,
  listOfficialRows,
  listPracticeRows,
  listResultRows,
  type PracticeRow,
  type ResultRow,
} from './record-store.ts'

const yearOf = (year: number | null) => (year === null ? [] : [String(year)])
/** In the middle of the year that is all there is known of the day. */
export const middleOf = (year: number | null) => (year === null ? always : new Date(Date.UTC(year, 6)))

function practiceDocument(row: PracticeRow): SearchDocument {
  const names = row.places.flatMap(({ name, country }) => [
    name,
    ...languages.map((lang) => speech(lang).country(country) ?? country),
  ])
  const written = { title: row.title, titleLang: row.titleLanguage ?? row.language, names, body: row.summary }
  const { translation } = row
  return {
    kind: 'practice',
    id: row.id,
    texts: {
      [row.language]: written,
      ...(translation && { [translation.language]: { title: translation.title, body: translation.summary } }),
    },
    sourceLanguage: row.language,
    address: (lang) => href('practice', { lang, id: row.id }),
    facets: {
      place: row.places.flatMap(({ placeId }) => placeId ?? []),
      theme: [row.area],
      year: yearOf(row.year),
    },
    audience: openTo(row.demonstration),
    publishedAt: always,
    dated: middleOf(row.year),
  }
}

export const practiceSource: SearchSource = {
  kind: 'practice',
  tables: [
    { table: 'practice', column: 'id', own: true },
    { table: 'practice_place', column: 'practice_id' },
  ],
  documents: async (db, ids) => (await listPracticeRows(db, ids)).map(practiceDocument),
}

/** Mandates end by the calendar: looked at again every day. */
export const expertSource: SearchSource = {
  kind: 'expert',
  daily: true,
  tables: [
    { table: 'expert', column: 'account_id', own: true },
    { table: 'auth_user', column: 'id', own: true },
    { table: 'mandate', column: 'account_id' },
  ],
  documents: async (db, ids) =>
    (await listExpertRows(db, ids)).map(({ id, name, themes, about, publicSince, demonstration }) => ({
      kind: 'expert',
      id,
      texts: inAll((lang) => ({
        title: name,
        names: themes.filter(isSubjectKey).map((theme) => subjectName(theme, lang)),
        body: about?.[lang] ?? about?.['en'] ?? '',
      })),
      sourceLanguage: 'en',
      address: (lang) => href('expert', { lang, expert: id }),
      facets: { theme: themes },
      audience: openTo(demonstration),
      publishedAt: publicSince,
      dated: always,
    })),
}

const resultDocument =
  (kind: 'result' | 'official result', address: SearchDocument['address']) =>
  (row: ResultRow): Omit<SearchDocument, 'address'> & Pick<SearchDocument, 'address'> => ({
    kind,
    id: row.id,
    texts: inAll((lang) => {
      const t = speech(lang).words('search')
      const year = row.year === null ? '' : String(row.year)
      const title =
        year === '' ? t('result.undated', { place: row.place }) : t('result.title', { place: row.place, year })
      return {
        title,
        body: t(kind === 'result' ? (row.reported ? 'result.reported' : 'result.text') : 'result.official'),
      }
    }),
    sourceLanguage: 'en',
    address,
    facets: { place: row.placeId === null ? [] : [row.placeId], year: yearOf(row.year) },
    audience: openTo(row.demonstration),
    publishedAt: row.publishedAt,
    dated: middleOf(row.year),
  })

export const resultSource: SearchSource = {
  kind: 'result',
  tables: [
    { table: 'result', column: 'id', own: true },
    { table: 'result_publication', column: 'result_id', own: true },
    { table: 'report_version', column: 'result_id' },
  ],
  documents: async (db, ids) =>
    (await listResultRows(db, ids)).map((row) =>
      resultDocument('result', (lang) => href('result', { lang, result: row.id }))(row),
    ),
}

export const officialSource: SearchSource = {
  kind: 'official result',
  tables: [
    { table: 'official_entry', column: 'id', own: true },
    { table: 'official_version', column: 'entry_id' },
  ],
  documents: async (db, ids) =>
    (await listOfficialRows(db, ids)).map((row) =>
      resultDocument('official result', (lang) => href('officialEntry', { lang, entry: row.id }))(row),
    ),
}

/** Questions of the latest edition of the Index. They never change while the program runs. */
export function questionSource(editions: Editions): SearchSource {
  const documents = editionsFor(editions, 'index').flatMap((edition) =>
    edition.items.map((item): SearchDocument => {
      const texts = Object.entries(edition.texts).flatMap(([lang, said]) => {
        const text = said.items[item.key]
        return text
          ? [
              [
                lang,
                { title: `${item.key} ${text.ask}`, body: text.hint ?? said.areas[item.area]?.name ?? '' },
              ] as const,
            ]
          : []
      })
      return {
        kind: 'question',
        id: `${edition.id}#${item.key}`,
        texts: Object.fromEntries(texts),
        sourceLanguage: edition.languages[0] ?? 'en',
        address: (lang) => `${href('instrument', { lang, edition: slugOf(edition) })}#${item.key}`,
        facets: { theme: [item.area], year: [edition.edition].filter((name) => /^\d{4}$/.test(name)) },
        audience: openTo(false),
        publishedAt: always,
        dated: new Date(edition.published),
      }
    }),
  )
  const byId = new Map(documents.map((document) => [document.id, document]))
  return {
    kind: 'question',
    tables: [],
    ids: () => [...byId.keys()],
    documents: async (_, ids) => ids.flatMap((id) => byId.get(id) ?? []),
  }
}
