import type { View } from '#platform/http'
import type { Found } from '#platform/search'
import type { Labels } from '../labels.ts'
import { type FacetName, searchAddress, type SearchQuery, withFacet } from '../query.ts'

interface FacetsProps {
  view: View
  query: SearchQuery
  found: Found
  labels: Labels
}

const beside = ['theme', 'place', 'year', 'network'] as const
const mostValues = 12

function valuesOf({ found, labels }: FacetsProps, name: FacetName) {
  const values = (found.facets[name] ?? []).flatMap(({ value, count }) => {
    const label = labels(name, value)
    return label === undefined ? [] : [{ value, count, label }]
  })
  return name === 'year' ? values.toSorted((a, b) => b.value.localeCompare(a.value)) : values
}

/** Kinds in a row: what most people narrow by. */
export function Kinds(props: FacetsProps) {
  const { view, query } = props
  const { lang, speech } = view
  const t = speech.words('search')
  const values = valuesOf(props, 'kind')
  if (query.facets.kind === undefined && values.length < 2) return null
  return (
    <nav class="search-kinds" aria-label={t('kinds.label')}>
      <ul>
        {query.facets.kind !== undefined && (
          <li>
            <a href={searchAddress(lang, withFacet(query, 'kind', undefined))}>{t('kinds.all')}</a>
          </li>
        )}
        {values.map(({ value, count, label }) => (
          <li>
            <a
              href={searchAddress(lang, withFacet(query, 'kind', value))}
              aria-current={query.facets.kind === value ? 'true' : undefined}
            >
              {label} <span class="numeric">{speech.number(count)}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** What was chosen, each with a way back. */
export function Chosen({ view, query, labels }: FacetsProps) {
  const t = view.speech.words('search')
  const chosen = beside.flatMap((name) => {
    const value = query.facets[name]
    return value === undefined ? [] : [{ name, label: labels(name, value) ?? value }]
  })
  if (chosen.length === 0) return null
  return (
    <ul class="search-chosen" aria-label={t('facet.chosen')}>
      {chosen.map(({ name, label }) => (
        <li>
          <a
            href={searchAddress(view.lang, withFacet(query, name, undefined))}
            aria-label={t('facet.remove', { value: label })}
          >
            {t('facet.active', { name: t(`facet.${name}`), value: label })} <span aria-hidden="true">×</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

export function Facets(props: FacetsProps) {
  const { view, query } = props
  const t = view.speech.words('search')
  const groups = beside
    .filter((name) => query.facets[name] === undefined)
    .map((name) => ({ name, values: valuesOf(props, name).slice(0, mostValues) }))
    .filter(({ values }) => values.length > 1)
  if (groups.length === 0) return null
  return (
    <section class="search-facets" aria-labelledby="narrow">
      <h2 id="narrow">{t('narrow')}</h2>
      {groups.map(({ name, values }) => (
        <details>
          <summary>{t(`facet.${name}`)}</summary>
          <ul>
            {values.map(({ value, count, label }) => (
              <li>
                <a href={searchAddress(view.lang, withFacet(query, name, value))}>{label}</a>{' '}
                <span class="numeric">{view.speech.number(count)}</span>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  )
}
