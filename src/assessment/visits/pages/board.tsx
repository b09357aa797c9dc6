import type { View } from '#platform/http'
import { href } from '#routes'
import { Badge, Empty, Page, Table } from '#ui'
import { stateOfVisit, type Visit, type VisitState } from '../model.ts'

const kinds = {
  planned: 'waiting',
  held: 'waiting',
  sent: 'waiting',
  checked: 'waiting',
  published: 'good',
  cancelled: 'past',
} as const satisfies Record<VisitState, string>

export function VisitBadge({ view, visit }: { view: View; visit: Visit }) {
  const state = stateOfVisit(visit)
  return <Badge kind={kinds[state]}>{view.speech.words('visits')(`state.${state}`)}</Badge>
}

interface BoardProps {
  view: View
  visits: readonly Visit[]
  demonstration: boolean
  runs: boolean
}

/** Every visit that concerns the reader: what is under way first. */
export function VisitsBoard({ view, visits, demonstration, runs }: BoardProps) {
  const t = view.speech.words('visits')
  const over = (visit: Visit) => ['published', 'cancelled'].includes(stateOfVisit(visit))
  const groups = [
    ['underWay', visits.filter((visit) => !over(visit))],
    ['over', visits.filter(over)],
  ] as const
  return (
    <Page view={view} title={t('title')} section="desk" demonstration={demonstration} indexed={false}>
      <h1>{t('title')}</h1>
      <p class="lead">{t('lead')}</p>
      {visits.length === 0 && (
        <Empty title={t('board.none')}>
          <p>{t(runs ? 'board.none.run' : 'board.none.read')}</p>
        </Empty>
      )}
      {groups.map(
        ([group, listed]) =>
          listed.length > 0 && (
            <section class="section">
              <h2>{t(`board.${group}`, { count: listed.length })}</h2>
              <VisitTable view={view} caption={t(`board.${group}`, { count: listed.length })} visits={listed} />
            </section>
          ),
      )}
    </Page>
  )
}

export function VisitTable({ view, caption, visits }: { view: View; caption: string; visits: readonly Visit[] }) {
  const { speech, lang } = view
  const t = speech.words('visits')
  return (
    <Table<Visit>
      caption={caption}
      captionHidden
      stacked
      rows={visits}
      columns={[
        {
          key: 'place',
          head: t('column.visit'),
          rowHead: true,
          cell: ({ id, placeName, year }) => (
            <a href={href('visit', { lang, visit: id })}>{t('name', { place: placeName, year: String(year) })}</a>
          ),
        },
        { key: 'kind', head: t('field.kind'), cell: ({ kind }) => t(`kind.${kind}`) },
        { key: 'state', head: t('column.state'), cell: (visit) => <VisitBadge view={view} visit={visit} /> },
        {
          key: 'team',
          head: t('column.team'),
          cell: ({ team }) => (team.length > 0 ? speech.list(team.map(({ name }) => name)) : t('team.none')),
        },
      ]}
    />
  )
}
