import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { assertNear, number, table } from '../../../test/coinr.ts'
import { indexCommand } from './commands.ts'
import { readSheet } from './rows.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const reference = join(root, 'src', 'statistics', 'fixtures', 'coinr')
const room = mkdtempSync(join(tmpdir(), 'icc-cases-'))
after(() => rmSync(room, { recursive: true, force: true }))

// The methods as they are shipped, with the files beside them that some of them name.
const copy = (from: string, name: string) => writeFileSync(join(room, name), readFileSync(from))
const expected = join(reference, 'expected')
for (const file of readdirSync(join(root, 'methods'))) copy(join(root, 'methods', file), file)
copy(join(expected, '07_aggregated/weighted_weights.csv'), 'weights.csv')
copy(join(expected, '13_uncertainty/asem_noisy_weights.csv'), 'weight-sets.csv')
copy(join(expected, '13_uncertainty/asem_SA_N100/design_choice.csv'), 'design.csv')

async function run(verb: string, method: string): Promise<string> {
  const out = join(room, `${verb}-${method}`)
  const [data, meta] = ['iData', 'iMeta'].map((name) => join(reference, `inputs/ASEM_${name}.csv`))
  const warned: string[] = []
  const code = await indexCommand(
    [verb, '--data', data ?? '', '--meta', meta ?? '', '--method', join(room, `${method}.yaml`), '--out', out],
    { say: () => {}, warn: (line) => warned.push(line), progress: () => {} },
  )
  assert.equal(code, 0, warned.join('\n'))
  return out
}

type Row = Readonly<Record<string, string | undefined>>

function written(folder: string, file: string): Row[] {
  const problems: string[] = []
  const { rows } = readSheet(readFileSync(join(folder, file), 'utf8'), file, [], problems)
  assert.deepEqual(problems, [])
  return rows.map((row) => Object.fromEntries(row))
}

/** Every cell of the reference's file is found in ours, under its own column, in the row that its key names. */
function assertHolds(ours: readonly Row[], file: string, keys: readonly string[], same: Row = {}): void {
  const name = (row: Row) => keys.map((key) => row[key]).join(' ')
  const kept = ours.filter((row) => Object.entries(same).every(([column, value]) => row[column] === value))
  const found = new Map(kept.map((row) => [name(row), row]))
  for (const row of table(`expected/${file}`)) {
    const mine = found.get(name(row))
    assert.ok(mine, `${file}: ${name(row)} is missing`)
    for (const [column, text] of Object.entries(row).filter(([head]) => !keys.includes(head))) {
      const where = `${file}: ${name(row)}, ${column}`
      if (text === '' || !Number.isNaN(number(text))) assertNear(number(mine[column]), number(text), where)
      else assert.equal(mine[column], text, where)
    }
  }
}

test('every method file that is shipped builds the reference panel', async () => {
  const methods = readdirSync(join(root, 'methods')).flatMap((file) => /^(.+)\.yaml$/.exec(file)?.[1] ?? [])
  assert.ok(methods.length > 15)
  for (const method of methods.filter((one) => one !== 'index')) await run('build', method)
})

const turned = (row: Row): Row => ({ ...row, Ind1: row['Ind2'], Ind2: row['Ind1'] })

const tables: [method: string, file: string, expected: string][] = [
  ['impute-mean', 'imputed.csv', '03_imputed/mean.csv'],
  ['impute-group-mean', 'imputed.csv', '03_imputed/group_mean_EurAsia.csv'],
  ['treat-winmax-5', 'treated.csv', '05_treated/default_winmax5_data.csv'],
  ['treat-winmax-1', 'treated.csv', '05_treated/winmax1_data.csv'],
  ['normalise-percent-rank', 'normalised.csv', '06_normalised/percent_rank.csv'],
  ['normalise-rank', 'scores.csv', '07_aggregated/arithmetic_rank_scores.csv'],
  ['aggregate-weighted-geometric', 'scores.csv', '07_aggregated/weighted_geometric_minmax1_100_scores.csv'],
  ['missing-threshold', 'ranks.csv', '07_aggregated/missing_arithmetic_threshold0.9_ranks.csv'],
]
for (const [method, file, answer] of tables) {
  test(`a case of the reference is answered under its columns: ${answer}`, async () => {
    assertHolds(written(await run('build', method), file), answer, ['uCode'])
  })
}

