import type { ChartHead, Subject, Tick } from './chart-model.ts'

export interface SeriesPoint {
  /** Year, as a number; a month is a fraction of it. */
  readonly at: number
  readonly value: number
  readonly text: string
  /** "Lundby, 2019: 63.2" */
  readonly title?: string | undefined
}

export interface SeriesLine extends Subject {
  /** Runs that may be joined, in time: one edition lineage, no edition missed. Between two runs the line has a gap. */
  readonly runs: readonly (readonly SeriesPoint[])[]
  /** The median of a group: thinner, without values. */
  readonly group?: boolean | undefined
}

/** Progress of one to four places, with the median of their group. */
export interface SeriesChart extends ChartHead {
  readonly kind: 'series'
  readonly years: readonly Tick[]
  readonly ticks: readonly Tick[]
  readonly lines: readonly SeriesLine[]
}
