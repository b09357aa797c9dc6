import type { Mapped } from '../mapping/model.ts'
import type { Practice } from '../model.ts'

/** What likeness is judged by; null where it is not known. */
export interface LikePlace {
  readonly id: string
  readonly name: string
  readonly country: string
  readonly kind: string
  /** Those it is in now. */
  readonly networkIds: readonly string[]
  readonly population: number | null
  /** Percent of residents born abroad; never the share of non-nationals, which counts other people. */
  readonly foreignBorn: number | null
}

/** A practice that could be recommended: which questions it answers, and where it is from. */
export interface Candidate {
  readonly practice: Practice
  readonly items: readonly Mapped[]
  /** Those of its places that are on record here. */
  readonly places: readonly LikePlace[]
  /** How many places have marked it as adopted. */
  readonly adopted: number
}

/** A question that a place could gain on. */
export interface Question {
  readonly item: string
  readonly area: string
  /** 0..1; null where it was not answered. */
  readonly points: number | null
}

/** What two places have in common, in the order in which it is said. */
export const likenesses = ['size', 'foreign_born', 'country', 'network', 'kind'] as const
export type Likeness = (typeof likenesses)[number]

/** A practice for a question, with all that its sentence says. */
export interface PracticePick {
  readonly practice: Practice
  readonly mapped: Mapped
  /** No points yet, or a part of them. */
  readonly gap: 'none' | 'some'
  /** The one of its places that is most like; undefined where none is on record. */
  readonly from: PickFrom | undefined
  readonly adopted: number
}

export interface PickFrom {
  readonly place: LikePlace
  readonly likenesses: readonly Likeness[]
}

/** Of a question; without picks there is no suitable practice yet. */
export interface Recommended extends Question {
  readonly picks: readonly PracticePick[]
}