test('what was done to each indicator is recorded as the reference records it', async () => {
  for (const [method, details] of [
    ['treat-winmax-5', 'default_winmax5'],
    ['treat-winmax-1', 'winmax1'],
  ] as const) {
    const out = await run('build', method)
    assertHolds(written(out, 'treatment.csv'), `05_treated/${details}_details.csv`, ['iCode'])
  }
})

test('an audit answers the cases of statistics, correlations, reliability, components and weights', async () => {
  const out = await run('audit', 'audit')
  assertHolds(written(out, 'stats.csv'), '01_stats/stats_raw.csv', ['iCode'])
  const available = written(out, 'availability.csv')
  assertHolds(available, '01_stats/data_availability_units.csv', ['uCode'])
  assertHolds(available, '01_stats/data_availability_by_group.csv', ['uCode'])
  assertHolds(written(out, 'correlations.csv'), '09_correlations/pillar_subindex.csv', ['Var1', 'Var2'])
  const denominators = written(out, 'denominator-correlations.csv')
  assertHolds(denominators, '09_correlations/denominator_0.7.csv', ['Ind', 'Denom'])
  for (const [flag, file] of [
    ['high', 'flags_high_0.75.csv'],
    ['low', 'flags_low_-0.4.csv'],
  ]) {
    const own = written(out, 'correlation-flags.csv').filter((row) => row['Flag'] === flag)
    // Which of a pair comes first is anybody's choice.
    assertHolds([...own, ...own.map(turned)], `09_correlations/${file}`, ['Ind1', 'Ind2'])
    assert.equal(own.length, table(`expected/09_correlations/${file}`).length)
  }
  const sets = ['dset', 'group', 'items_level']
  assertHolds(written(out, 'reliability.csv'), '10_cronbach/alpha.csv', sets)
  const normalised = { dset: 'Normalised', items_level: '1' }
  assertHolds(written(out, 'reliability.csv'), '10_cronbach/psych_kmo_bartlett_normalised.csv', ['group'], normalised)
  const items = written(out, 'reliability-items.csv')
  assertHolds(items, '10_cronbach/psych_alpha_normalised.csv', ['group', 'item'], normalised)
  const components = written(out, 'pca.csv')
  const byPillar = '11_pca/normalised_indicators_by_pillar_eigenvalues.csv'
  assertHolds(components, byPillar, ['group', 'component'], normalised)
  assertHolds(written(out, 'weights.csv'), '12_weights/effective_weights.csv', ['iCode'])
})

test('runs drawn elsewhere are built again, and stand in the design that is written', async () => {
  const out = await run('audit', 'uncertainty-given-design')
  const folder = '13_uncertainty/asem_SA_N100'
  assertHolds(written(out, 'uncertainty.csv'), `${folder}/rank_stats.csv`, ['uCode'])
  assertHolds(written(out, 'design.csv'), `${folder}/design_choice.csv`, ['run'])
  for (const { Variable, STi } of table(`expected/${folder}/sensitivity.csv`)) {
    const mine = written(out, 'sensitivity.csv').find((row) => row['Variable'] === Variable)
    assertNear(number(mine?.['STi']), number(STi), `${Variable}`)
  }
})

test('sensitivity with given weights is exact', async () => {
  const out = await run('audit', 'uncertainty-given-weights')
  assertHolds(written(out, 'sensitivity.csv'), '13_uncertainty/asem_exact_sobol.csv', ['Variable'])
})
