import type { PlaceFact, Texts } from '#network'
import type { FlatScores } from '../model.ts'
import type { Axis, Known } from './state.ts'

/** The figure of a place that is shown first of its measure, with what it needs to be cited. */
export type Figure = Pick<PlaceFact, 'value' | 'year' | 'basis' | 'source'>

/** A place with at least one result that everybody may read. */
export interface ChartPlace {
  readonly id: string
  readonly name: string
  /** ISO 3166-1 alpha-2, or a code of an invented country. */
  readonly country: string
  /** Those it is in now. */
  readonly networkIds: readonly string[]
  readonly longitude: number | null
  readonly latitude: number | null
  readonly figures: Readonly<Record<Axis, Figure | null>>
}

/** A result, as far as everybody may read it. */
export interface ChartResult {
  readonly id: string
  readonly placeId: string
  readonly year: number
  /** On which it was computed, YYYY-MM-DD, of UTC. */
  readonly day: string
  /** False: the place made its total public and not its areas. */
  readonly areas: boolean
  /** 0..100, unrounded; null where nothing applied; without a key where the place keeps it to itself. */
  readonly scores: FlatScores
}

/** The places of one set, real or invented. */
export interface PlaceSet {
  readonly demonstration: boolean
  /** The number of the record when it was read (`chart_revision`). */
  readonly revision: number
  readonly known: Known
  readonly places: ReadonlyMap<string, ChartPlace>
  readonly networks: ReadonlyMap<string, Texts>
  readonly inventedCountries: ReadonlyMap<string, Texts>
}

/** What everybody may read of one edition in one set. */
export interface ResultSheet {
  readonly edition: string
  /** Of each place, newest first. */
  readonly byPlace: ReadonlyMap<string, readonly ChartResult[]>
}
