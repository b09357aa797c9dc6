import { kindName } from '#network'
import { languages, speech } from '#platform/i18n'
import { plainText } from '#platform/markdown'
import type { SearchDocument, SearchSource } from '#platform/search'
import { href } from '#routes'
import { audienceOf } from '../audience.ts'
import {
  listGroupRows,
  listNetworkRows,
  listPageRows,
  listPlaceRows,
  type PageRow,
  type PlaceRow,
} from './record-store.ts'

/** What stands in the record as long as anybody remembers is neither new nor old. */
export const always = new Date('2000-01-01T00:00:00Z')
const longest = 20_000

export const openTo = (demonstration: boolean, networkId: string | null = null) =>
  audienceOf({ visibility: 'public', networkId, demonstration })

/** The same made in every language of the interface. */
export const inAll = <Made>(make: (lang: string) => Made): Record<string, Made> =>
  Object.fromEntries(languages.map((lang) => [lang, make(lang)]))

function placeDocument(row: PlaceRow): SearchDocument {
  const countryIn = (lang: string) => row.countryName?.[lang] ?? speech(lang).country(row.country) ?? row.country
  const names = [row.localName, ...languages.map(countryIn)].filter((name) => name !== null)
  return {
    kind: 'place',
    id: row.id,
    texts: inAll((lang) => ({
      title: row.name,
      names,
      body: [
        kindName(speech(lang), row.kind),
        countryIn(lang),
        ...row.networks.map(({ name }) => name[lang] ?? name['en'] ?? ''),
      ].join(' · '),
    })),
    sourceLanguage: 'en',
    address: (lang) => href('place', { lang, id: row.id }),
    facets: { place: [row.id], network: row.networks.map(({ id }) => id) },
    audience: openTo(row.demonstration),
    publishedAt: always,
    weight: 3,
  }
}

export const placeSource: SearchSource = {
  kind: 'place',
  tables: [
    { table: 'place', column: 'id', own: true },
    { table: 'network_membership', column: 'place_id' },
  ],
  documents: async (db, ids) => (await listPlaceRows(db, ids)).map(placeDocument),
}

export const networkSource: SearchSource = {
  kind: 'network',
  tables: [{ table: 'network', column: 'id', own: true }],
  documents: async (db, ids) =>
    (await listNetworkRows(db, ids)).map(({ id, name, description, demonstration }) => ({
      kind: 'network',
      id,
      texts: inAll((lang) => ({
        title: name[lang] ?? name['en'] ?? id,
        body: description[lang] ?? description['en'] ?? '',
      })),
      sourceLanguage: 'en',
      address: (lang) => href('network', { lang, id }),
      facets: { network: [id] },
      audience: openTo(demonstration),
      publishedAt: always,
      weight: 2,
    })),
}

function titleOfPage({ kind, year, networkName, texts }: PageRow, lang: string): string {
  const t = speech(lang).words('search')
  const network = networkName[lang] ?? networkName['en'] ?? ''
  if (kind === 'about') return network
  return kind === 'year' ? t('networkPage.year', { network, year: String(year) }) : (texts[lang]?.title ?? network)
}

export const networkPageSource: SearchSource = {
  kind: 'network page',
  tables: [{ table: 'network_page', column: 'id', own: true }],
  documents: async (db, ids) =>
    (await listPageRows(db, ids)).map((row) => ({
      kind: 'network page',
      id: row.id,
      texts: Object.fromEntries(
        Object.entries(row.texts).map(([lang, { text }]) => [
          lang,
          { title: titleOfPage(row, languages.includes(lang) ? lang : 'en'), body: plainText(text, longest) },
        ]),
      ),
      sourceLanguage: Object.keys(row.texts)[0] ?? 'en',
      address: (lang) =>
        row.kind === 'page'
          ? href('networkPage', { lang, id: row.networkId, page: row.id })
          : href('network', { lang, id: row.networkId }),
      facets: { network: [row.networkId], year: row.year === null ? [] : [String(row.year)] },
      audience: openTo(row.demonstration),
      publishedAt: row.publishedAt,
    })),
}

export const groupSource: SearchSource = {
  kind: 'working group',
  tables: [
    { table: 'working_group', column: 'id', own: true },
    { table: 'working_group_meeting', column: 'group_id' },
    { table: 'working_group_output', column: 'group_id' },
  ],
  documents: async (db, ids) =>
    (await listGroupRows(db, ids)).map(
      ({ id, acronym, name, purpose, networkId, demonstration, meetings, outputs }) => ({
        kind: 'working group',
        id,
        texts: inAll((lang) => ({
          title: name[lang] ?? name['en'] ?? id,
          names: acronym === null ? [] : [acronym],
          body: [purpose, ...outputs, ...meetings].map((said) => said?.[lang] ?? said?.['en'] ?? '').join(' '),
        })),
        sourceLanguage: 'en',
        address: (lang) => href('group', { lang, id }),
        facets: { network: networkId === null ? [] : [networkId] },
        audience: openTo(demonstration),
        publishedAt: always,
      }),
    ),
}
