import { listRecordedVisits, type RecordedVisit, visitRecordKind } from '#assessment'
import { type Entry, listEntries, type Reader, type Refine, textIn } from '#library'
import { type GroupMeeting, inLanguage, listGroupMeetings } from '#network'
import type { Db } from '#platform/database'
import { href } from '#routes'
import { byStart } from './calendar.ts'
import { type Happening, untoldMeetings } from './happenings.ts'
import { type Event, eventKind } from './kinds.ts'
import { listMemberships, type Memberships } from './store.ts'

interface Asked {
  readonly db: Db
  readonly reader: Reader
  readonly now: Date
  readonly lang: string
}

const titled = (entry: Entry<unknown>, lang: string) => {
  const title = textIn(entry, 'title', lang)
  const summary = textIn(entry, 'summary', lang)
  return {
    title: title?.text ?? entry.id,
    language: title?.lang ?? lang,
    summary: summary?.text ?? null,
    summaryLanguage: summary?.lang ?? lang,
  }
}

const networksOf = ({ networkId, places }: Pick<Entry, 'networkId' | 'places'>, memberships: Memberships): string[] => [
  ...new Set([
    ...(networkId === null ? [] : [networkId]),
    ...places.flatMap(({ placeId }) => (placeId === null ? [] : (memberships.get(placeId) ?? []))),
  ]),
]

const none: Memberships = new Map()

export function ofEvent(event: Event, lang: string, memberships = none): Happening {
  const { kind, mode, country, themes, series, partOf, ...when } = event.values
  return {
    ...titled(event, lang),
    key: `event-${event.id}`,
    kind,
    when,
    mode,
    location: textIn(event, 'location', lang)?.text ?? null,
    country,
    networks: networksOf(event, memberships),
    places: event.places,
    themes,
    series,
    partOf,
    address: href('event', { lang, id: event.id }),
    demonstration: event.demonstration,
  }
}

const noTimes = { startTime: null, endTime: null, timeZone: null }
const alone = { series: null, partOf: null, country: null, location: null }

function ofVisit(visit: RecordedVisit, lang: string, memberships: Memberships): Happening {
  const { start, end, days, mode } = visit.values
  return {
    ...titled(visit, lang),
    ...alone,
    key: `visit-${visit.id}`,
    kind: 'expert_visit',
    when: { start, end, days, ...noTimes },
    mode: mode === 'on_site' ? 'in_person' : mode,
    networks: networksOf(visit, memberships),
    places: visit.places,
    themes: [],
    address: visitRecordKind.address?.(lang, visit.id) ?? '',
    demonstration: visit.demonstration,
  }
}

function ofMeeting(meeting: GroupMeeting, lang: string): Happening {
  const name = inLanguage(meeting.groupName, lang)
  const summary = meeting.summary && inLanguage(meeting.summary, lang)
  return {
    ...alone,
    key: `meeting-${meeting.id}`,
    kind: 'working_group',
    title: name.text,
    language: name.lang,
    summary: summary?.text ?? null,
    summaryLanguage: summary?.lang ?? lang,
    when: { start: meeting.fromOn, end: meeting.untilOn, days: [], ...noTimes },
    mode: meeting.format,
    location: meeting.location,
    networks: meeting.networkId === null ? [] : [meeting.networkId],
    places: [],
    themes: [],
    address: href('group', { lang, id: meeting.groupId }),
    demonstration: meeting.demonstration,
  }
}

/** Everything the reader may know of that happens, by its start. */
export async function listHappenings({ db, reader, now, lang }: Asked): Promise<Happening[]> {
  const [events, visits, meetings, memberships] = await Promise.all([
    listEntries(db, eventKind, reader, now),
    listRecordedVisits(db, reader, now),
    listGroupMeetings(db, reader.demonstration),
    listMemberships(db),
  ])
  const told = events.map(({ values }) => values)
  const all = [
    ...events.map((event) => ofEvent(event, lang, memberships)),
    ...visits.map((visit) => ofVisit(visit, lang, memberships)),
    ...untoldMeetings(meetings, told).map((meeting) => ofMeeting(meeting, lang)),
  ]
  return all.toSorted((one, other) => byStart(one.when, other.when))
}

/** Events alone. */
export async function listEvents({ db, reader, now, lang }: Asked, refine: Refine): Promise<Happening[]> {
  const events = await listEntries(db, eventKind, reader, now, refine)
  return events.map((event) => ofEvent(event, lang)).toSorted((one, other) => byStart(one.when, other.when))
}
