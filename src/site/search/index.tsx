import { Hono } from 'hono'
import type { Deps } from '#deps'
import { readerOf } from '#library'
import { type Env, page, type View } from '#platform/http'
import { countAll, nothing, readAsked, refresh, search } from '#platform/search'
import { patterns } from '#routes'
import { audiencesOf } from './audience.ts'
import { kindLabel, readLabels } from './labels.ts'
import { SearchPage, type SearchPageProps } from './pages/search.tsx'
import { readSearchQuery, type SearchQuery } from './query.ts'
import { searchSources } from './sources/index.ts'

export { searchSources }

export function searchPages(deps: Deps): Hono<Env> {
  const pages = new Hono<Env>()
  const sources = searchSources(deps)
  pages.get(patterns.search, async (c) => {
    // A search over what stood there a moment ago is better than none.
    await refresh(deps.db, sources, deps.report).catch(deps.report)
    const { view } = c.var
    const query = readSearchQuery(new URL(c.req.url).searchParams)
    return page(c, <SearchPage view={view} query={query} {...await readSearch(deps, view, query)} />)
  })
  return pages
}

async function readSearch(
  { db, now, entryKinds }: Deps,
  view: View,
  query: SearchQuery,
): Promise<Omit<SearchPageProps, 'view' | 'query'>> {
  const { speech, lang } = view
  const reader = { lang, audience: audiencesOf(readerOf(view.actor)), now: now() }
  const found = isIdle(query) ? nothing : await search(db, { ...reader, ...query })
  const overview = found.total === 0 ? await countAll(db, reader) : []
  const read = readAsked(query.text)
  return {
    found,
    overview,
    labels: await readLabels(db, entryKinds, speech, found, query),
    kindOf: (kind) => kindLabel(entryKinds, speech, kind, found.total === 0 ? 'many' : 'one') ?? kind,
    cut: read.cut ? { letters: 200, words: 12 } : undefined,
  }
}

const isIdle = ({ text, facets }: SearchQuery): boolean => text === '' && Object.keys(facets).length === 0
