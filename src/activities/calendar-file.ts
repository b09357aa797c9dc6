import ical, { type ICalCalendar } from 'ical-generator'
import type { Speech } from '#platform/i18n'
import { addDays, daysOf, firstDay, lastDay } from './calendar.ts'
import type { Happening } from './happenings.ts'
import { instantOf } from './instant.ts'
import { sayWhen, sayWhere } from './words.ts'

interface About {
  readonly name: string
  readonly origin: string
  readonly now: Date
}

const refresh = 12 * 60 * 60

/**
 * iCalendar (RFC 5545) of what has a day; what has none is left out, since a calendar would give it one. Times are instants, so
 * that every reader sees them on their own clock; the words name the clock they were set by.
 */
export function calendarFile(speech: Speech, happenings: readonly Happening[], about: About): string {
  const calendar = ical({
    name: about.name,
    prodId: { company: 'Intercultural Cities', product: 'events', language: speech.lang.toUpperCase() },
    ttl: refresh,
  })
  for (const happening of happenings) addTo(calendar, speech, happening, about)
  return calendar.toString()
}

function addTo(calendar: ICalCalendar, speech: Speech, happening: Happening, { origin, now }: About): void {
  const { hostname } = new URL(origin)
  const spans = spansOf(happening)
  const where = sayWhere(speech, happening)
  const description = [
    sayWhen(speech, happening.when),
    ...(happening.summary === null ? [] : [happening.summary]),
    ...(happening.demonstration ? [speech.words('site')('demonstration.label')] : []),
  ].join('\n')
  for (const [n, span] of spans.entries()) {
    calendar.createEvent({
      // The same thing keeps its entry when its days move; the days of one that is held now and then count up.
      id: `${happening.key}${spans.length > 1 ? `-${n + 1}` : ''}@${hostname}`,
      stamp: now,
      ...span,
      timezone: 'UTC',
      summary: happening.title,
      description,
      ...(where !== undefined && { location: where }),
      url: origin + happening.address,
    })
  }
}

interface Span {
  readonly start: Date
  readonly end: Date
  readonly allDay?: true
}

const wholeDays = (from: string, until: string): Span => ({
  start: new Date(`${from}T00:00:00Z`),
  // Whole days end with the day after the last.
  end: new Date(`${addDays(until, 1)}T00:00:00Z`),
  allDay: true,
})

function spansOf({ when }: Happening): Span[] {
  const [first, last] = [firstDay(when), lastDay(when)]
  if (first === undefined || last === undefined) return []
  const { startTime, endTime, timeZone } = when
  const apart = when.days.length > 0 ? daysOf(when) : undefined
  if (startTime !== null && endTime !== null && timeZone !== null) {
    return (apart ?? [first]).map((day) => ({
      start: instantOf(day, startTime, timeZone),
      end: instantOf(apart ? day : last, endTime, timeZone),
    }))
  }
  return apart ? apart.map((day) => wholeDays(day, day)) : [wholeDays(first, last)]
}
