import type { ChartHead, Subject, Tick, Value } from './chart-model.ts'

export interface ChangeRow extends Subject {
  /** Null: no value in that year; `note` says why. */
  readonly from: Value | null
  readonly to: Value | null
  readonly note?: string | undefined
  readonly chosen?: boolean | undefined
}

/** From one edition or year to another, a row each area or place: an arrow, so that its direction needs no colour. */
export interface ChangeChart extends ChartHead {
  readonly kind: 'change'
  readonly ticks: readonly Tick[]
  /** Names of the two ends, written on an example: "2019", "2024". */
  readonly names: { readonly example: string; readonly from: string; readonly to: string }
  readonly rows: readonly ChangeRow[]
}
