import type { FormerResult, Standing } from '#insight'
import type { PracticePick } from '#library'
import type { PlaceFact, PlaceRecord, Texts } from '#network'
import type { Round } from '../model.ts'

/** All that a report is composed of; no word of it depends on the reader's language. */
export interface Material {
  readonly round: Round
  readonly place: Pick<PlaceRecord, 'id' | 'name' | 'country' | 'kind' | 'joinedYear' | 'demonstration'>
  /** The name of an invented country. */
  readonly inventedCountry: Texts | null
  readonly facts: readonly PlaceFact[]
  readonly standing: Standing
  /** What the place wrote beside its answers, by item. */
  readonly remarks: ReadonlyMap<string, Remark>
  /** What review came to, by item. */
  readonly reviewed: ReadonlyMap<string, ReviewNote>
  /** By area, the fittest first. */
  readonly practices: ReadonlyMap<string, readonly PracticePick[]>
  readonly moves: Moves
}

export interface Remark {
  readonly comment: string
  readonly source: string
  /** Links and files given as evidence. */
  readonly evidence: readonly { readonly title: string; readonly href: string | undefined }[]
}

/** Why another answer than the place's first one counts. */
export interface ReviewNote {
  readonly reason: string
}

/** What would raise the index most. */
export interface Moves {
  readonly moves: readonly Move[]
  /** Points that all of them together would add, each counted with the others. */
  readonly together: number
  /** The composite that the points are of. */
  readonly index: string
}

export interface Move {
  readonly item: string
  readonly area: string
  /** Points of 100 that this one alone would add to the index. */
  readonly gain: number
  /** Points of 100 it would add to its area. */
  readonly areaGain: number
  /** Places with full points here, whose answers everybody may read; the likest first. */
  readonly doneBy: readonly { readonly name: string; readonly placeId: string; readonly resultId: string }[]
}

/** The latest earlier round of the same questionnaire. */
export const lastBefore = ({ standing }: Material): FormerResult | undefined => standing.former.at(-1)
