import type { ChartHead, Tick, Value } from './chart-model.ts'
import type { TextMark } from './text-mark.ts'

export interface Spread {
  readonly min: number
  readonly q1: number
  readonly median: number
  readonly q3: number
  readonly max: number
}

export interface SpreadRow {
  readonly key: string
  readonly label: string
  /** Null: the place has no value here; `note` then says why. */
  readonly own: Value | null
  /** Null: too few places to show how they spread. */
  readonly spread: Spread | null
  /** Written in the row: above the marks where there is no own value, else below them. */
  readonly note?: string | undefined
}

/** Each area's value against the spread of a group. */
export interface SpreadChart extends ChartHead {
  /** Values from the first to the last tick. */
  readonly ticks: readonly Tick[]
  readonly rows: readonly SpreadRow[]
  /** Names of the marks, written once on an example row; none where no row has a spread. */
  readonly example: {
    readonly title: string
    readonly own: string
    readonly median: string
    readonly half: string
    readonly min: string
    readonly max: string
  } | null
}

/** Positions from left to right. */
export interface RowMarks {
  readonly key: string
  readonly top: number
  readonly bottom: number
  /** Height of the marks. */
  readonly y: number
  readonly range: Extent | null
  readonly band: Extent | null
  readonly median: number | null
  readonly own: number | null
  readonly texts: readonly TextMark[]
}

/** From the left to the right. */
export type Extent = readonly [x0: number, x1: number]

export interface SpreadGeometry {
  readonly width: number
  readonly height: number
  readonly plot: { readonly x: Extent; readonly top: number; readonly bottom: number }
  readonly grid: readonly number[]
  readonly example: RowMarks | null
  readonly rows: readonly RowMarks[]
  /** The note and the axis, above and below the rows. */
  readonly texts: readonly TextMark[]
}

export interface Layout {
  readonly width: number
  /** Where values are drawn. */
  readonly plot: Extent
  /** Labels beside the plot, or in a line of their own above each row. */
  readonly labels: 'beside' | 'above'
}
