import type { Edition, TextsIn } from '#instruments'
import type { CountryNames } from '#network'
import type { Parameters, Speech, Translate } from '#platform/i18n'
import type { Chart } from '#charts'
import type { ChartPlace, PlaceSet, ResultSheet } from './model.ts'
import type { ChartState, KnownEdition } from './state.ts'
import type { TableData } from './table-data.ts'

/** All that a view is drawn from. Every word of it comes out of here. */
export interface Context {
  readonly speech: Speech
  readonly t: Translate<'charts'>
  readonly state: ChartState
  readonly set: PlaceSet
  readonly edition: Edition
  readonly known: KnownEdition
  readonly texts: TextsIn
  /** In the order of the reader's language. */
  readonly places: readonly ChartPlace[]
  readonly countries: CountryNames
  /** The sheet of the edition of the state. */
  readonly sheet: ResultSheet
  /** Those of every edition that the view needs. */
  readonly sheets: ReadonlyMap<string, ResultSheet>
  /** The drawing leaves the page: it fetches nothing, and says in itself what the page says around it. */
  readonly alone: boolean
  /** The address of another state. */
  readonly address: (state: ChartState) => string
}

/** A chart with everything that stands around it. */
export interface View {
  /** Null where there is nothing to draw: `notes` then says why. */
  readonly chart: Chart | null
  readonly title: string
  /** The finding in a sentence or two. */
  readonly finding: string
  /** Sentences that a reader must know. */
  readonly notes: readonly string[]
  readonly table: TableData
  /** Rows of the table that stand on one page. */
  readonly perPage: number
  /** Day of the newest result drawn, YYYY-MM-DD; null where there is none. */
  readonly dataDate: string | null
}

export type { Parameters }
