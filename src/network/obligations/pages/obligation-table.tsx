import { sayDate } from '../../accession/words.ts'
import { Badge, type Column, Table } from '#ui'
import type { Obligation } from '../calendar.ts'
import { obligationBadges, obligationName } from '../words.ts'
import type { MembershipProps } from './membership.tsx'

export function ObligationTable({ view, obligations }: Pick<MembershipProps, 'view' | 'obligations'>) {
  const { speech } = view
  const t = speech.words('membership')
  const columns: Column<Obligation>[] = [
    {
      key: 'what',
      head: t('obligations.what'),
      rowHead: true,
      cell: ({ kind }) => (
        <>
          {obligationName(speech, kind)} <span class="also">{t(`obligation.about.${kind}`)}</span>
        </>
      ),
    },
    {
      key: 'last',
      head: t('obligations.last'),
      cell: ({ last }) =>
        last === null ? (
          <span class="also">{t('obligations.never')}</span>
        ) : (
          <>
            {sayDate(speech, last.on)} <span class="also">{t(`kept.by.${last.by}`)}</span>
          </>
        ),
    },
    { key: 'state', head: t('obligations.state'), cell: ({ state }) => <Standing state={state} view={view} /> },
    {
      key: 'due',
      head: t('obligations.due'),
      cell: ({ dueOn, state }) => {
        const date = speech.date(dueOn)
        if (state === 'kept') return <span class="also">{t('obligation.next', { date })}</span>
        return state === 'later' ? <span class="also">{t('obligation.from', { date })}</span> : date
      },
    },
  ]
  return (
    <section class="section">
      <h2>{t('obligations.title')}</h2>
      <Table caption={t('obligations.title')} captionHidden columns={columns} rows={obligations} stacked />
    </section>
  )
}

export function Standing({ view, state }: Pick<MembershipProps, 'view'> & Pick<Obligation, 'state'>) {
  return <Badge kind={obligationBadges[state]}>{view.speech.words('membership')(`obligation.state.${state}`)}</Badge>
}
