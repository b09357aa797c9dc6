import { addMonths, lastDayOf, type PartialDate } from '../accession/partial-date.ts'

/** Signs of life that count; each with the date of the last one. */
export const signals = ['signIn', 'answer', 'practice', 'survey', 'joined'] as const
export type Signal = (typeof signals)[number]

export type Signs = Readonly<Record<Signal, PartialDate | null>>

/** The latest of all, by the last day it may mean; null where there never was any. */
export function lastSign(signs: Signs): { readonly signal: Signal; readonly on: PartialDate } | null {
  const found = signals.flatMap((signal) => {
    const on = signs[signal]
    return on === null ? [] : [{ signal, on }]
  })
  return found.sort((a, b) => (lastDayOf(a.on) < lastDayOf(b.on) ? 1 : -1))[0] ?? null
}

/** No sign in the last months; what is dated by its year counts to the end of that year. */
export function isSilent(signs: Signs, months: number, today: string): boolean {
  const last = lastSign(signs)
  return last === null || lastDayOf(last.on) < addMonths(today, -months)
}

/** Months of silence one may ask for; the first unless another is chosen. */
export const spans = [12, 6, 18, 24, 36] as const
