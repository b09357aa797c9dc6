import { type Conflict, conflicts, type Expert, isAway } from '#network'

/** How well an expert fits a round: what forbids asking them, and what one should know before. */
export interface Fitness {
  readonly expert: Expert
  /** Not empty: they must not be asked. */
  readonly conflicts: readonly Conflict[]
  readonly remarks: readonly ('away' | 'language')[]
  /** Reviews they have under way. */
  readonly load: number
}

interface Asked {
  readonly place: { readonly id: string; readonly networkIds: readonly string[] }
  /** Those that the place works in; any of them is enough. */
  readonly languages: readonly string[]
  readonly load: number
}

export function fitnessOf(expert: Expert, { place, languages, load }: Asked, day: string): Fitness {
  const remarks: Fitness['remarks'][number][] = []
  if (isAway(expert, day)) remarks.push('away')
  if (languages.length > 0 && !languages.some((one) => expert.languages.includes(one))) remarks.push('language')
  return { expert, conflicts: conflicts(expert, place, day), remarks, load }
}

/** Whoever fits best first; those who must not be asked last. */
export const byFitness = (a: Fitness, b: Fitness): number =>
  Number(a.conflicts.length > 0) - Number(b.conflicts.length > 0) ||
  a.remarks.length - b.remarks.length ||
  a.load - b.load ||
  a.expert.name.localeCompare(b.expert.name)
