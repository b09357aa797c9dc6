import type { ChartHead, Middle, MiddleNames, Subject, Tick } from './chart-model.ts'

export interface PlaceDot extends Subject {
  /** Null: the place has no value; `text` then says why. */
  readonly value: number | null
  readonly text: string
  /** One the reader chose: in the strong colour and always named. */
  readonly chosen?: boolean | undefined
}

/**
 * Places on one scale. Up to `mostRows` a row each, in the order given; beyond that a strip in which every place is a dot
 * above its value, and only chosen places and the outermost ones are named: a thousand rows are a table, not a picture.
 */
export interface PlacesChart extends ChartHead {
  readonly kind: 'places'
  readonly ticks: readonly Tick[]
  readonly places: readonly PlaceDot[]
  /** Null where the group has fewer than five places. */
  readonly middle: (Middle & { readonly names: MiddleNames }) | null
}

export const mostRows = 60
