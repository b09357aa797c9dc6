import { quartiles, type Quartiles } from '#statistics'
import type { FlatScores } from './model.ts'

/** A band holds its lower bound and not its upper one, but for the last, which begins above its lower one where told. */
export interface Band<Key extends string = string> {
  readonly key: Key
  holds(value: number): boolean
}

const band = <Key extends string>(key: Key, from: number, below: number): Band<Key> => ({
  key,
  holds: (value) => value >= from && value < below,
})

/** The programme's bands; those below 200,000 and the outer ones of the second list are from recollection of its reports. */
export const populationBands = [
  band('under_100k', 0, 100_000),
  band('100k_200k', 100_000, 200_000),
  band('200k_500k', 200_000, 500_000),
  band('from_500k', 500_000, Infinity),
] as const
export const foreignBornBands = [
  band('under_10', 0, 10),
  band('10_15', 10, 15),
  { key: '15_20', holds: (share: number) => share >= 15 && share <= 20 },
  { key: 'over_20', holds: (share: number) => share > 20 },
] as const satisfies readonly Band[]

export type PopulationBand = (typeof populationBands)[number]['key']
export type ForeignBornBand = (typeof foreignBornBands)[number]['key']

/** What a place joins groups by; null where nothing is known. */
export interface GroupingFacts {
  readonly population: number | null
  readonly foreignBornPercent: number | null
  readonly networkIds: readonly string[]
}

export const groupKinds = ['all', 'population', 'foreign_born', 'network'] as const
export type GroupKind = (typeof groupKinds)[number]

/** A comparison group, named by what its members share. */
export type Group =
  | { readonly kind: 'all' }
  | { readonly kind: 'population'; readonly band: PopulationBand }
  | { readonly kind: 'foreign_born'; readonly band: ForeignBornBand }
  | { readonly kind: 'network'; readonly networkId: string }

export const isGroupKind = (value: string): value is GroupKind => groupKinds.some((kind) => kind === value)

/** The groups of one kind that a place belongs to: of networks perhaps several; none where its facts do not say. */
export function groupsOf(kind: GroupKind, { population, foreignBornPercent, networkIds }: GroupingFacts): Group[] {
  if (kind === 'all') return [{ kind }]
  if (kind === 'network') return networkIds.map((networkId) => ({ kind, networkId }))
  if (kind === 'population') {
    const found = population === null ? undefined : populationBands.find(({ holds }) => holds(population))
    return found ? [{ kind, band: found.key }] : []
  }
  const found =
    foreignBornPercent === null ? undefined : foreignBornBands.find(({ holds }) => holds(foreignBornPercent))
  return found ? [{ kind, band: found.key }] : []
}

/** How addresses name a group of a place: by its kind, and a network by its id too, since a place may be in several. */
export const keyOf = (group: Group): string =>
  group.kind === 'network' ? `${group.kind}:${group.networkId}` : group.kind

/** What sets a group apart from the others of its kind. */
const traitOf = (group: Group): string =>
  group.kind === 'all' ? '' : group.kind === 'network' ? group.networkId : group.band

export interface Candidate {
  readonly placeId: string
  readonly resultId: string
  readonly grouping: GroupingFacts
}

/** Who a place is compared with: the others of its group. The place itself is left out: it is what is compared. */
export function othersIn(group: Group, placeId: string, candidates: readonly Candidate[]): Candidate[] {
  const trait = traitOf(group)
  return candidates.filter((candidate) => {
    if (candidate.placeId === placeId) return false
    return groupsOf(group.kind, candidate.grouping).some((theirs) => traitOf(theirs) === trait)
  })
}

/** Fewer places would let a reader work out what a single one scored. */
export const leastPlaces = 5

export interface Comparison {
  /** Places with a value of this key. */
  readonly n: number
  /** Null where they are fewer than `leastPlaces`. */
  readonly spread: Quartiles | null
}

/** How the others spread in each key; places in which nothing applies leave the count. */
export function compare(keys: readonly string[], others: readonly FlatScores[]): Map<string, Comparison> {
  return new Map(
    keys.map((key) => {
      const values = others.map((scores) => scores[key] ?? null).filter((value) => value !== null)
      return [key, { n: values.length, spread: values.length < leastPlaces ? null : quartiles(values) }]
    }),
  )
}

/** Where a value stands to the middle half of a group. */
export function positionIn({ q1, q3 }: Pick<Quartiles, 'q1' | 'q3'>, value: number): 'below' | 'within' | 'above' {
  if (value < q1) return 'below'
  return value > q3 ? 'above' : 'within'
}
