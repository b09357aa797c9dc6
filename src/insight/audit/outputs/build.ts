import { type Built, effectiveWeights, type Method, type Panel, type Structure, weightIn } from '#statistics'
import { levelsOf } from './item-sets.ts'
import { byUnit, cell, type Lines, table, truth } from './lines.ts'

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
  return table(imputed.cells, {
    uCode: ({ unit }) => units[unit] ?? '',
    iCode: ({ column }) => keys[column] ?? '',
    Value: ({ column, unit }) => cell(imputed.columns[column]?.[unit]),
  })
}

function treatmentLines(keys: readonly string[], treated: NonNullable<Steps['treated']>): Lines {
  return table(treated, {
    iCode: (_, at) => keys[at] ?? '',
    'check_SkewKurt0.Pass': ({ winsorised }) => truth(!winsorised),
    'check_SkewKurt0.Skew': ({ before }) => before.skew,
    'check_SkewKurt0.Kurt': ({ before }) => before.kurtosis,
    'winsorise.nwin': ({ winsorised }) => winsorised?.points ?? null,
    'check_SkewKurt1.Pass': ({ winsorised, logged }) => (winsorised ? truth(!logged) : null),
    'check_SkewKurt1.Skew': ({ winsorised }) => winsorised?.shape.skew ?? null,
    'check_SkewKurt1.Kurt': ({ winsorised }) => winsorised?.shape.kurtosis ?? null,
    'check_SkewKurt2.Pass': ({ logged, passes }) => (logged ? truth(passes) : null),
    'check_SkewKurt2.Skew': ({ logged }) => logged?.skew ?? null,
    'check_SkewKurt2.Kurt': ({ logged }) => logged?.kurtosis ?? null,
    Treatment: ({ winsorised, logged }) => (logged ? 'log_CT' : winsorised ? 'winsorise' : 'none'),
  })
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
  return table([...structure.indicators, ...structure.aggregates], {
    iCode: ({ key }) => key,
    Level: ({ key }) => levels.get(key) ?? null,
    Weight: ({ key, weight }) => weightIn(aggregate.weights ?? {}, key) ?? weight,
    EffWeight: ({ key }) => effective.get(key) ?? null,
  })
}
