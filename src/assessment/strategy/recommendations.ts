import type { Gain } from '#instruments'
import { largestGains } from '#insight'
import type { Moves } from '../report/index.ts'
import type { Strategy } from './model.ts'

/** Something that would raise the result: a move that its report concludes with, or an item that holds it back. */
export interface Recommendation {
  /** Stays the same as long as it is the same: an objective that comes of it names it. */
  readonly key: string
  readonly area: string
  readonly item: string
  readonly adds: Added
  /** The report concludes with it. */
  readonly concluded: boolean
  /** Places that have full points here and let everybody read it; the likest first. */
  readonly doneBy: readonly { readonly name: string; readonly placeId: string; readonly resultId: string }[]
}

/** Points of 100 that full points would add, to the widest index they count in. */
export interface Added {
  readonly to: 'core' | 'extended' | 'area'
  readonly points: number
}

export function addedBy({ core, extended, area }: Gain['gain']): Added {
  if (core) return { to: 'core', points: core }
  return extended ? { to: 'extended', points: extended } : { to: 'area', points: area ?? 0 }
}

const shown = 12

/** The moves of the report first, then what would add most and is not among them. */
export function recommendationsOf(gains: readonly Gain[], { moves, index }: Moves): Recommendation[] {
  const concluded = moves.map(({ item, area, gain, doneBy }) => ({
    key: `item:${item}`,
    area,
    item,
    adds: { to: index === 'core' ? ('core' as const) : ('extended' as const), points: gain },
    concluded: true,
    doneBy,
  }))
  const named = new Set(concluded.map(({ item }) => item))
  const further = gains.filter(({ item }) => !named.has(item))
  const largest = largestGains(further, Math.max(shown - concluded.length, 0)).areas.flatMap((area) => area.gains)
  return [
    ...concluded,
    ...largest.map(({ item, area, gain }) => ({
      key: `item:${item}`,
      area,
      item,
      adds: addedBy(gain),
      concluded: false,
      doneBy: [],
    })),
  ]
}

/** Those that no objective came of yet, or is about. */
export function openOf(recommendations: readonly Recommendation[], { objectives }: Strategy): Recommendation[] {
  const taken = new Set(objectives.flatMap(({ origin, items }) => [...(origin === null ? [] : [origin]), ...items]))
  return recommendations.filter(({ key, item }) => !taken.has(key) && !taken.has(item))
}
