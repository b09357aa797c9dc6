import type { View } from '#platform/http'
import { href } from '#routes'
import { Badge, type Column, SelectField, Table, TextField } from '#ui'
import { longest } from '../../accession/typed.ts'
import { faultOf } from '../../accession/words.ts'
import { feeChanges, feeStateOf, feeToRaise, possibleChanges } from '../fees.ts'
import type { FeeForm } from '../forms.ts'
import type { Fee, Terms } from '../model.ts'
import type { NamedTerms } from '../terms-store.ts'
import { feeBadges, feeStateName, sayMoney, termsName } from '../words.ts'
import type { MembershipProps } from './membership.tsx'

type FeesProps = Pick<MembershipProps, 'view' | 'today' | 'place' | 'member' | 'terms' | 'may' | 'rejected'>

export function Fees(props: FeesProps) {
  const { view, today, place, member, terms, may } = props
  const { lang } = view
  const t = view.speech.words('membership')
  const year = Number(today.slice(0, 4))
  const named = terms.find(({ networkId }) => networkId === member.terms.networkId)
  return (
    <section class="section">
      <h2>{t('fees.title')}</h2>
      <p>{named ? sayTerms(view, named, named) : t('terms.unset')}</p>
      {member.fees.length === 0 ? <p>{t('fees.none')}</p> : <FeeTable view={view} today={today} fees={member.fees} />}
      {may.fees && (
        <>
          {[year, year + 1].map(
            (one) =>
              feeToRaise(member, one) && (
                <form class="inline" method="post" action={href('membershipFees', { lang, id: place.id })}>
                  <input type="hidden" name="raise" value={one} />
                  <button class="secondary" type="submit">
                    {t('fee.raise', { year: String(one) })}
                  </button>
                </form>
              ),
          )}
          {member.fees.length > 0 && <FeeFields {...props} />}
          <TermsOf {...props} />
        </>
      )}
    </section>
  )
}

export function sayTerms({ speech }: View, terms: Terms, { networkName }: Pick<NamedTerms, 'networkName'>): string {
  const t = speech.words('membership')
  const { fee, currency, feeDueMonth } = terms
  const month = speech.date(`2026-${String(feeDueMonth).padStart(2, '0')}-01`, { month: 'long' })
  const named = { terms: termsName(speech, networkName) }
  return fee === 0
    ? t('fees.terms.free', named)
    : t('fees.terms', { ...named, amount: sayMoney(speech, fee, currency), month })
}

function FeeTable({ view, today, fees }: { view: View; today: string; fees: readonly Fee[] }) {
  const { speech } = view
  const t = speech.words('membership')
  const columns: Column<Fee>[] = [
    { key: 'year', head: t('fees.year'), rowHead: true, cell: ({ year }) => String(year) },
    { key: 'amount', head: t('fees.amount'), cell: ({ amount, currency }) => sayMoney(speech, amount, currency) },
    {
      key: 'state',
      head: t('fees.state'),
      cell: (fee) => {
        const state = feeStateOf(fee, today)
        return (
          <>
            <Badge kind={feeBadges[state]}>{feeStateName(speech, state)}</Badge>{' '}
            <span class="also">{datesOf(view, fee)}</span>
          </>
        )
      },
    },
    { key: 'due', head: t('fees.due'), cell: ({ dueOn }) => speech.date(dueOn) },
    ...(fees.some(({ note }) => note !== null)
      ? [{ key: 'note', head: t('fee.note'), cell: ({ note }: Fee) => note }]
      : []),
  ]
  return <Table caption={t('fees.title')} captionHidden columns={columns} rows={fees} stacked />
}

function datesOf({ speech }: View, { invoicedOn, paidOn, waivedOn }: Fee): string {
  const t = speech.words('membership')
  const said = [
    invoicedOn !== null && t('fee.invoicedOn', { date: speech.date(invoicedOn) }),
    paidOn !== null && t('fee.paidOn', { date: speech.date(paidOn) }),
    waivedOn !== null && t('fee.waivedOn', { date: speech.date(waivedOn) }),
  ]
  return said.filter((one) => one !== false).join(', ')
}

/** One form for whichever year, folded; what is left empty stays as it is. */
function FeeFields({ view, today, place, member, rejected }: FeesProps) {
  const { lang } = view
  const t = view.speech.words('membership')
  const { typed, faults } = rejected.fee ?? {}
  const error = (field: keyof FeeForm) => faultOf(t, faults, field)
  const unpaid = member.fees.findLast(({ paidOn, waivedOn }) => paidOn === null && waivedOn === null)
  const years = member.fees.map(({ year }) => ({ value: String(year), label: String(year) }))
  const changes = [
    { value: '', label: t('fee.change.none') },
    ...feeChanges
      .filter((change) => member.fees.some((fee) => possibleChanges(fee).includes(change)))
      .map((value) => ({ value, label: t(`fee.change.${value}`) })),
  ]
  return (
    <details class="take-back" open={rejected.fee !== undefined}>
      <summary>{t('fee.edit')}</summary>
      <form method="post" action={href('membershipFees', { lang, id: place.id })}>
        <div class="field-row">
          <SelectField
            name="year"
            label={t('fees.year')}
            choices={years}
            value={typed?.year ?? unpaid?.year}
            error={error('year')}
          />
          <SelectField
            name="change"
            label={t('fee.change')}
            choices={changes}
            value={typed?.change}
            error={error('change')}
          />
          <TextField name="day" type="date" label={t('fee.on')} value={typed?.day ?? today} error={error('day')} />
          <TextField
            name="amount"
            label={t('fee.amount')}
            hint={t('fee.amount.hint')}
            inputmode="decimal"
            maxlength={12}
            value={typed?.amount}
            error={error('amount')}
          />
        </div>
        <TextField
          name="remark"
          label={t('fee.note')}
          maxlength={longest.note}
          value={typed?.remark}
          error={error('remark')}
        />
        <button type="submit">{t('fee.submit')}</button>
      </form>
    </details>
  )
}

/** Only where there is a choice: terms of a network that the place is in. */
function TermsOf({ view, place, member, terms }: FeesProps) {
  const { speech, lang } = view
  const t = speech.words('membership')
  const offered = terms.filter(({ networkId }) => networkId !== null && place.networkIds.includes(networkId))
  if (offered.length === 0) return null
  const choices = [
    { value: '', label: t('terms.programme') },
    ...offered.map(({ networkId, networkName }) => ({
      value: networkId ?? '',
      label: t('terms.network', { network: termsName(speech, networkName) }),
    })),
  ]
  return (
    <form method="post" action={href('membershipTerms', { lang, id: place.id })}>
      <h3>{t('terms.title')}</h3>
      <SelectField
        name="network"
        label={t('terms.which', { place: place.name })}
        choices={choices}
        value={member.terms.networkId ?? ''}
      />
      <button class="secondary" type="submit">
        {t('terms.submit')}
      </button>
    </form>
  )
}
