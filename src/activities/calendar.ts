/** When something happens, as exact as a source has it. Pure: no day is ever made up. */
export interface When {
  /** 2020, 2020-03 or 2020-03-21; null where nothing is known. */
  readonly start: string | null
  readonly end: string | null
  /** Of what is not held on all days between. */
  readonly days: readonly string[]
  readonly startTime: string | null
  readonly endTime: string | null
  readonly timeZone: string | null
}

const isDay = (date: string | null): date is string => date?.length === 10

export const yearOf = (start: string | null): number | null => (start === null ? null : Number(start.slice(0, 4)))

/** The day it begins; undefined for what has a month, a year or nothing at all. */
export const firstDay = ({ start }: Pick<When, 'start'>): string | undefined => (isDay(start) ? start : undefined)

/** The day it ends, as far as a day is known. */
export const lastDay = ({ start, end }: Pick<When, 'start' | 'end'>): string | undefined =>
  isDay(start) ? (isDay(end) ? end : start) : undefined

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** The longest that is shown day by day. */
const longest = 100

/** Every day it is held on, in order; none for what is not dated to the day. */
export function daysOf(when: Pick<When, 'start' | 'end' | 'days'>): string[] {
  const [first, last] = [firstDay(when), lastDay(when)]
  if (first === undefined || last === undefined) return []
  if (when.days.length > 0) return [...when.days].sort()
  const days = [first]
  for (let day = addDays(first, 1); day <= last && days.length < longest; day = addDays(day, 1)) days.push(day)
  return days
}

/** The last day it can be: of a year alone its last. */
const lastPossible = ({ start, end }: When): string => lastDay({ start, end }) ?? `${end ?? start ?? '0000'}-99-99`

/** Still to come or going on; what has no day is, as long as it may be. Nothing known at all: it is of the past. */
export const isUpcoming = (when: When, today: string): boolean =>
  when.start !== null && lastPossible(when).slice(0, 10) >= today

/** By day, what is not dated to the day last in its month or year. */
export function byStart(one: When, other: When): number {
  const key = ({ start }: When) => (start === null ? '9999' : `${start}-99-99`.slice(0, 10))
  return key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0
}

/** `2020-04` and the months beside it. */
export function monthBeside(month: string, by: -1 | 1): string {
  const date = new Date(`${month}-01T00:00:00Z`)
  date.setUTCMonth(date.getUTCMonth() + by)
  return date.toISOString().slice(0, 7)
}

export const isMonth = (text: string): boolean => /^(19|20)\d\d-(0[1-9]|1[0-2])$/.test(text)

/** Weeks from Monday; undefined beside the month's own days. */
export function weeksOf(month: string): (string | undefined)[][] {
  const first = `${month}-01`
  const lead = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7
  const next = `${monthBeside(month, 1)}-01`
  const cells: (string | undefined)[] = Array.from({ length: lead }, () => undefined)
  for (let day = first; day < next; day = addDays(day, 1)) cells.push(day)
  const weeks = []
  for (let at = 0; at < cells.length; at += 7) {
    weeks.push(Array.from({ length: 7 }, (_, weekday) => cells[at + weekday]))
  }
  return weeks
}

const isRealDay = (day: string) =>
  /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day)

/** As a file or a form has it. */
export interface Checked extends Partial<When> {
  readonly participants?: number | null
  readonly participantsOf?: string | null
}

/** What cannot be true of an event's times, with the field to mend. */
export function faultOf(values: Checked): { readonly key: string; readonly fault: string } | null {
  // A file may leave out what it does not know.
  const { start = null, end = null, days = [], startTime = null, endTime = null, timeZone = null } = values
  const { participants = null, participantsOf = null } = values
  if (end !== null && start === null) return { key: 'start', fault: 'event.fault.missing' }
  if (start !== null && end !== null && end < start.slice(0, end.length))
    return { key: 'end', fault: 'event.fault.order' }
  if (!days.every(isRealDay)) return { key: 'days', fault: 'event.fault.notDays' }
  const [first, last] = [firstDay({ start }), lastDay({ start, end })]
  if (days.length > 0 && !days.every((day) => first !== undefined && day >= first && day <= (last ?? first))) {
    return { key: 'days', fault: 'event.fault.outside' }
  }
  if (startTime !== null && first === undefined) return { key: 'startTime', fault: 'event.fault.noDay' }
  if (startTime !== null && timeZone === null) return { key: 'timeZone', fault: 'event.fault.noZone' }
  if (endTime !== null && startTime === null) return { key: 'startTime', fault: 'event.fault.missing' }
  if (endTime !== null && startTime !== null && first === last && endTime <= startTime) {
    return { key: 'endTime', fault: 'event.fault.order' }
  }
  if ((participants === null) !== (participantsOf === null))
    return { key: 'participantsOf', fault: 'event.fault.together' }
  return null
}
