import type { Gain } from '#instruments'

export interface AreaGains {
  readonly area: string
  /** The largest first. */
  readonly gains: readonly Gain[]
}

/** The extended index holds every area, so that those it adds to the core one have their turn. */
const weight = ({ gain }: Gain) => gain.extended ?? gain.core ?? gain.area ?? 0

/** The questions with most to gain, by area; the area that holds the largest first. `more` is how many are left out. */
export function largestGains(gains: readonly Gain[], most: number): { areas: AreaGains[]; more: number } {
  const largest = gains.toSorted((a, b) => weight(b) - weight(a)).slice(0, most)
  const byArea = Map.groupBy(largest, ({ area }) => area)
  return { areas: [...byArea].map(([area, list]) => ({ area, gains: list })), more: gains.length - largest.length }
}
