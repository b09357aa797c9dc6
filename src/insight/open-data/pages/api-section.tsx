import { apiAllowance } from '#platform/api'
import type { View } from '#platform/http'
import { href, patterns } from '#routes'
import { Table } from '#ui'

const collections = [
  { name: 'places', path: patterns.apiPlaces, filters: ['q', 'country', 'network', 'kind', 'status', 'demonstration'] },
  { name: 'networks', path: patterns.apiNetworks, filters: ['kind', 'demonstration'] },
  {
    name: 'results',
    path: patterns.apiResults,
    filters: ['place', 'country', 'network', 'edition', 'year', 'demonstration'],
  },
  {
    name: 'official-results',
    path: patterns.apiOfficialResults,
    filters: ['place', 'country', 'year', 'demonstration'],
  },
  {
    name: 'practices',
    path: patterns.apiPractices,
    filters: ['q', 'area', 'country', 'place', 'year', 'demonstration'],
  },
  { name: 'editions', path: patterns.apiEditions, filters: ['instrument', 'use'] },
] as const

const rules = ['demonstration', 'paging', 'etag', 'limit', 'errors'] as const

interface ApiProps {
  view: View
  demonstration: boolean
}

/** How programs read the open data: addresses, filters, examples that run, and what to expect. */
export function ApiSection({ view, demonstration }: ApiProps) {
  const t = view.speech.words('data')
  return (
    <section class="section" id="api">
      <h2>{t('data.api')}</h2>
      <p>
        {t('data.api.lead')}{' '}
        <a href={href('openapi', {})}>
          <code>{patterns.openapi}</code>
        </a>
      </p>
      <h3>{t('data.api.what')}</h3>
      <Table
        caption={t('data.api.what')}
        captionHidden
        stacked
        columns={[
          {
            key: 'address',
            head: t('data.api.address'),
            rowHead: true,
            cell: ({ path }) => (
              <>
                <a href={path}>
                  <code>{path}</code>
                </a>
                <br />
                <code>{path}/…</code>
              </>
            ),
          },
          { key: 'about', head: t('data.api.about'), cell: ({ name }) => t(`data.api.${name}`) },
          {
            key: 'filters',
            head: t('data.api.filters'),
            cell: ({ filters }) => filters.map((filter, index) => [index > 0 && ', ', <code>{filter}</code>]),
          },
        ]}
        rows={collections}
      />
      <Examples view={view} demonstration={demonstration} />
      <h3>{t('data.api.rules')}</h3>
      <ul>
        {rules.map((rule) => (
          <li>{t(`data.api.rule.${rule}`, { tries: apiAllowance.tries })}</li>
        ))}
      </ul>
    </section>
  )
}

function Examples({ view, demonstration }: ApiProps) {
  const t = view.speech.words('data')
  const examples = [
    { key: 'places', path: `${patterns.apiPlaces}?country=NO&limit=5` },
    ...(demonstration
      ? [{ key: 'results', path: `${patterns.apiResults}?demonstration=true&year=2024` } as const]
      : []),
    { key: 'practices', path: `${patterns.apiPractices}?area=public_space&q=library` },
    { key: 'edition', path: `${patterns.apiEditions}/icc-index-2026` },
  ] as const
  return (
    <>
      <h3>{t('data.api.examples')}</h3>
      <ul class="data-examples" role="list">
        {examples.map(({ key, path }) => (
          <li>
            <p>
              {t(`data.api.example.${key}`)} <a href={path}>{path}</a>
            </p>
            <pre tabindex={0}>
              <code>{`curl '${view.origin}${path}'`}</code>
            </pre>
          </li>
        ))}
      </ul>
    </>
  )
}
