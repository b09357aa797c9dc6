import { all, type Faults, type Read, textFault } from '../accession/forms.ts'
import { readPartialDate } from '../accession/partial-date.ts'
import { type Form, longest } from '../accession/typed.ts'
import type { FeeUpdate, Keeping } from './actions.ts'
import { feeChanges } from './fees.ts'
import { obligationNames, type Terms } from './model.ts'

type KeptField = 'kind' | 'on' | 'note'
export type KeptForm = Readonly<Record<KeptField, string>>

/** A whole day, today at the latest. */
function readDay(on: string, today: string): { day: string } | { fault: 'day' | 'future' } {
  const date = readPartialDate(on)
  if (date?.length !== 10) return { fault: 'day' }
  return date > today ? { fault: 'future' } : { day: date }
}

export function readKeptForm(form: Form, today: string): Read<Omit<Keeping, 'placeId'>, KeptField> {
  const fields = all(form, ['kind', 'on', 'note'])
  const kind = obligationNames.find((name) => name === fields.kind)
  const on = readDay(fields.on, today)
  const note = fields.note
  const faults: Faults<KeptField> = {
    ...(!kind && { kind: 'choose' }),
    ...('fault' in on && { on: on.fault }),
    ...(note.length > longest.note && { note: 'long' }),
  }
  if (!kind || 'fault' in on || faults.note) return { typed: fields, faults }
  return { value: { kind, on: on.day, note: note || null } }
}

type FeeField = 'year' | 'change' | 'day' | 'amount' | 'remark'
export type FeeForm = Readonly<Record<FeeField, string>>

/** What is left empty stays as it is. */
export function readFeeForm(form: Form, today: string): Read<Omit<FeeUpdate, 'placeId'>, FeeField> {
  const fields = all(form, ['year', 'change', 'day', 'amount', 'remark'])
  const change = feeChanges.find((one) => one === fields.change) ?? null
  const day = readDay(fields.day, today)
  const year = readYear(fields.year)
  const amount = fields.amount === '' ? undefined : readAmount(fields.amount)
  const faults: Faults<FeeField> = {
    ...(change === null && fields.change !== '' && { change: 'choose' }),
    ...(change !== null && 'fault' in day && { day: day.fault }),
    ...(year === null && { year: 'choose' }),
    ...(amount === null && { amount: 'amount' }),
    ...(fields.remark.length > longest.note && { remark: 'long' }),
  }
  if (year === null || amount === null || Object.keys(faults).length > 0) return { typed: fields, faults }
  return { value: { year, change, on: 'day' in day ? day.day : today, amount, note: fields.remark || undefined } }
}

type TermsField = 'network' | 'fee' | 'currency' | 'month' | 'from' | 'source'
export type TermsForm = Readonly<Record<TermsField, string>>

export function readTermsForm(form: Form): Read<Terms, TermsField> {
  const fields = all(form, ['network', 'fee', 'currency', 'month', 'from', 'source'])
  const fee = readAmount(fields.fee)
  const countedFrom = readYear(fields.from)
  const month = /^\d{1,2}$/.test(fields.month) ? Number(fields.month) : 0
  const currency = fields.currency.toUpperCase()
  const faults: Faults<TermsField> = {
    ...(fee === null && { fee: 'amount' }),
    ...(!/^[A-Z]{3}$/.test(currency) && { currency: 'currency' }),
    ...((month < 1 || month > 12) && { month: 'choose' }),
    ...(countedFrom === null && { from: 'year' }),
    ...(fields.source !== '' && textFault('source', fields.source, longest.address)),
  }
  if (fee === null || countedFrom === null || Object.keys(faults).length > 0) return { typed: fields, faults }
  const networkId = fields.network || null
  return { value: { networkId, fee, currency, feeDueMonth: month, countedFrom, source: fields.source || null } }
}

/** Null for what is no year that could be meant. */
export function readYear(text: string): number | null {
  const year = /^\d{4}$/.test(text) ? Number(text) : 0
  return year >= 2000 && year <= 2100 ? year : null
}

/** Digits with a point or a comma before the cents, and spaces as people group them. */
function readAmount(text: string): number | null {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')
  return /^\d{1,7}(\.\d{1,2})?$/.test(plain) ? Number(plain) : null
}
