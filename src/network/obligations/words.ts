import type { Speech } from '#platform/i18n'
import { inLanguage, type Texts } from '../model.ts'
import type { Obligation } from './calendar.ts'
import type { FeeStanding, FeeState } from './fees.ts'
import type { ObligationName } from './model.ts'

export const obligationName = (speech: Speech, kind: ObligationName): string =>
  speech.words('membership')(`obligation.${kind}`)

/** Amounts are whole as a rule: cents are shown where there are some. */
export const sayMoney = (speech: Speech, amount: number, currency: string): string =>
  speech.number(amount, { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' })

/** As badges colour it. */
export const obligationBadges = {
  kept: 'good',
  open: 'waiting',
  overdue: 'late',
  later: 'plain',
} as const satisfies Record<Obligation['state'], string>

export const feeBadges = {
  due: 'waiting',
  invoiced: 'waiting',
  overdue: 'late',
  paid: 'good',
  waived: 'past',
  free: 'plain',
  'not raised': 'plain',
  'not counted': 'plain',
} as const satisfies Record<FeeStanding['state'], string>

const feeKeys = {
  due: 'fee.state.due',
  invoiced: 'fee.state.invoiced',
  overdue: 'fee.state.overdue',
  paid: 'fee.state.paid',
  waived: 'fee.state.waived',
  free: 'fee.state.free',
  'not raised': 'fee.state.notRaised',
  'not counted': 'fee.state.notCounted',
} as const

export const feeStateName = (speech: Speech, state: FeeState | FeeStanding['state']): string =>
  speech.words('membership')(feeKeys[state])

/** Whose terms: the programme's, or those of a network. */
export const termsName = (speech: Speech, network: Texts | null): string =>
  network ? inLanguage(network, speech.lang).text : speech.words('membership')('terms.programme')
