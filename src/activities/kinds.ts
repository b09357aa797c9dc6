import { type Entry, type EntryKind } from '#library'
import { href } from '#routes'
import { faultOf, yearOf } from './calendar.ts'

export const eventKinds = [
  'webinar',
  'meeting',
  'annual_meeting',
  'coordination_meeting',
  'committee_meeting',
  'network_meeting',
  'working_group',
  'study_meeting',
  'brainstorming_meeting',
  'workshop',
  'session',
  'exchange',
  'academy',
  'training',
  'conference',
  'project_launch',
  'youth_summit',
] as const
export const modes = ['online', 'in_person', 'hybrid'] as const
export const levels = ['main', 'regional', 'local', 'network', 'strategic', 'anti_rumours', 'tools'] as const
export const counted = ['people', 'places', 'regions', 'delegations'] as const

export type EventKindName = (typeof eventKinds)[number]
export type Mode = (typeof modes)[number]

type Known<Values> = Values & Readonly<Record<string, unknown>>

/** What somebody may take with them: its title by language. */
export interface Link {
  readonly title: Readonly<Record<string, string>>
  readonly address: string
}

export type EventValues = Known<{
  readonly kind: EventKindName
  /** As exact as its source has it: 2020, 2020-03 or 2020-03-21; null where nothing is known. */
  readonly start: string | null
  readonly end: string | null
  /** Of one that is not held on all days between. */
  readonly days: readonly string[]
  readonly startTime: string | null
  readonly endTime: string | null
  readonly timeZone: string | null
  readonly hours: number | null
  /** Null where no source says it. */
  readonly mode: Mode | null
  readonly country: string | null
  /** Whose people took part. */
  readonly countries: readonly string[]
  readonly participants: number | null
  readonly participantsOf: (typeof counted)[number] | null
  readonly level: (typeof levels)[number] | null
  readonly partOf: string | null
  readonly series: string | null
  readonly edition: number | null
  readonly project: string | null
  /** Of a meeting of a working group. */
  readonly workingGroup: string | null
  readonly themes: readonly string[]
  readonly links: readonly Link[]
}>

export type Event = Entry<EventValues>

export const eventKind: EntryKind<EventValues> = {
  name: 'event',
  table: 'event',
  words: 'activities',
  texts: [
    { key: 'title', shape: 'line', required: true },
    { key: 'summary', shape: 'paragraphs', required: true },
    { key: 'occasion', shape: 'line' },
    { key: 'location', shape: 'line' },
    { key: 'organisers', shape: 'lines' },
    { key: 'partners', shape: 'lines' },
    { key: 'groups', shape: 'lines' },
    { key: 'observers', shape: 'lines' },
    { key: 'topics', shape: 'lines' },
    { key: 'conclusions', shape: 'lines' },
    { key: 'outputs', shape: 'lines' },
    { key: 'funding', shape: 'line' },
    { key: 'note', shape: 'paragraphs' },
  ],
  fields: [
    { key: 'kind', column: 'kind', type: 'choice', of: eventKinds, required: true },
    { key: 'start', column: 'start_on', type: 'day' },
    { key: 'end', column: 'end_on', type: 'day' },
    { key: 'days', column: 'days', type: 'lines' },
    { key: 'startTime', column: 'start_time', type: 'time' },
    { key: 'endTime', column: 'end_time', type: 'time' },
    { key: 'timeZone', column: 'time_zone', type: 'time zone' },
    { key: 'hours', column: 'hours', type: 'number' },
    { key: 'mode', column: 'mode', type: 'choice', of: modes },
    { key: 'country', column: 'country', type: 'country' },
    { key: 'countries', column: 'countries', type: 'countries' },
    { key: 'participants', column: 'participants', type: 'integer' },
    { key: 'participantsOf', column: 'participants_of', type: 'choice', of: counted },
    { key: 'level', column: 'level', type: 'choice', of: levels },
    { key: 'partOf', column: 'part_of', type: 'entry', kind: 'event' },
    { key: 'series', column: 'series', type: 'entry', kind: 'event series' },
    { key: 'edition', column: 'edition', type: 'integer' },
    { key: 'project', column: 'project', type: 'entry', kind: 'project' },
    { key: 'workingGroup', column: 'working_group', type: 'line' },
    { key: 'themes', column: 'themes', type: 'subjects' },
    { key: 'links', column: 'links', type: 'links' },
  ],
  places: [{ role: 'host' }, { role: 'participant' }, { role: 'observer' }],
  check: faultOf,
  address: (lang, id) => href('event', { lang, id }),
  year: ({ start }) => yearOf(start),
  inSearch: true,
}

