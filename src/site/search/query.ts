import { href, type Query } from '#routes'

/** What a search may be narrowed by, in the order of the page; `kind` stands first and by itself. */
export const facetNames = ['kind', 'theme', 'place', 'year', 'network'] as const
export type FacetName = (typeof facetNames)[number]

export interface SearchQuery {
  readonly text: string
  readonly facets: Readonly<Partial<Record<FacetName, string>>>
  readonly page: number
}

const mostPages = 50

/** Whatever stands in an address: what no search knows finds nothing. */
export function readSearchQuery(parameters: URLSearchParams): SearchQuery {
  const facets: Partial<Record<FacetName, string>> = {}
  for (const name of facetNames) {
    const value = parameters.get(name)?.trim().slice(0, 200)
    if (value) facets[name] = value
  }
  const page = Math.trunc(Number(parameters.get('page') ?? 1))
  return {
    text: (parameters.get('q') ?? '').trim(),
    facets,
    page: page >= 1 ? Math.min(page, mostPages) : 1,
  }
}

/** The address of a search; a changed choice begins at its first page. */
export function searchAddress(lang: string, { text, facets, page }: SearchQuery): string {
  const query: Query = { q: text.slice(0, 200), ...facets, ...(page > 1 && { page }) }
  return href('search', { lang }, query)
}

/** With a value chosen, or taken away where it is undefined. */
export function withFacet({ text, facets }: SearchQuery, name: FacetName, value: string | undefined): SearchQuery {
  const { [name]: _, ...others } = facets
  return { text, facets: value === undefined ? others : { ...others, [name]: value }, page: 1 }
}
