import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asem, assertNear, number, table } from '../../../test/coinr.ts'
import { build } from '../panel/build.ts'
import type { Method } from '../panel/method.ts'
import { availability, indicatorsBelow } from './availability.ts'
import { components } from './components.ts'
import { correlate, type CorrelationKind } from './correlation.ts'
import { describe } from './descriptives.ts'
import { effectiveWeights } from './effective.ts'
import { reliability } from './reliability.ts'

const { panel, structure, beside } = asem()
const keys = structure.indicators.map(({ key }) => key)
const method: Method = {
  version: 1,
  denominate: true,
  impute: { by: 'mean', group: 'EurAsia_group' },
  treat: { winmax: 5, skew: 2, kurtosis: 3.5 },
  normalise: { by: 'min_max', low: 0, high: 100 },
  aggregate: { mean: 'arithmetic', missing: 'leave_out' },
}
const built = build(panel, structure, method, beside)
const nodes = new Map(
  [...built.normalised, ...built.scores].map((column, index) => [built.plan.keys[index] ?? '', column]),
)
const below = indicatorsBelow(structure)
const none = new Float64Array()
const columnOf = (key: string) => nodes.get(key) ?? none
const membersOf = (key: string) => (below.get(key) ?? []).map((index) => built.normalised[index] ?? none)

test('descriptive statistics and their flags equal the reference', () => {
  for (const row of table('expected/01_stats/stats_raw.csv')) {
    const key = row['iCode'] ?? ''
    const found = describe(panel.columns[keys.indexOf(key)] ?? none)
    const numbers: [string, number | null][] = [
      ['Min', found.min],
      ['Max', found.max],
      ['Mean', found.mean],
      ['Median', found.median],
      ['Std', found.sd],
      ['Skew', found.skew],
      ['Kurt', found.kurtosis],
      ['N.Avail', found.available],
      ['N.NonZero', found.nonZero],
      ['N.Unique', found.unique],
      ['N.Same', found.same],
      ['Frc.Avail', found.share.available],
      ['Frc.NonZero', found.share.nonZero],
      ['Frc.Unique', found.share.unique],
      ['Frc.Same', found.share.same],
    ]
    for (const [column, value] of numbers) assertNear(value, number(row[column]), `${key} ${column}`)
    assert.deepEqual(
      [found.flags.available, found.flags.nonZero, found.flags.unique, found.flags.outliers],
      ['Flag.Avail', 'Flag.NonZero', 'Flag.Unique', 'Flag.SkewKurt'].map((column) => row[column] !== 'ok'),
      key,
    )
  }
})

test('availability by unit and aggregate equals the reference', () => {
  const found = availability(panel, structure)
  for (const row of table('expected/01_stats/data_availability_units.csv')) {
    const unit = panel.units.indexOf(row['uCode'] ?? '')
    assertNear(found.missing[unit], number(row['N_missing']), `${row['uCode']} missing`)
    assertNear(found.zero[unit], number(row['N_zero']), `${row['uCode']} zero`)
    assertNear(found.share[unit], number(row['Dat_Avail']), `${row['uCode']} share`)
  }
  for (const { uCode = '', ...row } of table('expected/01_stats/data_availability_by_group.csv')) {
    for (const [key, share] of Object.entries(row)) {
      assertNear(found.byAggregate.get(key)?.[panel.units.indexOf(uCode)], number(share), `${uCode} ${key}`)
    }
  }
})

const raw = new Map(keys.map((key, index) => [key, panel.columns[index] ?? none]))
for (const [file, columns, kind] of [
  ['normalised_pearson', nodes, 'pearson'],
  ['normalised_spearman', nodes, 'spearman'],
  ['raw_pairwise_pearson', raw, 'pearson'],
  ['raw_pairwise_spearman', raw, 'spearman'],
] as [string, ReadonlyMap<string, Float64Array>, CorrelationKind][]) {
  test(`correlations equal the reference: ${file}`, () => {
    for (const { iCode = '', ...row } of table(`expected/09_correlations/${file}.csv`)) {
      for (const [key, r] of Object.entries(row)) {
        assertNear(
          correlate(columns.get(iCode) ?? none, columns.get(key) ?? none, kind).r,
          number(r),
          `${iCode} ${key}`,
        )
      }
    }
  })
}

test('p-values of correlations equal the reference', () => {
  for (const { iCode = '', ...row } of table('expected/09_correlations/normalised_pearson_pvalues.csv')) {
    for (const [key, p] of Object.entries(row)) {
      const found = iCode === key ? 0 : correlate(columnOf(iCode), columnOf(key), 'pearson').p
      const expected = number(p)
      assert.ok(
        Math.abs((found ?? -1) - expected) <= 1e-9 * expected + 1e-300,
        `${iCode} ${key}: ${found}, ${expected}`,
      )
    }
  }
})