export type SeriesValues = Readonly<Record<string, unknown>>

/** Events that belong together, edition by edition. */
export const seriesKind: EntryKind<SeriesValues> = {
  name: 'event series',
  table: 'event_series',
  words: 'activities',
  texts: [
    { key: 'title', shape: 'line', required: true },
    { key: 'summary', shape: 'paragraphs' },
  ],
  fields: [],
  places: [],
  address: (lang, id) => href('events', { lang }, { series: id }),
  year: () => null,
  inSearch: false,
}

export const projectKinds = ['inter_city_grant', 'european_project', 'network_project', 'other'] as const
export const methods = [
  'twinning',
  'peer_mentoring',
  'training',
  'round_tables',
  'consultation',
  'strategy',
  'publication',
  'tools',
  'evaluation',
] as const

export type ProjectValues = Known<{
  readonly kind: (typeof projectKinds)[number]
  readonly methods: readonly (typeof methods)[number][]
  readonly start: string | null
  readonly end: string | null
  readonly countries: readonly string[]
  /** As a source counts them, whether they are named or not. */
  readonly partnersStated: number | null
  readonly amount: number | null
  readonly themes: readonly string[]
  readonly publications: readonly string[]
  readonly links: readonly Link[]
}>

export type Project = Entry<ProjectValues>

export const projectKind: EntryKind<ProjectValues> = {
  name: 'project',
  table: 'project',
  words: 'activities',
  texts: [
    { key: 'title', shape: 'line', required: true },
    { key: 'summary', shape: 'paragraphs', required: true },
    { key: 'aims', shape: 'lines' },
    { key: 'phases', shape: 'lines' },
    { key: 'targetGroups', shape: 'lines' },
    { key: 'organisers', shape: 'lines' },
    { key: 'partners', shape: 'lines' },
    { key: 'outputs', shape: 'lines' },
    { key: 'funding', shape: 'line' },
    { key: 'note', shape: 'paragraphs' },
  ],
  fields: [
    { key: 'kind', column: 'kind', type: 'choice', of: projectKinds, required: true },
    { key: 'methods', column: 'methods', type: 'choices', of: methods },
    { key: 'start', column: 'start_on', type: 'day' },
    { key: 'end', column: 'end_on', type: 'day' },
    { key: 'countries', column: 'countries', type: 'countries' },
    { key: 'partnersStated', column: 'partners_stated', type: 'integer' },
    { key: 'amount', column: 'amount', type: 'money' },
    { key: 'themes', column: 'themes', type: 'subjects' },
    { key: 'publications', column: 'publications', type: 'entries', kind: 'publication' },
    { key: 'links', column: 'links', type: 'links' },
  ],
  places: [{ role: 'lead' }, { role: 'joined' }, { role: 'partner' }],
  check: ({ start, end }) =>
    start && end && end < start.slice(0, end.length) ? { key: 'end', fault: 'project.fault.order' } : null,
  address: (lang, id) => href('project', { lang, id }),
  year: ({ start }) => yearOf(start),
  inSearch: true,
}

export const activityKinds = [seriesKind, projectKind, eventKind] as const
