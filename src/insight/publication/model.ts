import type { FlatScores } from '../model.ts'

/** What of a result everybody may read. Each step holds the ones before: answers give areas away, and areas the total. */
export const publicationLevels = ['nothing', 'total', 'areas', 'answers'] as const
export type PublicationLevel = (typeof publicationLevels)[number]

/** As the columns have it. */
export interface Publication {
  readonly total: boolean
  readonly areas: boolean
  readonly answers: boolean
}

export const isPublicationLevel = (value: string): value is PublicationLevel =>
  publicationLevels.some((level) => level === value)

export const atLeast = (level: PublicationLevel, least: PublicationLevel): boolean =>
  publicationLevels.indexOf(level) >= publicationLevels.indexOf(least)

export const publicationOf = (level: PublicationLevel): Publication => ({
  total: atLeast(level, 'total'),
  areas: atLeast(level, 'areas'),
  answers: atLeast(level, 'answers'),
})

/** No row: nobody has chosen, and nothing is public. */
export function levelOf(publication: Publication | null | undefined): PublicationLevel {
  if (!publication?.total) return 'nothing'
  if (!publication.areas) return 'total'
  return publication.answers ? 'answers' : 'areas'
}

/** The scores that belong to the total; every other one is of an area or made of areas. */
export const totalKeys = ['core', 'extended'] as const

/** The scores that may be read at a level; what may not is not there at all. */
export function scoresAt(level: PublicationLevel, scores: FlatScores): FlatScores {
  if (atLeast(level, 'areas')) return scores
  if (level === 'nothing') return {}
  return Object.fromEntries(Object.entries(scores).filter(([key]) => totalKeys.some((total) => total === key)))
}
