import type { AssumptionName, LeftOut, Robustness } from '#statistics'
import { cell, type Lines } from './lines.ts'

/** Files by name. */
export function robustnessTables(
  units: readonly string[],
  found: Robustness,
  leftOut: readonly LeftOut[],
): Map<string, Lines> {
  return new Map([
    ['uncertainty.csv', uncertaintyLines(units, found)],
    ['sensitivity.csv', sensitivityLines(found)],
    ['sensitivity-by-unit.csv', sensitivityByUnitLines(units, found)],
    ['convergence.csv', convergenceLines(found)],
    ['ahead.csv', aheadLines(units, found)],
    ['leave-one-out.csv', leaveOneOutLines(units, found.nominal, leftOut)],
  ])
}

function uncertaintyLines(units: readonly string[], { nominal, intervals, tiers }: Robustness): Lines {
  return [
    ['uCode', 'Nominal', 'Mean', 'Median', 'Q5', 'Q95', 'Tier'],
    ...units.map((unit, row) => {
      const { mean = null, median = null, q5 = null, q95 = null } = intervals[row] ?? {}
      return [unit, nominal[row] || null, mean, median, q5, q95, tiers[row] ?? null]
    }),
  ]
}

/** As the reference names them. */
const variables: Record<AssumptionName, string> = {
  treat: 'Winmax',
  normalise: 'Normalisation',
  weights: 'Weights',
  mean: 'Aggregation',
  missing: 'Missing',
  leaveOut: 'LeaveOut',
}

function sensitivityLines({ sensitivity }: Robustness): Lines {
  return [
    ['Variable', 'Si', 'STi', 'Si_q5', 'Si_q95', 'STi_q5', 'STi_q95'],
    ...(sensitivity ?? []).map(({ assumption, first, total, interval }) => [
      variables[assumption],
      first,
      total,
      interval.first[0],
      interval.first[1],
      interval.total[0],
      interval.total[1],
    ]),
  ]
}

function convergenceLines({ sensitivity }: Robustness): Lines {
  return [
    ['Variable', 'N', 'Si', 'STi'],
    ...(sensitivity ?? []).flatMap(({ assumption, convergence }) =>
      convergence.map(({ samples, first, total }) => [variables[assumption], samples, first, total]),
    ),
  ]
}

function sensitivityByUnitLines(units: readonly string[], { byUnit }: Robustness): Lines {
  return [
    ['uCode', 'Variable', 'Si', 'STi'],
    ...units.flatMap((unit, row) =>
      Object.entries(byUnit[row] ?? {}).map(([name, { first, total }]) => [
        unit,
        variables[name as AssumptionName],
        first,
        total,
      ]),
    ),
  ]
}

/** Share of runs in which the unit of the row is ahead of that of the column. */
function aheadLines(units: readonly string[], { ahead }: Robustness): Lines {
  return [
    ['uCode', ...units],
    ...units.map((unit, row) => [unit, ...units.map((_, column) => cell(ahead[row * units.length + column]))]),
  ]
}

function leaveOneOutLines(units: readonly string[], nominal: Uint16Array, left: readonly LeftOut[]): Lines {
  return [
    ['iCode', 'MeanAbsRankChange', ...units],
    ...left.map(({ key, meanChange, ranks }) => [
      key,
      meanChange,
      ...units.map((_, row) => (ranks[row] && nominal[row] ? (ranks[row] ?? 0) - (nominal[row] ?? 0) : null)),
    ]),
  ]
}
