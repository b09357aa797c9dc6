import type { View } from '#platform/http'
import { type Found, most, pageSize } from '#platform/search'
import { Empty, Page, Pager, TextField } from '#ui'
import type { Labels } from '../labels.ts'
import { searchAddress, type SearchQuery } from '../query.ts'
import { Chosen, Facets, Kinds } from './facets.tsx'
import { Hits } from './hits.tsx'
import { href } from '#routes'

export interface SearchPageProps {
  view: View
  query: SearchQuery
  found: Found
  /** What there is, by kind: shown where nothing is asked for, or found. */
  overview: readonly { kind: string; count: number }[]
  labels: Labels
  kindOf: (kind: string) => string
  /** More was typed than is searched. */
  cut: { letters: number; words: number } | undefined
}

export function SearchPage(props: SearchPageProps) {
  const { view, query, found, cut } = props
  const t = view.speech.words('search')
  const asked = query.text !== '' || Object.keys(query.facets).length > 0
  const title = query.text === '' ? t('title') : `${query.text.slice(0, 60)} – ${t('title')}`
  return (
    <Page view={view} title={title} description={t('description')} searched={query.text} indexed={!asked}>
      <h1>{t('title')}</h1>
      <SearchForm view={view} query={query} />
      {cut && <p class="hint">{t('cut', cut)}</p>}
      {!asked && <Overview {...props} title={t('empty.title')} lead={t('empty.lead')} />}
      {asked && (found.total > 0 ? <Results {...props} /> : <Nothing {...props} />)}
    </Page>
  )
}

function SearchForm({ view, query }: Pick<SearchPageProps, 'view' | 'query'>) {
  const t = view.speech.words('search')
  return (
    <form
      class="search-form"
      method="get"
      action={href('search', { lang: view.lang })}
      role="search"
      aria-label={t('form.label')}
    >
      <TextField
        name="q"
        type="search"
        label={t('form.field')}
        hint={t('form.hint')}
        value={query.text.slice(0, 200)}
      />
      {Object.entries(query.facets).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button type="submit">{t('form.submit')}</button>
    </form>
  )
}

function Results(props: SearchPageProps) {
  const { view, query, found, kindOf } = props
  const pages = Math.ceil(found.total / pageSize)
  return (
    <>
      <Kinds {...props} />
      <Chosen {...props} />
      <div class="split search-found">
        <section>
          <Reading {...props} />
          <Hits view={view} hits={found.hits} start={(query.page - 1) * pageSize + 1} kindOf={kindOf} />
          <Pager
            speech={view.speech}
            page={query.page}
            pages={pages}
            address={(page) => searchAddress(view.lang, { ...query, page })}
          />
        </section>
        <div class="beside">
          <Facets {...props} />
        </div>
      </div>
    </>
  )
}

/** How many there are, and how the words were read where not as they stand. */
function Reading({ view, query, found }: SearchPageProps) {
  const t = view.speech.words('search')
  const { reading, more, total } = found
  return (
    <div class="search-reading" role="status">
      {reading.as === 'corrected' && (
        <>
          <p class="lead">
            {t('reading.corrected')}{' '}
            <a href={searchAddress(view.lang, { ...query, text: reading.text, page: 1 })}>
              <strong>{reading.text}</strong>
            </a>
          </p>
          <p>{t('reading.instead', { text: query.text.slice(0, 200) })}</p>
        </>
      )}
      {reading.as === 'beginning' && <p>{t('reading.beginning', { word: reading.word })}</p>}
      {reading.as === 'some' && <p>{t('reading.some')}</p>}
      <p class="hint">{more ? t('count.more', { count: most }) : t('count', { count: total })}</p>
    </div>
  )
}

function Nothing(props: SearchPageProps) {
  const { view, query } = props
  const t = view.speech.words('search')
  const narrowed = Object.keys(query.facets).length > 0
  return (
    <>
      <Chosen {...props} />
      <Empty title={t('none.title')}>
        {narrowed && query.text !== '' && (
          <p>
            {t('none.narrowed')}{' '}
            <a href={searchAddress(view.lang, { ...query, facets: {}, page: 1 })}>{t('none.everything')}</a>
          </p>
        )}
        <ul>
          {(['fewer', 'spelling', 'language'] as const).map((help) => (
            <li>{t(`none.help.${help}`)}</li>
          ))}
        </ul>
      </Empty>
      <Overview {...props} title={t('none.help.browse')} />
    </>
  )
}

function Overview({ view, overview, kindOf, title, lead }: SearchPageProps & { title: string; lead?: string }) {
  return (
    <section class="section">
      <h2>{title}</h2>
      {lead && <p>{lead}</p>}
      <ul class="search-overview">
        {overview.map(({ kind, count }) => (
          <li>
            <a href={searchAddress(view.lang, { text: '', facets: { kind }, page: 1 })}>{kindOf(kind)}</a>{' '}
            <span class="numeric">{view.speech.number(count)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