for (const file of ['pillar_subindex', 'subindex_index']) {
  test(`correlations across levels equal the reference: ${file}`, () => {
    for (const { Var1 = '', Var2 = '', Correlation } of table(`expected/09_correlations/${file}.csv`)) {
      assertNear(correlate(columnOf(Var1), columnOf(Var2), 'pearson').r, number(Correlation), `${Var1} ${Var2}`)
    }
  })
}

test('alpha equals the reference on raw, normalised and aggregated data', () => {
  for (const { dset, group = '', items_level, alpha } of table('expected/10_cronbach/alpha.csv')) {
    const level = {
      '1': keys,
      '2': built.plan.keys.filter((key) => /^(?!Conn$|Sust$|Index$)/.test(key)),
      '3': ['Conn', 'Sust'],
    }
    const parents = new Map([...structure.indicators, ...structure.aggregates].map(({ key, parent }) => [key, parent]))
    const isBelow = (key: string): boolean => {
      const parent = parents.get(key)
      return parent === group || (parent ? isBelow(parent) : false)
    }
    const items = (level[items_level as '1'] ?? []).filter(
      (key) => isBelow(key) && (items_level === '1' || !raw.has(key)),
    )
    const columns = items.map((key) => (dset === 'Raw' ? raw.get(key) : nodes.get(key)) ?? none)
    assertNear(reliability(columns).alpha, number(alpha), `${dset} ${group} ${items_level}`)
  }
})

test('standardised alpha, and alpha if an item is dropped, equal the reference', () => {
  for (const { group = '', item = '', raw_alpha, std_alpha } of table(
    'expected/10_cronbach/psych_alpha_normalised.csv',
  )) {
    const found = reliability(membersOf(group))
    const index = (below.get(group) ?? []).findIndex((at) => keys[at] === item)
    const dropped = found.items[index]
    const [alpha, standardised] =
      item === '(all)'
        ? [found.alpha, found.standardisedAlpha]
        : [dropped?.alphaIfDropped, dropped?.standardisedAlphaIfDropped]
    assertNear(alpha, number(raw_alpha), `${group} ${item}`)
    assertNear(standardised, number(std_alpha), `${group} ${item} standardised`)
  }
})

test('KMO and Bartlett equal the reference', () => {
  for (const { group = '', KMO, bartlett_chisq, df, p } of table(
    'expected/10_cronbach/psych_kmo_bartlett_normalised.csv',
  )) {
    const { kmo, bartlett } = reliability(membersOf(group))
    assertNear(kmo, number(KMO), `${group} KMO`)
    assertNear(bartlett?.chiSquare, number(bartlett_chisq), `${group} chi-square`)
    assert.equal(bartlett?.df, number(df))
    const expected = number(p)
    assert.ok(Math.abs((bartlett?.p ?? 1) - expected) <= 1e-9 * expected, `${group} p: ${bartlett?.p}, ${expected}`)
  }
})

const pillars = built.plan.keys.slice(keys.length).filter((key) => !['Conn', 'Sust', 'Index'].includes(key))
const byGroup: [file: string, columns: (group: string) => [string, Float64Array][]][] = [
  [
    'normalised_indicators_by_pillar',
    (group) => (below.get(group) ?? []).map((at) => [keys[at] ?? '', built.normalised[at] ?? none]),
  ],
  [
    'raw_complete_rows_by_pillar',
    (group) => (below.get(group) ?? []).map((at) => [keys[at] ?? '', panel.columns[at] ?? none]),
  ],
  ['pillars_all', () => pillars.map((key) => [key, columnOf(key)])],
]
for (const [file, columns] of byGroup) {
  test(`principal components equal the reference: ${file}`, () => {
    for (const { group = '', component, eigenvalue, proportion } of table(`expected/11_pca/${file}_eigenvalues.csv`)) {
      const found = components(columns(group).map(([, column]) => column))
      assertNear(found?.eigenvalues[Number(component) - 1], number(eigenvalue), `${group} ${component}`)
      assertNear(found?.shares[Number(component) - 1], number(proportion), `${group} ${component} share`)
    }
    for (const { group = '', iCode = '', component, rotation } of table(`expected/11_pca/${file}_rotation.csv`)) {
      const names = columns(group).map(([key]) => key)
      const vector = components(columns(group).map(([, column]) => column))?.vectors[Number(component) - 1] ?? []
      // An eigenvector's sign is anybody's choice.
      assertNear(
        Math.abs(vector[names.indexOf(iCode)] ?? Number.NaN),
        Math.abs(number(rotation)),
        `${group} ${iCode} ${component}`,
      )
    }
  })
}

test('effective weights equal the reference', () => {
  const found = effectiveWeights(structure)
  for (const { iCode = '', EffWeight } of table('expected/12_weights/effective_weights.csv')) {
    assertNear(found.get(iCode), number(EffWeight), iCode)
  }
})
