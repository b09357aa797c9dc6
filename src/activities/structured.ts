import { textIn } from '#library'
import type { View } from '#platform/http'
import { href } from '#routes'
import { firstDay, lastDay } from './calendar.ts'
import { instantOf } from './instant.ts'
import type { EventValues, Mode, Project } from './kinds.ts'
import type { EventView } from './pages/read-event.ts'
import { linesOf } from './words.ts'

const attendance = {
  online: 'OnlineEventAttendanceMode',
  in_person: 'OfflineEventAttendanceMode',
  hybrid: 'MixedEventAttendanceMode',
} as const satisfies Record<Mode, string>

/** schema.org of an event: a date only where its day is known. */
export function structuredEvent({ view, event, parent, project }: { view: View } & EventView): object {
  const { lang, origin } = view
  const said = (key: string) => textIn(event, key, lang)
  const title = said('title')
  const summary = said('summary')
  const address = origin + href('event', { lang, id: event.id })
  const { mode } = event.values
  const organisers = linesOf(said('organisers')?.text).map((name) => ({ '@type': 'Organization', name }))
  return {
    '@type': 'Event',
    '@id': `${address}#event`,
    url: address,
    name: title?.text ?? event.id,
    inLanguage: title?.lang ?? lang,
    ...(summary && { description: summary.text }),
    ...datesOf(event.values),
    eventStatus: 'https://schema.org/EventScheduled',
    ...(mode && { eventAttendanceMode: `https://schema.org/${attendance[mode]}` }),
    ...locationOf(view, event, address),
    ...(organisers.length > 0 && { organizer: organisers }),
    ...(parent && { superEvent: { '@id': `${origin}${href('event', { lang, id: parent.id })}#event` } }),
    ...(project && { about: { '@id': `${origin}${href('project', { lang, id: project.id })}#project` } }),
  }
}

function datesOf(values: EventValues): object {
  const [first, last] = [firstDay(values), lastDay(values)]
  if (first === undefined || last === undefined) return {}
  const { startTime, endTime, timeZone } = values
  const at = (day: string, time: string | null) =>
    time === null || timeZone === null ? day : instantOf(day, time, timeZone).toISOString()
  return { startDate: at(first, startTime), endDate: startTime !== null && endTime === null ? last : at(last, endTime) }
}

function locationOf({ lang }: View, event: EventView['event'], address: string): object {
  const { mode, country } = event.values
  const town = textIn(event, 'location', lang)?.text
  const place = town !== undefined && {
    '@type': 'Place',
    name: town,
    address: { '@type': 'PostalAddress', addressLocality: town, ...(country && { addressCountry: country }) },
  }
  const online = (mode === 'online' || mode === 'hybrid') && { '@type': 'VirtualLocation', url: address }
  const locations = [place, online].filter((one) => one !== false)
  return locations.length === 0 ? {} : { location: locations.length === 1 ? locations[0] : locations }
}

/** schema.org of a project: who carries it out, and who pays. */
export function structuredProject(view: View, project: Project): object {
  const { lang, origin } = view
  const title = textIn(project, 'title', lang)
  const summary = textIn(project, 'summary', lang)
  const funding = textIn(project, 'funding', lang)
  const address = origin + href('project', { lang, id: project.id })
  return {
    '@type': 'Project',
    '@id': `${address}#project`,
    url: address,
    name: title?.text ?? project.id,
    ...(summary && { description: summary.text }),
    ...(project.values.start && { foundingDate: project.values.start }),
    ...(project.values.end && { dissolutionDate: project.values.end }),
    ...(funding && { funding: { '@type': 'Grant', name: funding.text } }),
    member: project.places.map(({ placeId, name, country }) => ({
      '@type': 'GovernmentOrganization',
      name,
      ...(country && { address: { '@type': 'PostalAddress', addressCountry: country } }),
      ...(placeId !== null && { url: origin + href('place', { lang, id: placeId }) }),
    })),
  }
}
