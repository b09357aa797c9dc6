import { ChartFigure } from '#charts'
import type { View as PageView } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, Empty, Page, Pager } from '#ui'
import type { Context, View } from '../context.ts'
import { pagingOf } from '../paging.ts'
import type { ReadChart } from '../read-chart.ts'
import { isNarrowed } from '../selection.ts'
import { looksAtPlace } from '../state.ts'
import { sourceLine, sourceOf } from '../source.ts'
import { groupLine } from '../words.ts'
import { DataTable } from './data-table.tsx'
import { ChartForm } from './filters.tsx'
import { EmptySet, Faults, SetSwitch, ViewNav } from './parts.tsx'
import { ShareSection } from './share.tsx'

export interface ChartProps extends ReadChart {
  view: PageView
  drawn: View
}

/** One view: what it answers, the chart, the same as a table, and the ways to take it along. */
export function ChartPage({ view, context, faults, drawn }: ChartProps) {
  const { t, state, set, speech } = context
  const name = t(`view.${state.view}`)
  const empty = set.places.size === 0
  return (
    <Page
      view={view}
      title={empty ? name : drawn.title}
      description={t(`question.${state.view}`)}
      section="charts"
      demonstration={state.demonstration}
      scripts={empty ? [] : ['chart']}
      indexed={view.search === ''}
    >
      <header class="chart-head">
        <Breadcrumb
          speech={speech}
          crumbs={[
            {
              label: t('title'),
              href: href('charts', { lang: view.lang }, { set: state.demonstration ? undefined : 'real' }),
            },
          ]}
        />
        <h1>{name}</h1>
        <p class="lead">{t(`question.${state.view}`)}</p>
        <SetSwitch view={view} chart={state.view} demonstration={state.demonstration} />
      </header>
      <ViewNav context={context} />
      {empty ? (
        <EmptySet view={view} demonstration={state.demonstration} />
      ) : (
        <Filled view={view} context={context} faults={faults} drawn={drawn} />
      )}
    </Page>
  )
}

function Filled({ view, context, faults, drawn }: ChartProps) {
  const { t, state, address } = context
  const source = sourceOf(context, drawn, view.origin)
  const { page, pages } = pagingOf(drawn.table.count, state.page, drawn.perPage)
  return (
    <>
      <Faults context={context} faults={faults} />
      <ChartForm context={context} />
      <icc-chart {...comparing(context)}>
        <section class="chart-section">
          <h2>{drawn.title}</h2>
          <Reading context={context} drawn={drawn} />
          {drawn.chart ? (
            <ChartFigure chart={drawn.chart}>
              <figcaption>
                {sourceLine(context, source)} {source.demonstration}
              </figcaption>
            </ChartFigure>
          ) : (
            <Nothing context={context} />
          )}
        </section>
        {drawn.table.count > 0 && (
          <section class="section" id="figures">
            <h2>{t('table.title')}</h2>
            <p class="hint chart-table-hint">
              {drawn.table.columns.some(({ sortable }) => sortable) && t('table.sort')} {t('table.csv')}
            </p>
            <DataTable context={context} view={drawn} caption={drawn.title} />
            <Pager
              speech={context.speech}
              page={page}
              pages={pages}
              address={(number) => address({ ...state, page: number })}
            />
          </section>
        )}
      </icc-chart>
      <ShareSection view={view} context={context} drawn={drawn} source={source} />
    </>
  )
}

/** What the island needs to lead to two places beside each other; nothing where the rows are areas. */
function comparing({ t, state, address }: Context) {
  if (looksAtPlace(state)) return {}
  const profile = (beside: string | null) => address({ ...state, view: 'profile', place: 'PLACE', beside, page: 1 })
  return {
    'data-compare': profile('SECOND'),
    'data-single': profile(null),
    'data-words-one': t('compare.one'),
    'data-words-both': t('compare.both'),
    'data-words-more': t('compare.more'),
    'data-words-clear': t('compare.clear'),
  }
}

/** What the chart says in words: its group, its finding, and what must be known. */
export function Reading({ context, drawn }: { context: Context; drawn: View }) {
  const group = groupLine(context)
  return (
    <>
      <p class="chart-finding">{drawn.finding}</p>
      {group && <p class="chart-of">{group}</p>}
      {drawn.notes
        .filter((note) => note !== drawn.finding)
        .map((note) => (
          <p class="hint">{note}</p>
        ))}
    </>
  )
}

function Nothing({ context }: { context: Context }) {
  const { t, state, address } = context
  const all = {
    ...state,
    population: null,
    share: null,
    country: null,
    network: null,
    picked: [],
    year: null,
    until: null,
    page: 1,
  }
  return (
    <Empty title={t('empty')}>
      <p>{t('empty.text')}</p>
      {(isNarrowed(state) || state.year !== null || state.until !== null) && (
        <p>
          <a href={address(all)}>{t('form.clear')}</a>
        </p>
      )}
    </Empty>
  )
}
