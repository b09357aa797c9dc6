import type { ChartHead, Middle, MiddleNames, Subject, Tick, Value } from './chart-model.ts'

export interface ProfileArea extends Subject {
  /** A sign of one or two characters for the area, where there is no room for its label: its number in the list. */
  readonly short: string
  /** One for each of the chart's places, in their order; null where nothing applied. */
  readonly values: readonly (Value | null)[]
  /** Null where too few places of the group have a value. */
  readonly middle: Middle | null
  /** Why there is no value or no middle. */
  readonly note?: string | undefined
}

/** One or two places by area against their group. The same data draws bars and, on wish, the radar known from reports. */
interface Profile extends ChartHead {
  readonly ticks: readonly Tick[]
  /** One or two. */
  readonly places: readonly Subject[]
  readonly areas: readonly ProfileArea[]
  /** Null where no area has a middle. */
  readonly names: MiddleNames | null
}

export interface ProfileChart extends Profile {
  readonly kind: 'profile'
  /** Heading of the row that names the marks: "How to read a row"; '' for bars that need none. */
  readonly example: string
}

export interface RadarChart extends Profile {
  readonly kind: 'radar'
}
