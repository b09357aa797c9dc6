import { countryName, sayPartialDate } from '#network'
import type { Speech } from '#platform/i18n'
import { daysOf, firstDay, lastDay, type When } from './calendar.ts'
import type { Happening, HappeningKind } from './happenings.ts'
import type { Mode } from './kinds.ts'

const long = { day: 'numeric', month: 'long', year: 'numeric' } as const

/** When it is, or what is known instead of a day. */
export function sayWhen(speech: Speech, when: When): string {
  const t = speech.words('activities')
  const days = sayDays(speech, when)
  if (days === undefined) {
    return when.start === null ? t('when.unknown') : t('when.undated', { date: sayPartialDate(speech, when.start) })
  }
  const { startTime, endTime, timeZone } = when
  if (startTime === null || timeZone === null) return days
  const zone = zoneName(speech, timeZone)
  return endTime === null
    ? t('when.from', { days, from: startTime, zone })
    : t('when.times', { days, from: startTime, until: endTime, zone })
}

/** Undefined for what is not dated to the day. */
function sayDays(speech: Speech, when: When): string | undefined {
  const [first, last] = [firstDay(when), lastDay(when)]
  if (first === undefined || last === undefined) return undefined
  if (when.days.length > 0) return sayApart(speech, daysOf(when))
  if (first === last) return speech.date(first, long)
  const range = new Intl.DateTimeFormat(speech.locale, { ...long, timeZone: 'UTC' })
  return range.formatRange(new Date(first), new Date(last))
}

/** Days apart from each other; of one month, the month is said once. */
function sayApart(speech: Speech, days: readonly string[]): string {
  const months = new Set(days.map((day) => day.slice(0, 7)))
  const [first = ''] = days
  if (months.size > 1) return speech.list(days.map((day) => speech.date(day, long)))
  return speech.words('activities')('when.apart', {
    days: speech.list(days.map((day) => speech.date(day, { day: 'numeric' }))),
    month: speech.date(first, { month: 'long', year: 'numeric' }),
  })
}

/** The city that a zone is called by: 'Europe/Paris' → 'Paris'. */
function zoneName(speech: Speech, timeZone: string): string {
  const city = timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone
  return speech.words('activities')('when.zone', { city })
}

export const kindName = (speech: Speech, kind: HappeningKind): string =>
  speech.words('activities')(kind === 'expert_visit' ? 'kind.expert_visit' : `event.choice.kind.${kind}`)

export const modeName = (speech: Speech, mode: Mode | null): string =>
  speech.words('activities')(mode === null ? 'mode.unstated' : `event.choice.mode.${mode}`)

/** Where it is, in one line: a town and its country, or that it is online. Undefined: nothing is known. */
export function sayWhere(speech: Speech, { location, country, mode }: Happening): string | undefined {
  const named = country === null ? undefined : countryName(speech, country, new Map())
  if (location !== null) {
    return named === undefined ? location : speech.words('activities')('where.inCountry', { location, country: named })
  }
  return mode === 'online' ? modeName(speech, mode) : named
}

/** Line by line, as lists are kept. */
export const linesOf = (text: string | undefined): string[] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** From when until when, as far as that is known. */
export function sayPeriod(speech: Speech, { start, end }: { start: string | null; end: string | null }): string {
  const t = speech.words('activities')
  if (start === null) return t('period.unknown')
  if (end === null) {
    const date = sayPartialDate(speech, start)
    return start.length < 10 ? date : t('period.from', { date })
  }
  return t('period.range', { from: sayPartialDate(speech, start), until: sayPartialDate(speech, end) })
}
