import { firstDay, isUpcoming, type When, yearOf } from './calendar.ts'
import { type EventKindName, eventKinds, type Mode } from './kinds.ts'

/** What a calendar shows, wherever it is kept: events, visits of experts, meetings of working groups. Pure. */
export interface Happening {
  /** Stays the same as long as it is the same thing. */
  readonly key: string
  readonly kind: HappeningKind
  readonly title: string
  /** Of the title. */
  readonly language: string
  readonly summary: string | null
  readonly summaryLanguage: string
  readonly when: When
  readonly mode: Mode | null
  /** Where it was held, in words; places of the record stand in `places`. */
  readonly location: string | null
  readonly country: string | null
  /** Whose it is, and those whose places took part. */
  readonly networks: readonly string[]
  readonly places: readonly { readonly placeId: string | null; readonly name: string }[]
  readonly themes: readonly string[]
  readonly series: string | null
  readonly partOf: string | null
  /** The page that says more. */
  readonly address: string
  readonly demonstration: boolean
}

export const happeningKinds = [...eventKinds, 'expert_visit'] as const
export type HappeningKind = EventKindName | 'expert_visit'

/** What a reader of the calendar asks for; undefined: whatever. */
export interface Wanted {
  readonly kind?: string | undefined
  readonly theme?: string | undefined
  readonly network?: string | undefined
  readonly place?: string | undefined
  /** `unstated`: no source says it. */
  readonly mode?: string | undefined
  readonly year?: number | undefined
  readonly series?: string | undefined
}

export function isWanted(happening: Happening, wanted: Wanted): boolean {
  const { kind, theme, network, place, mode, year, series } = wanted
  return (
    (kind === undefined || happening.kind === kind) &&
    (theme === undefined || happening.themes.includes(theme)) &&
    (network === undefined || happening.networks.includes(network)) &&
    (place === undefined || happening.places.some(({ placeId }) => placeId === place)) &&
    (mode === undefined || (happening.mode ?? 'unstated') === mode) &&
    (year === undefined || yearOf(happening.when.start) === year) &&
    (series === undefined || happening.series === series)
  )
}

/** One year of the archive: what has a day by its day, then what has none. */
export interface ArchiveYear {
  /** Null: of no known year. */
  readonly year: number | null
  readonly dated: readonly Happening[]
  readonly undated: readonly Happening[]
}

export interface Agenda {
  /** What is to come or going on, the next first. */
  readonly upcoming: readonly Happening[]
  /** What is past, the newest first. */
  readonly archive: readonly ArchiveYear[]
}

/** `happenings` by their start. */
export function agendaOf(happenings: readonly Happening[], today: string): Agenda {
  const upcoming = happenings.filter(({ when }) => isUpcoming(when, today))
  const past = happenings.filter(({ when }) => !isUpcoming(when, today)).toReversed()
  const years = [...new Set(past.map(({ when }) => yearOf(when.start)))].sort((a, b) => (b ?? 0) - (a ?? 0))
  const archive = years.map((year) => {
    const own = past.filter(({ when }) => yearOf(when.start) === year)
    return {
      year,
      dated: own.filter(({ when }) => firstDay(when) !== undefined),
      undated: own.filter(({ when }) => firstDay(when) === undefined).toReversed(),
    }
  })
  return { upcoming, archive }
}

interface Meets {
  readonly groupId: string
  readonly fromOn: string
}

/** A meeting of a group that is told as an event is that event, and not shown beside it. */
export function untoldMeetings<Meeting extends Meets>(
  meetings: readonly Meeting[],
  events: readonly { readonly workingGroup: string | null; readonly start: string | null }[],
): Meeting[] {
  return meetings.filter(
    ({ groupId, fromOn }) =>
      !events.some(({ workingGroup, start }) => workingGroup === groupId && (start ?? '') === fromOn),
  )
}
