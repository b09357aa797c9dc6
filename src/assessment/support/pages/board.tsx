import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, Empty, Page } from '#ui'
import { isLate, isOver, stateOf, type SupportRequest } from '../model.ts'
import { RequestTable } from './request-items.tsx'

interface Props {
  view: View
  requests: readonly SupportRequest[]
  demonstration: boolean
  today: string
}

/** What waits for the secretariat first, then what is under way, then what is over. */
export function SupportBoardPage({ view, requests, demonstration, today }: Props) {
  const { speech, lang } = view
  const t = speech.words('support')
  const waits = (request: SupportRequest) =>
    stateOf(request) === 'asked' || stateOf(request) === 'delivered' || isLate(request, today)
  const groups = [
    ['waiting', requests.filter((one) => !isOver(one) && waits(one))],
    ['underWay', requests.filter((one) => !isOver(one) && !waits(one))],
    ['over', requests.filter(isOver)],
  ] as const
  return (
    <Page view={view} title={t('board.title')} section="places" demonstration={demonstration} indexed={false}>
      <Breadcrumb speech={speech} crumbs={[{ label: t('title'), href: href('support', { lang }) }]} />
      <h1>{t('board.title')}</h1>
      {requests.length === 0 && (
        <Empty title={t('board.none')}>
          <p>{t('board.none.hint')}</p>
        </Empty>
      )}
      {groups.map(
        ([group, listed]) =>
          listed.length > 0 && (
            <section class="section">
              <h2>{t(`board.${group}`, { count: listed.length })}</h2>
              <RequestTable
                view={view}
                caption={t(`board.${group}`, { count: listed.length })}
                requests={listed}
                today={today}
              />
            </section>
          ),
      )}
    </Page>
  )
}
