import { catalogues, type Domain } from '#locales'
import type { SearchDocument, SearchSource } from '#platform/search'
import { href } from '#routes'
import { always, inAll, openTo } from './of-record.ts'

interface PlainPage {
  readonly name:
    | 'about'
    | 'data'
    | 'charts'
    | 'accessibility'
    | 'privacy'
    | 'legal'
    | 'permissions'
    | 'groups'
    | 'experts'
    | 'networks'
    | 'feeds'
  readonly words: Domain
  readonly title: string
  /** What the page says: every text whose key begins so. */
  readonly says: readonly string[]
}

/** Pages that are written in the interface itself. */
const plainPages: readonly PlainPage[] = [
  { name: 'about', words: 'instruments', title: 'about.title', says: ['about.', 'rule.'] },
  { name: 'data', words: 'data', title: 'data.title', says: ['data.', 'package.', 'api.', 'licence.'] },
  { name: 'charts', words: 'charts', title: 'title', says: ['lead', 'view.', 'overview.'] },
  { name: 'accessibility', words: 'legal', title: 'accessibility.title', says: ['accessibility.'] },
  { name: 'privacy', words: 'legal', title: 'privacy.title', says: ['privacy.'] },
  { name: 'legal', words: 'legal', title: 'legal.title', says: ['legal.'] },
  { name: 'networks', words: 'networks', title: 'list.title', says: ['list.lead'] },
  { name: 'groups', words: 'networks', title: 'groups.title', says: ['groups.lead'] },
  { name: 'experts', words: 'networks', title: 'experts.title', says: ['experts.lead'] },
  { name: 'feeds', words: 'search', title: 'feeds.title', says: ['feeds.'] },
]

function wordsOf(lang: string, { words, title, says }: PlainPage): { title: string; body: string } {
  const catalogue = (catalogues.get(lang)?.[words] ?? {}) as Record<string, string | Record<string, string>>
  const plain = (entry: string | Record<string, string> | undefined) =>
    (typeof entry === 'string' ? entry : (entry?.['other'] ?? '')).replaceAll(/\{\w+\}/g, '…')
  const said = Object.keys(catalogue).filter((key) => key !== title && says.some((begin) => key.startsWith(begin)))
  return { title: plain(catalogue[title]), body: said.map((key) => plain(catalogue[key])).join(' ') }
}

function pageDocument(page: PlainPage): SearchDocument {
  return {
    kind: 'page',
    id: page.name,
    texts: inAll((lang) => wordsOf(lang, page)),
    sourceLanguage: 'en',
    address: (lang) => href(page.name, { lang }),
    facets: {},
    audience: openTo(false),
    publishedAt: always,
  }
}

export const pageSource: SearchSource = {
  kind: 'page',
  tables: [],
  ids: () => plainPages.map(({ name }) => name),
  documents: async (_, ids) => plainPages.filter(({ name }) => ids.includes(name)).map(pageDocument),
}
