import type { Practice } from '../model.ts'

/** A practice, and the areas of whose questions in the Index it was judged to answer one in full. */
export interface Known {
  readonly practice: Practice
  readonly answers: ReadonlySet<string>
  /** Places that took it up. */
  readonly adopted: number
}

export interface PracticeFor {
  readonly practice: Practice
  /** The area that it shares with what is weak. */
  readonly area: string
  readonly why: 'both' | 'mapped' | 'area'
}

const most = 2
const rank = { both: 0, mapped: 1, area: 2 } as const

/**
 * For each weak part, told by the areas of the taxonomy it covers, the practices that share one: first those that were judged to do what a question of the Index
 * asks about there, then by the order of the areas, by how many places took them up, then the newest. None is named twice.
 */
export function picksFor(wanted: readonly (readonly string[])[], known: readonly Known[]): (readonly PracticeFor[])[] {
  const named = new Set<string>()
  return wanted.map((areas) => {
    const picks = known
      .filter(({ practice }) => !named.has(practice.id))
      .flatMap((one) => matchOf(one, areas))
      .toSorted((a, b) => rank[a.why] - rank[b.why] || a.at - b.at || b.adopted - a.adopted || byAge(a, b))
      .slice(0, most)
    for (const { practice } of picks) named.add(practice.id)
    return picks
  })
}

function matchOf({ practice, answers, adopted }: Known, areas: readonly string[]) {
  const matches = areas.flatMap((area, at) => {
    const [listed, mapped] = [practice.area === area, answers.has(area)]
    if (!listed && !mapped) return []
    const why: PracticeFor['why'] = listed && mapped ? 'both' : mapped ? 'mapped' : 'area'
    return [{ practice, area, why, at, adopted }]
  })
  return matches.toSorted((a, b) => rank[a.why] - rank[b.why]).slice(0, 1)
}

const byAge = (a: PracticeFor, b: PracticeFor): number =>
  (b.practice.year ?? 0) - (a.practice.year ?? 0) || (a.practice.id < b.practice.id ? -1 : 1)
