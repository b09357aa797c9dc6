import type { ResultDocument } from '#insight'
import type { Texts } from '#network'
import given from './suggested-blocks.json' with { type: 'json' }

/** A meeting that most visits have. */
export interface SuggestedBlock {
  readonly key: string
  readonly minutes: number
  readonly title: Texts
  readonly met: Texts
}

export const suggestedBlocks: readonly SuggestedBlock[] = given

/** Areas worth a topic, and why. */
export interface SuggestedTopic {
  readonly area: string
  /** 0..100; null where nothing of it applies. */
  readonly score: number | null
  /** Points of the extended index that its questions hold back, all together. */
  readonly gain: number
}

/** The areas that hold the result back most, the first first, without those that are topics already. */
export function suggestTopics(
  { scores, gains }: Pick<ResultDocument, 'scores' | 'gains'>,
  chosen: readonly { readonly area: string | null }[],
  most = 6,
): SuggestedTopic[] {
  const taken = new Set(chosen.map(({ area }) => area))
  return [...Map.groupBy(gains, ({ area }) => area)]
    .filter(([area]) => !taken.has(area))
    .map(([area, list]) => ({
      area,
      score: scores.areas[area] ?? null,
      gain: list.reduce((sum, { gain }) => sum + (gain.extended ?? gain.core ?? 0), 0),
    }))
    .toSorted((a, b) => b.gain - a.gain)
    .slice(0, most)
}
