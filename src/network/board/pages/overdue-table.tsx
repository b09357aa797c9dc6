import { href } from '#routes'
import { type Column, Empty, Table } from '#ui'
import { type Overdue, sayOverdue } from '../overdue.ts'
import type { BoardProps } from './board.tsx'
import { More, partOf } from './more.tsx'

export function OverdueTable({ view, query, board }: BoardProps) {
  const { speech, lang } = view
  const t = speech.words('membership')
  const { overdue, countries } = board
  const columns: Column<Overdue>[] = [
    {
      key: 'place',
      head: t('accession.place'),
      rowHead: true,
      cell: ({ place }) => (
        <>
          <a href={href('place', { lang, id: place.id })}>{place.name}</a>{' '}
          <span class="also">{countries.get(place.country) ?? place.country}</span>
        </>
      ),
    },
    { key: 'what', head: t('obligations.what'), cell: (row) => sayOverdue(speech, row) },
    { key: 'since', head: t('board.overdue.since'), cell: ({ dueOn }) => speech.date(dueOn) },
    {
      key: 'act',
      head: t('board.act'),
      cell: (row) =>
        row.kind === 'step' ? (
          <a href={href('accession', { lang, accession: row.accession })}>
            {t('board.act.accession')}
            <span class="unseen"> {row.place.name}</span>
          </a>
        ) : (
          <a href={href('membership', { lang, id: row.place.id })}>
            {t('board.act.membership')}
            <span class="unseen"> {row.place.name}</span>
          </a>
        ),
    },
  ]
  return (
    <section class="section" id="overdue">
      <h2>{t('board.overdue.title')}</h2>
      <p class="hint">{t('board.overdue.lead')}</p>
      {overdue.length === 0 ? (
        <Empty title={t('board.overdue.none')} />
      ) : (
        <Table
          caption={t('board.overdue.title')}
          captionHidden
          columns={columns}
          rows={partOf(overdue, query, 'overdue')}
          stacked
        />
      )}
      <More view={view} query={query} table="overdue" count={overdue.length} />
    </section>
  )
}
