import type { View } from '#platform/http'
import { href } from '#routes'
import { Badge, type Column, Table } from '#ui'
import { isLate, stateOf, type SupportRequest } from '../model.ts'
import { sayState, themeName } from '../words.ts'

const badges = {
  asked: 'waiting',
  assigned: 'waiting',
  agreed: 'waiting',
  delivered: 'good',
  closed: 'past',
  declined: 'past',
  withdrawn: 'past',
} as const

export function State({ view: { speech }, request, today }: { view: View; request: SupportRequest; today: string }) {
  const t = speech.words('support')
  return (
    <>
      <Badge kind={badges[stateOf(request)]}>{sayState(speech, request)}</Badge>
      {isLate(request, today) && (
        <>
          {' '}
          <Badge kind="waiting">{t('late', { date: speech.date(request.dueOn ?? '') })}</Badge>
        </>
      )}
    </>
  )
}

interface Props {
  view: View
  caption: string
  requests: readonly SupportRequest[]
  today: string
}

/** Requests as a table: whose, about what, with whom, how far. */
export function RequestTable({ view, caption, requests, today }: Props) {
  const { speech, lang } = view
  const t = speech.words('support')
  const columns: Column<SupportRequest>[] = [
    {
      key: 'request',
      head: t('column.request'),
      rowHead: true,
      cell: ({ id, placeName, theme }) => (
        <a href={href('supportRequest', { lang, request: id })}>
          {t('request.name', { place: placeName, theme: themeName(speech, theme) })}
        </a>
      ),
    },
    { key: 'state', head: t('column.state'), cell: (request) => <State view={view} request={request} today={today} /> },
    {
      key: 'expert',
      head: t('column.expert'),
      cell: ({ expertName, assignedAt }) =>
        expertName ?? <span class="also">{t(assignedAt ? 'expert.gone' : 'expert.none')}</span>,
    },
    {
      key: 'wished',
      head: t('column.wished'),
      cell: ({ wishedFor }) =>
        wishedFor === null ? <span class="also">{t('wished.open')}</span> : speech.date(wishedFor),
    },
  ]
  return <Table caption={caption} captionHidden columns={columns} rows={requests} stacked />
}
