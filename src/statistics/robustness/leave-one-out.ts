import { meanChanges } from './study.ts'
import { rankInto } from './ranking.ts'
import { runner, type Study } from './runs.ts'
import { removable } from './space.ts'

export interface LeftOut {
  /** Of an indicator, or of an aggregate with all that is below it. */
  readonly key: string
  /** Mean over the units of |rank without it - nominal rank|; null where no unit has a score without it. */
  readonly meanChange: number | null
  /** Ranks of the units without it; 0 for a missing score. */
  readonly ranks: Uint16Array
}

/** The index built anew without each indicator and each aggregate that is not all of it, one at a time. */
export function leaveOneOut(study: Study): LeftOut[] {
  const { indicators, aggregates } = removable(study.structure)
  const keys = [...indicators, ...aggregates]
  const run = runner({ ...study, assumptions: { leaveOut: [null, ...keys] } })
  const units = study.panel.units.length
  const order = new Uint16Array(units)
  const ranked = (choice: number) => {
    const ranks = new Uint16Array(units)
    rankInto(run([choice]), ranks, order)
    return ranks
  }
  const nominal = ranked(0)
  return keys.map((key, at) => {
    const ranks = ranked(at + 1)
    return { key, meanChange: ranks.some((rank) => rank > 0) ? (meanChanges(ranks, nominal, 1)[0] ?? 0) : null, ranks }
  })
}
