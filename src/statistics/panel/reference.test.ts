import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asem, assertColumns, assertNear, number, table } from '../../../test/coinr.ts'
import { build, type Built, prepare } from './build.ts'
import type { Method } from './method.ts'

const { panel, structure, beside } = asem()
const keys = structure.indicators.map(({ key }) => key)
const byKey = (names: readonly string[], columns: readonly Float64Array[]) =>
  new Map(names.map((key, index) => [key, columns[index] ?? new Float64Array()]))

const chain: Method = {
  version: 1,
  denominate: true,
  impute: { by: 'mean', group: 'EurAsia_group' },
  treat: { winmax: 5, skew: 2, kurtosis: 3.5 },
  normalise: { by: 'min_max', low: 1, high: 100 },
  aggregate: { mean: 'arithmetic', missing: 'leave_out' },
}
const untreated = (method: Method): Method => {
  const { treat: _, ...rest } = method
  return rest
}
const made = (method: Method) => build(panel, structure, method, beside)
const scoresOf = ({ plan, scores }: Built) => byKey(plan.keys.slice(keys.length), scores)
const ranksOf = ({ plan, ranks }: Built) => byKey(plan.keys.slice(keys.length), ranks)

for (const [file, group] of [
  ['mean', undefined],
  ['group_mean_EurAsia', 'EurAsia_group'],
  ['group_mean_GDP', 'GDP_group'],
] as const) {
  test(`imputation equals the reference: ${file}`, () => {
    const impute = group === undefined ? ({ by: 'mean' } as const) : ({ by: 'mean', group } as const)
    const { columns, steps } = prepare(panel, structure, untreated({ ...chain, impute }), beside)
    assertColumns(`expected/03_imputed/${file}.csv`, panel.units, byKey(keys, columns))
    assert.ok((steps.imputed?.cells.length ?? 0) >= 64, 'every filled cell is marked')
  })
}

for (const [file, winmax] of [
  ['default_winmax5', 5],
  ['winmax1', 1],
] as const) {
  test(`treatment equals the reference: ${file}`, () => {
    const { columns, steps } = prepare(
      panel,
      structure,
      { ...chain, treat: { winmax, skew: 2, kurtosis: 3.5 } },
      beside,
    )
    assertColumns(`expected/05_treated/${file}_data.csv`, panel.units, byKey(keys, columns))
    for (const row of table(`expected/05_treated/${file}_details.csv`)) {
      const one = steps.treated?.[keys.indexOf(row['iCode'] ?? '')]
      for (const [check, shape] of [one?.before, one?.winsorised?.shape, one?.logged].entries()) {
        const where = `${row['iCode']} ${check}`
        assertNear(shape?.skew, number(row[`check_SkewKurt${check}.Skew`]), `${where} skew`)
        assertNear(shape?.kurtosis, number(row[`check_SkewKurt${check}.Kurt`]), `${where} kurtosis`)
      }
      assertNear(one?.winsorised?.points, number(row['winsorise.nwin']), `${row['iCode']} points`)
    }
  })
}

for (const [file, normalise] of [
  ['minmax_0_100', { by: 'min_max', low: 0, high: 100 }],
  ['minmax_1_100', { by: 'min_max', low: 1, high: 100 }],
  ['zscore_0_1', { by: 'z_score', mean: 0, sd: 1 }],
  ['zscore_10_2', { by: 'z_score', mean: 10, sd: 2 }],
  ['rank', { by: 'rank' }],
  ['percent_rank', { by: 'percent_rank' }],
] as const) {
  test(`normalisation equals the reference: ${file}`, () => {
    const { normalised } = made({ ...chain, normalise })
    assertColumns(`expected/06_normalised/${file}.csv`, panel.units, byKey(keys, normalised))
  })
}

const weights = Object.fromEntries(
  table('expected/07_aggregated/weighted_weights.csv').map(({ iCode = '', Weight }) => [iCode, Number(Weight)]),
)
const raw: Method = { version: 1, normalise: { by: 'min_max', low: 1, high: 100 }, aggregate: chain.aggregate }
const aggregated = (aggregate: Partial<Method['aggregate']>, method = chain): Method => ({
  ...method,
  aggregate: { ...method.aggregate, ...aggregate },
})
const aggregations: [file: string, method: Method][] = [
  ['arithmetic_minmax0_100', { ...chain, normalise: { by: 'min_max', low: 0, high: 100 } }],
  ['arithmetic_minmax1_100', chain],
  ['geometric_minmax1_100', aggregated({ mean: 'geometric' })],
  ['harmonic_minmax1_100', aggregated({ mean: 'harmonic' })],
  ['weighted_arithmetic_minmax1_100', aggregated({ weights })],
  ['weighted_geometric_minmax1_100', aggregated({ mean: 'geometric', weights })],
  ['weighted_harmonic_minmax1_100', aggregated({ mean: 'harmonic', weights })],
  ['missing_arithmetic_nothreshold', raw],
  ['missing_arithmetic_threshold0.9', aggregated({ availability: 0.9 }, raw)],
  ['missing_geometric_nothreshold', aggregated({ mean: 'geometric' }, raw)],
]
for (const [file, method] of aggregations) {
  test(`scores and ranks equal the reference: ${file}`, () => {
    const built = made(method)
    assertColumns(`expected/07_aggregated/${file}_scores.csv`, panel.units, scoresOf(built))
    assertColumns(`expected/07_aggregated/${file}_ranks.csv`, panel.units, ranksOf(built))
  })
}

test('scores of ranks equal the reference', () => {
  // Not their ranks: where sums of whole numbers are equal, the reference separates them by its rounding.
  const built = made({ ...chain, normalise: { by: 'rank' } })
  assertColumns('expected/07_aggregated/arithmetic_rank_scores.csv', panel.units, scoresOf(built))
})
