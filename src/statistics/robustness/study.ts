import { type Asked, design, type Design, evenRuns } from './design.ts'
import { rankInto, rankRuns } from './ranking.ts'
import { nominalScores, runner, type Study } from './runs.ts'
import { type Indices, indices, sensitivity, type Sensitivity } from './sensitivity.ts'
import { aheadOf, columnOf, rankIntervals, type RankInterval, tiers } from './uncertainty.ts'

export interface Robustness {
  readonly design: Design
  readonly seed: number
  readonly nominal: Uint16Array
  readonly intervals: readonly (RankInterval | null)[]
  /** Units x units: share of runs in which the row is ahead of the column. */
  readonly ahead: Float64Array
  readonly tiers: readonly (number | null)[]
  /** By run: mean over the units of |rank - nominal rank|. */
  readonly moved: Float64Array
  /** Of `moved`. Null where nothing varies, or the design cannot tell. */
  readonly sensitivity: readonly Sensitivity[] | null
  /** Of each unit's own rank, by assumption. */
  readonly byUnit: readonly (Readonly<Record<string, Indices>> | null)[]
}

/** What the runs' ranks say, whoever built them. */
export function conclude(study: Study, made: Design, ranks: Uint16Array, seed: number): Robustness {
  const units = study.panel.units.length
  const even = evenRuns(made)
  const nominal = nominalRanks(study)
  const intervals = rankIntervals(ranks, units, even)
  const ahead = aheadOf(ranks, units, even)
  const moved = meanChanges(ranks, nominal, made.runs)
  return {
    design: made,
    seed,
    nominal,
    intervals,
    ahead,
    tiers: tiers(intervals, ahead),
    moved,
    sensitivity: sensitivity(made, moved, seed),
    byUnit: study.panel.units.map((_, unit) => indices(made, columnOf(ranks, units, made.runs, unit))),
  }
}

/** All of it on this thread. */
export function robustness(study: Study, asked: Asked, done: (runs: number) => void = () => {}): Robustness {
  const made = design(study.assumptions, asked)
  const units = study.panel.units.length
  const ranks = rankRuns(runner(study), made, { from: 0, to: made.runs }, units, done)
  return conclude(study, made, ranks, asked.seed)
}

function nominalRanks(study: Study): Uint16Array {
  const scores = nominalScores(study)
  const ranks = new Uint16Array(scores.length)
  rankInto(scores, ranks, new Uint16Array(scores.length))
  return ranks
}

/** By run: mean over the units of |rank - nominal rank|; units without a score in one of the two do not count. */
export function meanChanges(ranks: Uint16Array, nominal: Uint16Array, runs: number): Float64Array {
  const units = nominal.length
  return Float64Array.from({ length: runs }, (_, run) => {
    let sum = 0
    let n = 0
    for (let unit = 0; unit < units; unit += 1) {
      const rank = ranks[run * units + unit] ?? 0
      const before = nominal[unit] ?? 0
      if (rank === 0 || before === 0) continue
      sum += Math.abs(rank - before)
      n += 1
    }
    return n > 0 ? sum / n : 0
  })
}
