import type { Design } from './design.ts'
import type { Run } from './runs.ts'

/** Ranks of the units in each run, row after row: 1 the highest, ties share the smallest, 0 a missing score. */
export interface Ranking {
  readonly units: number
  readonly ranks: Uint16Array
}

/** Builds the index for the runs from `from` up to `to`, and ranks the units in each. `done` hears how many are. */
export function rankRuns(
  run: Run,
  { choices, assumptions }: Design,
  range: { readonly from: number; readonly to: number },
  units: number,
  done: (runs: number) => void = () => {},
): Uint16Array {
  const width = assumptions.length
  const ranks = new Uint16Array((range.to - range.from) * units)
  const order = new Uint16Array(units)
  for (let at = range.from; at < range.to; at += 1) {
    const scores = run(choices.subarray(at * width, (at + 1) * width))
    rankInto(scores, ranks.subarray((at - range.from) * units, (at - range.from + 1) * units), order)
    if ((at - range.from) % 64 === 63) done(at - range.from + 1)
  }
  return ranks
}

/** Writes the ranks of the scores; `order` is room to sort in. */
export function rankInto(scores: Float64Array, into: Uint16Array, order: Uint16Array): void {
  let present = 0
  for (let unit = 0; unit < scores.length; unit += 1) {
    into[unit] = 0
    if (!Number.isNaN(scores[unit])) {
      order[present] = unit
      present += 1
    }
  }
  const sorted = order.subarray(0, present).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))
  for (let at = 0; at < present; at += 1) {
    const unit = sorted[at] ?? 0
    const before = sorted[at - 1]
    const tied = before !== undefined && scores[before] === scores[unit]
    into[unit] = tied ? (into[before] ?? 0) : at + 1
  }
}
