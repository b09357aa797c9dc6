import { type Built, effectiveWeights, type Method, type Panel, type Structure, weightIn } from '#statistics'
import { levelsOf } from './item-sets.ts'
import { byUnit, cell, type Lines, truth } from './lines.ts'

type Steps = Built['steps']

/** Files by name: what came out of each step, the last being scores and ranks. */
export function buildTables(panel: Panel, structure: Structure, method: Method, built: Built): Map<string, Lines> {
  const { units } = panel
  const { steps, plan } = built
  const indicators = structure.indicators.map(({ key }) => key)
  const aggregates = plan.keys.slice(indicators.length)
  const tables = new Map<string, Lines>()
  if (steps.denominated) tables.set('denominated.csv', byUnit(units, indicators, steps.denominated))
  if (steps.imputed) {
    tables.set('imputed.csv', byUnit(units, indicators, steps.imputed.columns))
    tables.set('imputed-cells.csv', imputedLines(units, indicators, steps.imputed))
  }
  if (steps.treated) {
    const columns = steps.treated.map(({ column }) => column)
    tables.set('treated.csv', byUnit(units, indicators, columns))
    tables.set('treatment.csv', treatmentLines(indicators, steps.treated))
    const before = steps.imputed?.columns ?? steps.denominated ?? panel.columns
    tables.set('treated-points.csv', pointLines(units, indicators, before, steps.treated))
  }
  tables.set('normalised.csv', byUnit(units, indicators, built.normalised))
  tables.set('scores.csv', byUnit(units, aggregates, built.scores))
  tables.set('ranks.csv', byUnit(units, aggregates, built.ranks))
  tables.set('weights.csv', weightLines(structure, method))
  return tables
}

function imputedLines(
  units: readonly string[],
  keys: readonly string[],
  imputed: NonNullable<Steps['imputed']>,
): Lines {
  const { cells, columns } = imputed
  return [
    ['uCode', 'iCode', 'Value'],
    ...cells.map(({ column, unit }) => [units[unit] ?? '', keys[column] ?? '', cell(columns[column]?.[unit])]),
  ]
}

function treatmentLines(keys: readonly string[], treated: NonNullable<Steps['treated']>): Lines {
  const check = (at: number) => ['Pass', 'Skew', 'Kurt'].map((what) => `check_SkewKurt${at}.${what}`)
  return [
    ['iCode', ...check(0), 'winsorise.nwin', ...check(1), ...check(2), 'Treatment'],
    ...treated.map(({ before, winsorised, logged, passes }, at) => [
      ...[keys[at] ?? '', truth(!winsorised), before.skew, before.kurtosis],
      ...(winsorised
        ? [winsorised.points, truth(!logged), winsorised.shape.skew, winsorised.shape.kurtosis]
        : [null, null, null, null]),
      ...(logged ? [truth(passes), logged.skew, logged.kurtosis] : [null, null, null]),
      logged ? 'log_CT' : winsorised ? 'winsorise' : 'none',
    ]),
  ]
}

/** What was done to each point: winhi, winlo, and +log_CT where winsorising did not suffice. */
function pointLines(
  units: readonly string[],
  keys: readonly string[],
  before: readonly Float64Array[],
  treated: NonNullable<Steps['treated']>,
): Lines {
  const point = (column: number, unit: number): string => {
    const { winsorised, logged } = treated[column] ?? { winsorised: null, logged: null }
    const [old = Number.NaN, now = old] = [before[column]?.[unit], winsorised?.column[unit]]
    if (Number.isNaN(old)) return ''
    return `${now < old ? 'winhi' : now > old ? 'winlo' : ''}${logged ? '+log_CT' : ''}`
  }
  return [['uCode', ...keys], ...units.map((unit, row) => [unit, ...keys.map((_, column) => point(column, row))])]
}

/** Weights as the method has them, within the aggregate and in the whole index. */
function weightLines(structure: Structure, { aggregate }: Method): Lines {
  const levels = levelsOf(structure)
  const effective = effectiveWeights(structure, aggregate.weights)
  return [
    ['iCode', 'Level', 'Weight', 'EffWeight'],
    ...[...structure.indicators, ...structure.aggregates].map(({ key, weight }) => [
      ...[key, levels.get(key) ?? null, weightIn(aggregate.weights ?? {}, key) ?? weight, effective.get(key) ?? null],
    ]),
  ]
}
