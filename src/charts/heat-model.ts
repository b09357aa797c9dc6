import type { ChartHead, ClassScale, Subject } from './chart-model.ts'

export interface HeatArea extends Subject {
  /** A sign of one or two characters, where there is no room for the label: the area's number in the list. */
  readonly short: string
}

export interface HeatCell {
  /** Which class of the scale, from 0; null where there is no value. */
  readonly step: number | null
  /** Written in the cell where there is room: whole numbers read best. Empty where there is no value. */
  readonly text: string
  /** "Lundby, Education: 63.2" */
  readonly title?: string | undefined
}

export interface HeatRow extends Subject {
  readonly chosen?: boolean | undefined
  /** One for each area, in their order. */
  readonly cells: readonly HeatCell[]
}

/**
 * Places by areas: places are rows, areas columns. A few places (`mostBeside`) stand beside each other as columns, so that
 * areas can be read out. Beyond some 150 places the caller pages.
 */
export interface HeatChart extends ChartHead {
  readonly kind: 'heat'
  readonly scale: ClassScale
  readonly areas: readonly HeatArea[]
  readonly places: readonly HeatRow[]
}

export const mostBeside = { wide: 5, small: 3 } as const
