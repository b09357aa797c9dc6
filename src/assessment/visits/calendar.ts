import ical from 'ical-generator'
import type { Speech } from '#platform/i18n'
import type { Visit, VisitContent } from './model.ts'
import { followUpOn } from './model.ts'
import { inOrder } from './programme.ts'

interface About {
  readonly visit: Visit
  readonly origin: string
  readonly page: string
  readonly now: Date
  readonly mark: string | null
}

/** iCalendar (RFC 5545): meetings in the place's own time, which no zone shifts; the follow-up as a whole day. */
export function programmeCalendar(speech: Speech, content: VisitContent, about: About): string {
  const { visit, origin, page, now, mark } = about
  const t = speech.words('visits')
  const calendar = ical({
    name: t('programme.title', { place: visit.placeName }),
    prodId: { company: 'Intercultural Cities', product: 'visit', language: speech.lang.toUpperCase() },
  })
  const { hostname } = new URL(origin)
  const common = { stamp: now, url: `${origin}${page}` }
  for (const { id, on, from, until, title, where, met } of inOrder(content.blocks)) {
    const said = [...(met === '' ? [] : [t('programme.met', { met })]), ...(mark === null ? [] : [mark])]
    calendar.createEvent({
      ...common,
      id: `visit-${id}@${hostname}`,
      start: new Date(`${on}T${from}:00Z`),
      end: new Date(`${on}T${until}:00Z`),
      floating: true,
      summary: title,
      ...(where === '' ? {} : { location: where }),
      ...(said.length === 0 ? {} : { description: said.join('\n') }),
    })
  }
  if (visit.heldAt) {
    calendar.createEvent({
      ...common,
      id: `visit-follow-up-${visit.id}@${hostname}`,
      start: new Date(`${followUpOn(visit.heldAt)}T00:00:00Z`),
      timezone: 'UTC',
      allDay: true,
      summary: t('calendar.followUp', { place: visit.placeName }),
    })
  }
  return calendar.toString()
}
