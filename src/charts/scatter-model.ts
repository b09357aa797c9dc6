import type { ChartHead, Subject, Tick } from './chart-model.ts'

export interface ScatterAxis {
  readonly label: string
  readonly ticks: readonly Tick[]
  /** Equal distances are equal factors: for populations. Values must be above zero. */
  readonly log?: boolean | undefined
}

export interface ScatterPoint extends Subject {
  readonly x: number
  readonly y: number
  readonly chosen?: boolean | undefined
  /** In the comparison group: in colour, the others grey. */
  readonly inGroup: boolean
}

/** Each place by two measures. Names are written where there is room: chosen places first, then the outermost ones. */
export interface ScatterChart extends ChartHead {
  readonly kind: 'scatter'
  readonly x: ScatterAxis
  readonly y: ScatterAxis
  readonly points: readonly ScatterPoint[]
  /** Names of the two colours; null where all points are in the group. */
  readonly names: { readonly group: string; readonly others: string } | null
}
