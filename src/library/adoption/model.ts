export const markKinds = ['interested', 'adopted'] as const
export type MarkKind = (typeof markKinds)[number]

/** What a place makes of a practice of others. */
export interface Mark {
  readonly practiceId: string
  readonly placeId: string
  readonly placeName: string
  readonly kind: MarkKind
  /** Of an adoption: since when, and how the place does it. */
  readonly year: number | null
  readonly how: string | null
  /** Null where nobody knows it. */
  readonly howLanguage: string | null
  /** Whether everybody may read which place it is; the count is for everybody. */
  readonly public: boolean
  readonly markedAt: Date
}

export type MarkCounts = Readonly<Record<MarkKind, number>>

export const countMarks = (marks: readonly Pick<Mark, 'kind'>[]): MarkCounts => ({
  interested: marks.filter(({ kind }) => kind === 'interested').length,
  adopted: marks.filter(({ kind }) => kind === 'adopted').length,
})

interface Reader {
  readonly demonstration: boolean
  readonly mandates: readonly unknown[]
}

/** Whoever holds a mandate in the world of the practice sees which places they are; everybody else those that said so. */
export function visibleTo(
  marks: readonly Mark[],
  practice: { readonly demonstration: boolean },
  reader: Reader | null,
): Mark[] {
  const member = reader !== null && reader.demonstration === practice.demonstration && reader.mandates.length > 0
  return marks.filter((mark) => member || mark.public)
}

interface Whose {
  readonly demonstration: boolean
  readonly ownerPlaceId: string | null
  readonly places: readonly { readonly placeId: string | null }[]
}

/** A place marks practices of others, of its own world. */
export const mayBeMarkedBy = (
  practice: Whose,
  place: { readonly id: string; readonly demonstration: boolean },
): boolean =>
  practice.demonstration === place.demonstration &&
  practice.ownerPlaceId !== place.id &&
  !practice.places.some(({ placeId }) => placeId === place.id)
