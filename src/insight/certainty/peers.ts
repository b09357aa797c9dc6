import type { ChartPlace } from '../charts/model.ts'
import type { FlatScores } from '../model.ts'

/** What two places have in common, in the order in which it is said. */
export type Likeness = 'size' | 'foreign_born' | 'country' | 'profile'

export interface Peer {
  readonly id: string
  /** 0 for one just like it; only for ordering. */
  readonly distance: number
  readonly likenesses: readonly Likeness[]
}

export interface PeerPlace {
  readonly place: Pick<ChartPlace, 'id' | 'country' | 'figures'>
  readonly scores: FlatScores
}

/** How near is near: half as many or twice as many people; five points of the share; twelve points an area on average. */
const near = { size: Math.log(2), foreign_born: 5, profile: 12 }

/**
 * The places most like one, found from what is known of them: size, share born abroad, country, and how the areas stand to
 * each other (each profile about its own mean, so that a stronger place with the same shape is a peer to learn from).
 */
export function peersOf(own: PeerPlace, others: readonly PeerPlace[], areas: readonly string[], most = 8): Peer[] {
  return others
    .filter(({ place }) => place.id !== own.place.id)
    .map((other) => peer(own, other, areas))
    .toSorted((a, b) => a.distance - b.distance || (a.id < b.id ? -1 : 1))
    .slice(0, most)
}

function peer(own: PeerPlace, other: PeerPlace, areas: readonly string[]): Peer {
  const apart = {
    size: gap(logOf(own.place.figures.population), logOf(other.place.figures.population)),
    foreign_born: gap(own.place.figures.foreign_born?.value, other.place.figures.foreign_born?.value),
    profile: profileGap(own.scores, other.scores, areas),
  }
  const sameCountry = own.place.country === other.place.country
  const likenesses = (['size', 'foreign_born', 'profile'] as const).filter((of) => (apart[of] ?? Infinity) <= near[of])
  // What is unknown is neither like nor unlike: as far apart as the limit of being near.
  const distance =
    (apart.size ?? near.size) / near.size +
    (apart.foreign_born ?? near.foreign_born) / near.foreign_born +
    (apart.profile ?? near.profile) / near.profile +
    (sameCountry ? 0 : 1)
  return { id: other.place.id, distance, likenesses: sameCountry ? [...likenesses, 'country'] : likenesses }
}

const logOf = (figure: { value: number } | null) => (figure && figure.value > 0 ? Math.log(figure.value) : undefined)

const gap = (a: number | undefined, b: number | undefined) =>
  a === undefined || b === undefined ? undefined : Math.abs(a - b)

function profileGap(own: FlatScores, other: FlatScores, areas: readonly string[]): number | undefined {
  const pairs = areas.flatMap((area) => {
    const [a, b] = [own[area], other[area]]
    return typeof a === 'number' && typeof b === 'number' ? [[a, b] as const] : []
  })
  if (pairs.length < areas.length / 2) return undefined
  const mean = (at: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[at], 0) / pairs.length
  const [ownMean, otherMean] = [mean(0), mean(1)]
  return pairs.reduce((sum, [a, b]) => sum + Math.abs(a - ownMean - (b - otherMean)), 0) / pairs.length
}

export interface ItemDifference {
  readonly item: string
  /** Peers that score higher in all, and have more points here. */
  readonly ahead: number
  readonly of: number
  /** Points 0..1: one's own, and the mean of theirs. */
  readonly own: number
  readonly theirs: number
}

type Points = Readonly<Record<string, { readonly state: string; readonly points: number | null }>>

/**
 * Where peers that score higher answer differently: most of them have more points, the largest gaps first. One answer alone
 * says little where there could be more.
 */
export function differences(own: Points, higher: readonly Points[], most = 6): ItemDifference[] {
  return Object.entries(own)
    .flatMap(([item, { state, points }]) => {
      if (state === 'na') return []
      const mine = points ?? 0
      const theirs = higher.flatMap((one) => (one[item]?.state === 'answered' ? [one[item].points ?? 0] : []))
      const ahead = theirs.filter((one) => one > mine).length
      if (theirs.length < Math.min(2, higher.length) || ahead <= theirs.length / 2) return []
      return [
        {
          item,
          ahead,
          of: theirs.length,
          own: mine,
          theirs: theirs.reduce((sum, one) => sum + one, 0) / theirs.length,
        },
      ]
    })
    .toSorted((a, b) => b.theirs - b.own - (a.theirs - a.own))
    .slice(0, most)
}
