/** A year, a month or a day, as exactly as it is known: YYYY, YYYY-MM or YYYY-MM-DD. */
export type PartialDate = string

const form = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/

/** Null for what is no such date, 30 February included. */
export function readPartialDate(text: string): PartialDate | null {
  const typed = text.trim()
  if (!form.test(typed) || typed < '1900') return null
  const day = firstDayOf(typed)
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? typed : null
}

/** The first day it may mean, YYYY-MM-DD. */
export const firstDayOf = (date: PartialDate): string => `${date}-01-01`.slice(0, 10)

/** The last day it may mean, YYYY-MM-DD. */
export function lastDayOf(date: PartialDate): string {
  if (date.length === 10) return date
  const [year = 0, month = 12] = date.split('-').map(Number)
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

/** Whatever days they mean, the one came before the other. */
export const isBefore = (one: PartialDate, other: PartialDate): boolean => lastDayOf(one) < firstDayOf(other)

export const yearOf = (date: PartialDate): number => Number(date.slice(0, 4))

/** `addDays('2026-01-31', 56)` → '2026-03-28'. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
}

/** The same day some months later, or the last of a shorter month. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}
