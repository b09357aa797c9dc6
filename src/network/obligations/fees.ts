import { lastDayOf } from '../accession/partial-date.ts'
import type { Fee, Member, Terms } from './model.ts'

export type FeeState = 'due' | 'overdue' | 'invoiced' | 'paid' | 'waived'

/** What has become of a fee, by its dates. One that was invoiced and not paid in time is overdue. */
export function feeStateOf(fee: Pick<Fee, 'dueOn' | 'invoicedOn' | 'paidOn' | 'waivedOn'>, today: string): FeeState {
  if (fee.waivedOn !== null) return 'waived'
  if (fee.paidOn !== null) return 'paid'
  if (fee.dueOn < today) return 'overdue'
  return fee.invoicedOn === null ? 'due' : 'invoiced'
}

/** Where a member stands with the fee of a year. */
export type FeeStanding =
  | { readonly state: FeeState; readonly fee: Fee }
  /** Nobody has raised it yet; nothing is to be paid; not asked after in that year. */
  | { readonly state: 'not raised' | 'free' | 'not counted' }

export function feeStanding(
  { place, terms, fees }: Pick<Member, 'place' | 'terms' | 'fees'>,
  year: number,
  today: string,
): FeeStanding {
  const fee = fees.find((one) => one.year === year)
  if (fee) return { state: feeStateOf(fee, today), fee }
  if (terms.fee === 0) return { state: 'free' }
  return { state: year < firstFeeYear(terms, place) ? 'not counted' : 'not raised' }
}

/** A place pays from the year it joins in. */
const firstFeeYear = ({ countedFrom }: Terms, { joinedYear }: Pick<Member['place'], 'joinedYear'>): number =>
  Math.max(countedFrom, joinedYear ?? 0)

/** The fee to raise for a year; null where there is one, nothing is to be paid, or it is not asked after. */
export function feeToRaise(member: Pick<Member, 'place' | 'terms' | 'fees'>, year: number): Omit<Fee, 'note'> | null {
  const { place, terms } = member
  if (feeStanding(member, year, '').state !== 'not raised') return null
  const dueOn = lastDayOf(`${year}-${String(terms.feeDueMonth).padStart(2, '0')}`)
  const open = { invoicedOn: null, paidOn: null, waivedOn: null }
  return { placeId: place.id, year, amount: terms.fee, currency: terms.currency, dueOn, ...open }
}

/** Fees whose day has passed, the oldest first. */
export function overdueFees(fees: readonly Fee[], today: string): Fee[] {
  return fees.filter((fee) => feeStateOf(fee, today) === 'overdue').sort((a, b) => a.year - b.year)
}

/** What may be done with a fee: each sets a date, or undoes one; the last undoes the raising. */
export const feeChanges = ['invoiced', 'paid', 'waived', 'reopened', 'uninvoiced', 'takenBack'] as const
export type FeeChange = (typeof feeChanges)[number]

/** The fee after the change; null where there is none any more. Paid and waived shut one another out. */
export function changed(fee: Fee, change: FeeChange, on: string): Fee | null {
  switch (change) {
    case 'invoiced':
      return { ...fee, invoicedOn: on }
    case 'uninvoiced':
      return { ...fee, invoicedOn: null }
    case 'paid':
      return { ...fee, paidOn: on, waivedOn: null }
    case 'waived':
      return { ...fee, waivedOn: on, paidOn: null }
    case 'reopened':
      return { ...fee, paidOn: null, waivedOn: null }
    case 'takenBack':
      return null
  }
}

/** Which of them make sense as it stands. */
export function possibleChanges(fee: Pick<Fee, 'invoicedOn' | 'paidOn' | 'waivedOn'>): FeeChange[] {
  if (fee.paidOn !== null || fee.waivedOn !== null) return ['reopened']
  return fee.invoicedOn === null ? ['invoiced', 'paid', 'waived', 'takenBack'] : ['paid', 'waived', 'uninvoiced']
}
