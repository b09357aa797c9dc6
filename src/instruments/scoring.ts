import { aggregate } from '#statistics'
import type { Leaf, Node } from '#statistics'
import type { Answer, Answers } from './answer.ts'
import { type Edition, isScored } from './edition.ts'
import { applicability, pointsOf } from './points.ts'
import { structureOf } from './structure.ts'
import { type SayWarning, type Warning, warningsInEnglish } from './warnings.ts'

export interface Counts {
  readonly answered: number
  readonly na: number
  readonly missing: number
}

/** 0..100, unrounded; null where nothing applies, or the edition has no such composite. */
export type Points100 = number | null

export interface Scores {
  readonly core: Points100
  readonly extended: Points100
  /** The composites other than core and extended. */
  readonly composites: Readonly<Record<string, Points100>>
  readonly areas: Readonly<Record<string, Points100>>
}

export interface ItemResult {
  readonly state: Answer['state']
  /** 0..1; null unless answered. */
  readonly points: number | null
}

export interface Result {
  readonly edition: { readonly id: string; readonly hash: string }
  readonly rule: Edition['rule']
  readonly scores: Scores
  readonly counts: Counts
  readonly countsByArea: Readonly<Record<string, Counts>>
  /** Every item of the edition, in its order. */
  readonly items: Readonly<Record<string, ItemResult>>
  /** Sentences, in English unless another language was asked for. */
  readonly warnings: readonly string[]
}

/**
 * Scores answers by the rule of their edition: area = 100 x sum(w p) / sum(w) over the items that apply, a composite the
 * mean of its members (our own rule, not the Council of Europe’s, whose weights are not published). An edition that is not
 * scored has counts and no scores.
 *
 * @throws RangeError naming the item when an answer does not fit it.
 */
export function score(edition: Edition, answers: Answers, say: SayWarning = warningsInEnglish): Result {
  const warnings: Warning[] = []
  const items = itemResults(edition, answers, warnings)
  const scores = scoresOf(edition, structureOf(edition), items)
  for (const [area, value] of Object.entries(scores.areas)) {
    if (value === null && isScored(edition)) warnings.push({ kind: 'no_score', area })
  }
  return {
    edition: { id: edition.id, hash: edition.hash },
    rule: edition.rule,
    scores,
    ...countsOf(edition, items),
    items: Object.fromEntries(items),
    warnings: warnings.map(say),
  }
}

function countsOf(edition: Edition, items: ReadonlyMap<string, ItemResult>): Pick<Result, 'counts' | 'countsByArea'> {
  const none = () => ({ answered: 0, na: 0, missing: 0 })
  const counts = none()
  const byArea = new Map(edition.areas.map((area) => [area, none()]))
  for (const { key, area } of edition.items) {
    const state = items.get(key)?.state ?? 'missing'
    const ofArea = byArea.get(area)
    counts[state] += 1
    if (ofArea) ofArea[state] += 1
  }
  return { counts, countsByArea: Object.fromEntries(byArea) }
}

/** How each item counts, as `score` counts it, for whoever asks for no score. Throws as `score`. */
export const itemsCounted = (edition: Edition, answers: Answers): ReadonlyMap<string, ItemResult> =>
  itemResults(edition, answers, [])

function itemResults(edition: Edition, answers: Answers, warnings: Warning[]): Map<string, ItemResult> {
  const applies = applicability(edition, answers)
  const results = new Map<string, ItemResult>()
  for (const item of edition.items) {
    const answer = answers[item.key] ?? { state: 'missing' }
    const guarded = applies.get(item.key) === false
    if (guarded && answer.state === 'answered') {
      warnings.push({ kind: 'guarded', item: item.key, guard: item.applies_if?.item ?? '' })
    }
    // Leaving both sums must not be a way to raise a score: only the edition can allow it.
    const wrongly = !guarded && answer.state === 'na' && !item.may_not_apply
    if (wrongly) warnings.push({ kind: 'applies', item: item.key })
    if (guarded) results.set(item.key, { state: 'na', points: null })
    else if (wrongly) results.set(item.key, { state: 'missing', points: null })
    else {
      const points = pointsOf(item, answer)
      results.set(item.key, { state: answer.state, points: isScored(edition) ? points : null })
    }
  }
  for (const key of Object.keys(answers)) {
    if (!results.has(key)) warnings.push({ kind: 'unknown', edition: edition.id, item: key })
  }
  return results
}

function scoresOf(edition: Edition, structure: readonly Node[], items: ReadonlyMap<string, ItemResult>): Scores {
  const leaves = new Map([...items].map(([key, item]) => [key, leafOf(item)]))
  const values = isScored(edition) ? aggregate(structure, leaves, edition.rule) : new Map<string, number>()
  const points = (key: string): Points100 => {
    const value = values.get(key) ?? null
    return value === null ? null : value * 100
  }
  const record = (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, points(key)]))
  const others = edition.composites.map(({ key }) => key).filter((key) => key !== 'core' && key !== 'extended')
  return {
    core: points('core'),
    extended: points('extended'),
    composites: record(others),
    areas: record(edition.areas),
  }
}

const leafOf = ({ state, points }: ItemResult): Leaf =>
  state === 'answered' ? { state, value: points ?? 0 } : { state }

export interface Gain {
  readonly item: string
  readonly area: string
  readonly state: 'answered' | 'missing'
  /** 0..1 now; null when missing. */
  readonly points: number | null
  /** Points of 100 that full points for this item alone would add; null where there is no score to add to. */
  readonly gain: { readonly area: number | null; readonly core: number | null; readonly extended: number | null }
}

/**
 * What each item that applies and is not at full points holds back, each one recomputed through the scorer with every
 * other item as it is. The most for the core index first, then for the extended one, then for its area.
 *
 * @throws RangeError naming the item when an answer does not fit it.
 */
export function gains(edition: Edition, answers: Answers): Gain[] {
  if (!isScored(edition)) return []
  const items = itemResults(edition, answers, [])
  const structure = structureOf(edition)
  const now = scoresOf(edition, structure, items)
  const found: Gain[] = []
  for (const { key, area } of edition.items) {
    const { state, points } = items.get(key) ?? { state: 'missing', points: null }
    if (state === 'na' || points === 1) continue
    const then = scoresOf(edition, structure, new Map(items).set(key, { state: 'answered', points: 1 }))
    const gain = {
      area: difference(then.areas[area], now.areas[area]),
      core: difference(then.core, now.core),
      extended: difference(then.extended, now.extended),
    }
    found.push({ item: key, area, state, points, gain })
  }
  const by = (name: keyof Gain['gain']) => (a: Gain, b: Gain) => (b.gain[name] ?? 0) - (a.gain[name] ?? 0)
  return found.sort((a, b) => by('core')(a, b) || by('extended')(a, b) || by('area')(a, b))
}

const difference = (then: Points100 | undefined, now: Points100 | undefined) =>
  typeof then === 'number' && typeof now === 'number' ? then - now : null
