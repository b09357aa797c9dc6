import type { View } from '#platform/http'
import { href } from '#routes'
import { Filters, Notice, Page, SelectField } from '#ui'
import { Pipeline } from '../../accession/pages/pipeline.tsx'
import { inLanguage } from '../../model.ts'
import { type BoardQuery, isFiltered } from '../board-query.ts'
import { overdueKindName, overdueKinds } from '../overdue.ts'
import type { Board } from '../read-board.ts'
import { spans } from '../silence.ts'
import { Fees, type Taken, TakeFeesBack } from './fees.tsx'
import { Members } from './members.tsx'
import { OverdueTable } from './overdue-table.tsx'
import { SilentTable } from './silent-table.tsx'

export interface BoardProps {
  view: View
  query: BoardQuery
  board: Board
  /** The secretariat raises fees and sets the terms. */
  mayFees: boolean
  /** How many fees were raised, or taken back, just now; and what takes a raising back. */
  done: { what: 'raised' | 'takenBack'; count: number; raising: Taken | undefined } | undefined
}

export function BoardPage(props: BoardProps) {
  const { view, board, done, mayFees } = props
  const t = view.speech.words('membership')
  const { scope } = board
  return (
    <Page view={view} title={t('board.title')} section="desk" indexed={false} demonstration={scope.demonstration}>
      <h1>{t('board.title')}</h1>
      <p class="lead">{t(scope.networkIds === null ? 'board.lead' : 'board.lead.networks')}</p>
      {done && (
        <Notice kind="success" live>
          <p>{t(`board.fees.${done.what}`, { count: done.count })}</p>
          {mayFees && done.raising && <TakeFeesBack view={view} raising={done.raising} />}
        </Notice>
      )}
      <BoardFilters {...props} />
      <Counts {...props} />
      <Accessions {...props} />
      <OverdueTable {...props} />
      <SilentTable {...props} />
      <Members {...props} />
      {mayFees && <Fees {...props} />}
    </Page>
  )
}

function BoardFilters({ view, query, board }: BoardProps) {
  const { speech, lang } = view
  const t = speech.words('membership')
  const countries = [...board.countries].map(([value, label]) => ({ value, label }))
  return (
    <Filters
      action={href('board', { lang })}
      label={t('board.filters')}
      submit={t('board.filters.submit')}
      clear={{ label: t('board.filters.clear'), active: isFiltered(query) }}
    >
      <SelectField
        name="network"
        label={t('board.filter.network')}
        any={t('board.filter.any')}
        choices={board.networks.map(({ id, name }) => ({ value: id, label: inLanguage(name, lang).text }))}
        value={query.network}
      />
      <SelectField
        name="country"
        label={t('board.filter.country')}
        any={t('board.filter.any')}
        choices={countries.sort((a, b) => speech.compare(a.label, b.label))}
        value={query.country}
      />
      <SelectField
        name="kind"
        label={t('board.filter.kind')}
        any={t('board.filter.any')}
        choices={overdueKinds.map((kind) => ({ value: kind, label: overdueKindName(speech, kind) }))}
        value={query.kind}
      />
      <SelectField
        name="months"
        label={t('board.filter.months')}
        choices={spans
          .toSorted((a, b) => a - b)
          .map((months) => ({ value: String(months), label: t('board.months', { count: months }) }))}
        value={query.months}
      />
    </Filters>
  )
}

function Counts({ view, board }: BoardProps) {
  const { speech } = view
  const t = speech.words('membership')
  const counts = [
    ['board.count.accessions', board.accessions.length, 'accessions'],
    ['board.count.overdue', board.overdue.length, 'overdue'],
    ['board.count.silent', board.silent.length, 'silent'],
    ['board.count.members', board.members.length, 'members'],
  ] as const
  return (
    <ul class="figures" role="list">
      {counts.map(([key, count, id]) => (
        <li class="stat">
          <a href={`#${id}`}>
            <span class="stat-value">{speech.number(count)}</span> <span class="stat-label">{t(key, { count })}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

function Accessions({ view, board }: BoardProps) {
  const { lang } = view
  const t = view.speech.words('membership')
  const { accessions, today, countries } = board
  return (
    <section class="section" id="accessions">
      <h2>{t('accessions.title')}</h2>
      {accessions.length === 0 ? (
        <p>{t('accessions.none')}.</p>
      ) : (
        <Pipeline view={view} today={today} accessions={accessions} countries={countries} />
      )}
      <p class="actions">
        <a href={href('accessions', { lang })}>{t('board.accessions.all')}</a>
        <a href={`${href('accessions', { lang })}#open`}>{t('open.title')}</a>
      </p>
    </section>
  )
}
