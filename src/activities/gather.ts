import {
  listPublicVisits,
  listRecordedVisits,
  type PublicVisit,
  type RecordedVisit,
  visitRecordKind,
} from '#assessment'
import { type Entry, listEntries, type Reader, type Refine, textIn } from '#library'
import { type GroupMeeting, inLanguage, listGroupMeetings } from '#network'
import type { Db } from '#platform/database'
import { speech } from '#platform/i18n'
import { href } from '#routes'
import { byStart } from './calendar.ts'
import { type Happening, isWanted, untoldMeetings } from './happenings.ts'
import { type Event, eventKind } from './kinds.ts'
import { eventsOfWhom, listMemberships, type Memberships, ofWhom, type Whose } from './store.ts'

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
    mode: mode && modeOf(mode),
    networks: networksOf(visit, memberships),
    places: visit.places,
    themes: [],
    address: visitRecordKind.address?.(lang, visit.id) ?? '',
    demonstration: visit.demonstration,
  }
}

const modeOf = (mode: PublicVisit['mode']) => (mode === 'on_site' ? 'in_person' : mode)

/** One that was run here. */
function ofPublicVisit(visit: PublicVisit, lang: string): Happening {
  const { id, placeId, placeName, networkIds, demonstration, mode, fromOn, untilOn } = visit
  return {
    ...alone,
    key: `visit-run-${id}`,
    kind: 'expert_visit',
    title: speech(lang).words('activities')('visit.title', { place: placeName }),
    language: lang,
    summary: null,
    summaryLanguage: lang,
    when: { start: fromOn, end: untilOn, days: [], ...noTimes },
    mode: modeOf(mode),
    networks: networkIds,
    places: [{ placeId, name: placeName }],
    themes: [],
    address: href('visitProfile', { lang, visit: id }),
    demonstration,
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

/** What the reader may know of that happens, by its start: everything, or what is of one place or network. */
export async function listHappenings({ db, reader, now, lang }: Asked, whose?: Whose): Promise<Happening[]> {
  const { demonstration } = reader
  const place = whose && 'place' in whose ? { placeId: whose.place } : {}
  const [events, recorded, visits, meetings, memberships] = await Promise.all([
    listEntries(db, eventKind, reader, now, whose && eventsOfWhom(whose)),
    listRecordedVisits(db, reader, now, whose && ofWhom(visitRecordKind.name, whose)),
    listPublicVisits(db, { demonstration, ...place }),
    // A meeting of a group is at no place of the record.
    whose && 'place' in whose ? [] : listGroupMeetings(db, demonstration),
    listMemberships(db),
  ])
  const told = events.map(({ values }) => values)
  const all = [
    ...events.map((event) => ofEvent(event, lang, memberships)),
    ...recorded.map((visit) => ofVisit(visit, lang, memberships)),
    ...visits.map((visit) => ofPublicVisit(visit, lang)),
    ...untoldMeetings(meetings, told).map((meeting) => ofMeeting(meeting, lang)),
  ]
  const wanted = whose ? all.filter((one) => isWanted(one, whose)) : all
  return wanted.toSorted((one, other) => byStart(one.when, other.when))
}

/** Events alone. */
export async function listEvents({ db, reader, now, lang }: Asked, refine: Refine): Promise<Happening[]> {
  const events = await listEntries(db, eventKind, reader, now, refine)
  return events.map((event) => ofEvent(event, lang)).toSorted((one, other) => byStart(one.when, other.when))
}
