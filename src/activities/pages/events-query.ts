import { subjectKeys } from '#instruments'
import type { Query } from '#routes'
import { isMonth } from '../calendar.ts'
import { happeningKinds, type Wanted } from '../happenings.ts'
import { modes } from '../kinds.ts'

/** What an address of the calendar asks for. What it does not know, it does not filter by. */
export interface EventsQuery extends Wanted {
  /** A month to show as a sheet: 2020-04. */
  readonly month?: string | undefined
}

export const modeChoices = [...modes, 'unstated'] as const

const oneOf = <Value extends string>(values: readonly Value[], text: string | undefined): Value | undefined =>
  values.find((value) => value === text)

const idOf = (text: string | undefined): string | undefined => (text && /^[\w-]{1,100}$/.test(text) ? text : undefined)

export function readEventsQuery(sent: Readonly<Record<string, string>>): EventsQuery {
  const { kind, theme, network, place, mode, year, series, month } = sent
  return {
    kind: oneOf(happeningKinds, kind),
    theme: oneOf(subjectKeys, theme),
    network: idOf(network),
    place: idOf(place),
    mode: oneOf(modeChoices, mode),
    year: year && /^(19|20)\d\d$/.test(year) ? Number(year) : undefined,
    series: idOf(series),
    month: month && isMonth(month) ? month : undefined,
  }
}

const isSet = (value: unknown) => value !== undefined

/** Whether anything but the month is asked for. */
export const isFiltered = (query: EventsQuery): boolean => Object.values({ ...query, month: undefined }).some(isSet)

/** As an address has it. */
export const asQuery = (query: EventsQuery): Query => ({ ...query })
