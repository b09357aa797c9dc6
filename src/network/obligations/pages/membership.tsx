import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, Empty, Notice, Page } from '#ui'
import type { Accession } from '../../accession/model.ts'
import { isMember } from '../../accession/model.ts'
import { stageOf, standingsOf } from '../../accession/pipeline.ts'
import { sayDone } from '../../accession/words.ts'
import type { PlaceRecord } from '../../model.ts'
import type { Faults } from '../../accession/forms.ts'
import { dueNow, type Obligation } from '../calendar.ts'
import { feeStateOf, overdueFees } from '../fees.ts'
import type { FeeForm, KeptForm } from '../forms.ts'
import type { Entry, Member } from '../model.ts'
import type { NamedTerms } from '../terms-store.ts'
import { obligationName, sayMoney } from '../words.ts'
import { Entries } from './entries.tsx'
import { Fees } from './fees.tsx'
import { ObligationTable } from './obligation-table.tsx'

export interface Rejected {
  kept?: { typed: KeptForm; faults: Faults<keyof KeptForm> }
  fee?: { typed: FeeForm; faults: Faults<keyof FeeForm> }
  reason?: { of: string; typed: string; error: string }
  /** A whole form that could not be carried out. */
  sentence?: string
}

export interface MembershipProps {
  view: View
  today: string
  place: PlaceRecord
  member: Member
  obligations: readonly Obligation[]
  entries: readonly Entry[]
  /** The latest, where one is known. */
  accession: Accession | undefined
  terms: readonly NamedTerms[]
  may: { record: boolean; fees: boolean; seeAccession: boolean }
  saved: boolean
  rejected: Rejected
}

export function MembershipPage(props: MembershipProps) {
  const { view, place, may, saved, rejected } = props
  const { speech, lang } = view
  const t = speech.words('membership')
  const title = t('membership.title', { place: place.name })
  return (
    <Page view={view} title={title} section="places" indexed={false} demonstration={place.demonstration}>
      <Breadcrumb speech={speech} crumbs={[{ label: place.name, href: href('place', { lang, id: place.id }) }]} />
      <h1>{title}</h1>
      <p class="lead">{t('membership.lead')}</p>
      {saved && (
        <Notice kind="success" live>
          <p>{t('membership.saved')}</p>
        </Notice>
      )}
      {rejected.sentence && (
        <Notice kind="error" live>
          <p>{rejected.sentence}</p>
        </Notice>
      )}
      {isMember(place) ? (
        <>
          <DueNow {...props} />
          <ObligationTable {...props} />
          <Fees {...props} />
          {may.record && <Entries {...props} />}
        </>
      ) : (
        <NotMember {...props} />
      )}
      <Calendar view={view} place={place} />
      {isMember(place) && <Joining {...props} />}
    </Page>
  )
}

function DueNow({ view, today, member, obligations }: MembershipProps) {
  const { speech } = view
  const t = speech.words('membership')
  const due = dueNow(obligations)
  const overdue = overdueFees(member.fees, today)
  const open = member.fees.filter((fee) => ['due', 'invoiced'].includes(feeStateOf(fee, today)))
  const [next] = obligations.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
  const nothing = due.length + overdue.length + open.length === 0
  return (
    <section class="next-step">
      <h2>{t('due.title')}</h2>
      {nothing && next && (
        <p>{t('due.none', { date: speech.date(next.dueOn), what: obligationName(speech, next.kind) })}</p>
      )}
      {!nothing && (
        <ul>
          {due.map(({ kind, state, dueOn }) => (
            <li>
              {t(state === 'overdue' ? 'due.item.overdue' : 'due.item.open', {
                what: obligationName(speech, kind),
                date: speech.date(dueOn),
              })}
            </li>
          ))}
          {[...overdue, ...open].map((fee) => (
            <li>
              {t(overdue.includes(fee) ? 'due.fee' : 'due.feeOpen', {
                year: String(fee.year),
                amount: sayMoney(speech, fee.amount, fee.currency),
                date: speech.date(fee.dueOn),
              })}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function NotMember({ view, place, accession, may }: MembershipProps) {
  const { lang } = view
  const t = view.speech.words('membership')
  const underWay = accession !== undefined && !['welcomed', 'ended'].includes(stageOf(accession))
  return (
    <Empty title={t(underWay ? 'membership.onItsWay' : 'membership.notMember', { place: place.name })}>
      <p>{t(underWay ? 'membership.onItsWay.text' : 'membership.notMember.text')}</p>
      {accession && may.seeAccession && (
        <p>
          <a class="button" href={href('accession', { lang, accession: accession.id })}>
            {t('membership.accession')}
          </a>
        </p>
      )}
    </Empty>
  )
}

function Calendar({ view, place }: Pick<MembershipProps, 'view' | 'place'>) {
  const t = view.speech.words('membership')
  return (
    <section class="section">
      <h2>{t('calendar.title')}</h2>
      <p>{t('calendar.text')}</p>
      <p>
        <a class="button secondary" href={href('membershipCalendar', { lang: view.lang, id: place.id })}>
          {t('calendar.download')}
        </a>
      </p>
    </section>
  )
}

function Joining({ view, place, accession, may }: MembershipProps) {
  const { speech, lang } = view
  const t = speech.words('membership')
  const welcome = accession && standingsOf(accession.records).welcome
  return (
    <section class="section">
      <h2>{t('membership.history')}</h2>
      {welcome?.state === 'done' ? (
        <p>{t('membership.history.joined', { date: sayDone(speech, welcome.on) })}</p>
      ) : (
        <p>{t('membership.history.none')}</p>
      )}
      {place.evidenceYear !== null && !place.demonstration && (
        <p class="hint">{t('membership.history.seenIn', { year: String(place.evidenceYear) })}</p>
      )}
      {accession && may.seeAccession && (
        <p>
          <a href={href('accession', { lang, accession: accession.id })}>{t('membership.accession')}</a>
        </p>
      )}
    </section>
  )
}
