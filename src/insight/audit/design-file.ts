import { type AssumptionName, type Assumptions, type Design, type Normalisation, varying } from '#statistics'
import type { Lines } from './outputs/lines.ts'
import { PanelFileError, readSheet } from './rows.ts'

/** What each run chose, as the reference writes it. Weights are numbered from 1. */
const heads: Record<AssumptionName, string> = {
  treat: 'Winmax',
  normalise: 'Normalisation',
  weights: 'WeightRep',
  mean: 'Aggregation',
  missing: 'Missing',
  leaveOut: 'LeaveOut',
}

const nameOf: { [Name in AssumptionName]: (one: NonNullable<Assumptions[Name]>[number], at: number) => string } = {
  treat: (treatment) => (treatment ? String(treatment.winmax) : 'none'),
  normalise: normalisationName,
  weights: (_, at) => String(at + 1),
  mean: (mean) => `a_${mean[0]}mean`,
  missing: (rule) => rule,
  leaveOut: (key) => key ?? 'none',
}

function normalisationName(how: Normalisation): string {
  if (how.by === 'min_max') return `minmax_${how.low}_${how.high}`
  if (how.by === 'z_score') return `zscore_${how.mean}_${how.sd}`
  return how.by
}

function namesIn(assumptions: Assumptions, name: AssumptionName): string[] {
  const list: readonly unknown[] = assumptions[name] ?? []
  const say = nameOf[name] as (one: unknown, at: number) => string
  return list.map(say)
}

/** Every run with its choices, and how far it moved the ranks on average. */
export function designLines(
  assumptions: Assumptions,
  { choices, runs, assumptions: list }: Design,
  moved: Float64Array,
): Lines {
  const names = list.map(({ name }) => namesIn(assumptions, name))
  return [
    ['run', ...list.map(({ name }) => heads[name]), 'MeanAbsRankChange'],
    ...Array.from({ length: runs }, (_, run) => [
      run + 1,
      ...names.map((of, at) => of[choices[run * names.length + at] ?? 0] ?? ''),
      moved[run] ?? null,
    ]),
  ]
}

/**
 * Runs that somebody else drew, one a row, to be built here again: a sensitivity design when the rows are A, B and A with
 * each column of B, else a sample. Throws PanelFileError naming the cell that is no alternative of the method.
 */
export function readDesign(text: string, file: string, assumptions: Assumptions): Design {
  const list = varying(assumptions)
  const problems: string[] = []
  const { rows } = readSheet(
    text,
    file,
    list.map(({ name }) => heads[name]),
    problems,
  )
  const choices = rows.map((row, at) =>
    list.map(({ name }) => {
      const given = row.get(heads[name]) ?? ''
      const names = namesIn(assumptions, name)
      const choice = names.indexOf(given)
      if (choice < 0) {
        const known = names.length > 8 ? `${names[0]} to ${names.at(-1)}` : names.join(', ')
        problems.push(
          `${file}: run ${at + 1} has ${heads[name]} "${given}", which is no alternative of the method (${known}).`,
        )
      }
      return choice
    }),
  )
  if (rows.length < 2) problems.push(`${file} has fewer than 2 runs.`)
  if (problems.length > 0) throw new PanelFileError(problems)
  const samples = rows.length / (list.length + 2)
  const sobol = Number.isInteger(samples) && isSaltelli(choices, samples)
  return {
    kind: sobol ? 'sobol' : 'sample',
    assumptions: list,
    samples: sobol ? samples : rows.length,
    runs: rows.length,
    choices: Uint16Array.from(choices.flat()),
  }
}

function isSaltelli(choices: readonly (readonly number[])[], n: number): boolean {
  return choices.slice(2 * n).every((row, at) => {
    const [column, run] = [Math.floor(at / n), at % n]
    return row.every((choice, own) => choice === choices[own === column ? n + run : run]?.[own])
  })
}
