import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { indicatorsBelow } from '../audit/availability.ts'
import type { Mean } from '../mean.ts'
import type { Method, Normalisation, Treatment } from '../panel/method.ts'
import type { Structure } from '../panel/panel.ts'

/** Choices of construction that could as well have been made otherwise: each list holds equally likely alternatives. */
export interface Assumptions {
  readonly treat?: readonly (Treatment | null)[]
  readonly normalise?: readonly Normalisation[]
  /** Sets of weights by key; what a set does not name keeps its weight. */
  readonly weights?: readonly Readonly<Record<string, number>>[]
  readonly mean?: readonly Mean[]
  readonly missing?: readonly Method['aggregate']['missing'][]
  /** Keys of indicators or aggregates left out one at a time; null leaves out none. */
  readonly leaveOut?: readonly (string | null)[]
}

export type AssumptionName = keyof Assumptions

export interface Assumption {
  readonly name: AssumptionName
  readonly size: number
}

const names: readonly AssumptionName[] = ['treat', 'normalise', 'weights', 'mean', 'missing', 'leaveOut']

/** Those that vary at all, in a fixed order. */
export function varying(assumptions: Assumptions): Assumption[] {
  return names.map((name) => ({ name, size: assumptions[name]?.length ?? 0 })).filter(({ size }) => size > 1)
}

/** How many different indices the alternatives make. */
export const combinations = (list: readonly Assumption[]): number =>
  list.reduce((product, { size }) => product * size, 1)

export interface Noise {
  /** Each weight times 1 + U(-spread, spread). */
  readonly spread: number
  readonly sets: number
  /** Whose weights: of indicators, of aggregates, or of both. */
  readonly of: 'indicators' | 'aggregates' | 'all'
}

/** Sets of weights drawn about those of the structure (COINr's get_noisy_weights). The same seed draws the same sets. */
export function noisyWeights(
  { indicators, aggregates }: Structure,
  noise: Noise,
  seed: number,
): Record<string, number>[] {
  const random = xoroshiro128plus(seed)
  const below = aggregates.filter(({ parent }) => parent !== null)
  const nodes = noise.of === 'indicators' ? indicators : noise.of === 'aggregates' ? below : [...indicators, ...below]
  return Array.from({ length: noise.sets }, () =>
    Object.fromEntries(
      nodes.map(({ key, weight }) => [key, weight * (1 + noise.spread * (2 * uniformFloat64(random) - 1))]),
    ),
  )
}

/** Nodes that can be left out one at a time with something left: neither the index, nor what holds everything it is made of. */
export function removable(structure: Structure): { indicators: string[]; aggregates: string[] } {
  const { indicators, aggregates } = structure
  const below = indicatorsBelow(structure)
  const isPart = (key: string) => (below.get(key)?.length ?? 0) < indicators.length
  return {
    indicators: indicators.length > 1 ? indicators.map(({ key }) => key) : [],
    aggregates: aggregates.map(({ key }) => key).filter(isPart),
  }
}
