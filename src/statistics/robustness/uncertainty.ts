import { quantileSorted } from 'd3-array'

/** Where one unit's rank lies over all runs. Null where it has no score in any. */
export interface RankInterval {
  readonly mean: number
  readonly median: number
  /** 5th and 95th percentile, type 7. */
  readonly q5: number
  readonly q95: number
}

/** One a unit, from the first `runs` rows of ranks. */
export function rankIntervals(ranks: Uint16Array, units: number, runs: number): (RankInterval | null)[] {
  return Array.from({ length: units }, (_, unit) => {
    const values = columnOf(ranks, units, runs, unit).filter((rank) => rank > 0)
    if (values.length === 0) return null
    const sorted = Array.from(values.sort())
    const at = (p: number) => quantileSorted(sorted, p) ?? 0
    return {
      mean: values.reduce((sum, rank) => sum + rank, 0) / values.length,
      median: at(0.5),
      q5: at(0.05),
      q95: at(0.95),
    }
  })
}

export function columnOf(ranks: Uint16Array, units: number, runs: number, unit: number): Float64Array {
  return Float64Array.from({ length: runs }, (_, run) => ranks[run * units + unit] ?? 0)
}

/** Share of runs in which the unit of the row is ahead of that of the column; a tie is half. NaN where they never meet. */
export function aheadOf(ranks: Uint16Array, units: number, runs: number): Float64Array {
  const wins = new Float64Array(units * units)
  const meetings = new Uint32Array(units * units)
  for (let run = 0; run < runs; run += 1) {
    const row = ranks.subarray(run * units, (run + 1) * units)
    for (let a = 0; a < units; a += 1) {
      const rank = row[a] as number
      if (rank === 0) continue
      for (let b = a + 1; b < units; b += 1) {
        const other = row[b] as number
        if (other === 0) continue
        ;(meetings[a * units + b] as number) += 1
        ;(wins[a * units + b] as number) += rank < other ? 1 : rank === other ? 0.5 : 0
      }
    }
  }
  for (let a = 0; a < units; a += 1) {
    for (let b = a + 1; b < units; b += 1) {
      const share = (wins[a * units + b] ?? 0) / (meetings[a * units + b] ?? 0)
      wins[a * units + b] = share
      wins[b * units + a] = 1 - share
    }
    wins[a * units + a] = 0.5
  }
  return wins
}

/** How sure one must be that a unit is ahead to put it in a higher tier. */
export const sureEnough = 0.95

/**
 * Tiers, 1 the highest: the order is cut only where everybody above is ahead of everybody below in at least `sure` of the
 * runs. Within a tier the order says nothing. Null for a unit without a score.
 */
export function tiers(
  intervals: readonly (RankInterval | null)[],
  ahead: Float64Array,
  sure = sureEnough,
): (number | null)[] {
  const units = intervals.length
  const order = intervals
    .flatMap((interval, unit) => (interval ? [{ unit, mean: interval.mean }] : []))
    .sort((a, b) => a.mean - b.mean)
    .map(({ unit }) => unit)
  const found = Array.from<number | null>({ length: units }).fill(null)
  let tier = 1
  // The last place in the order that somebody above is not surely ahead of.
  let reach = 0
  for (const [at, unit] of order.entries()) {
    if (reach < at) tier += 1
    found[unit] = tier
    const last = order.findLastIndex((below, place) => place > at && !((ahead[unit * units + below] ?? 0) >= sure))
    reach = Math.max(reach, last)
  }
  return found
}
