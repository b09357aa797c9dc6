import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asem, assertNear, number, table } from '../../../test/coinr.ts'
import type { Method } from '../panel/method.ts'
import type { Design } from './design.ts'
import { rankRuns } from './ranking.ts'
import { runner, type Study } from './runs.ts'
import { robustness } from './study.ts'
import { columnOf, rankIntervals } from './uncertainty.ts'
import { conclude } from './study.ts'

const { panel, structure, beside } = asem()
const method: Method = {
  version: 1,
  denominate: true,
  impute: { by: 'mean', group: 'EurAsia_group' },
  treat: { winmax: 5, skew: 2, kurtosis: 3.5 },
  normalise: { by: 'min_max', low: 1, high: 100 },
  aggregate: { mean: 'arithmetic', missing: 'leave_out' },
}
const sets: Record<string, number>[] = []
for (const { rep, iCode = '', Weight } of table('expected/13_uncertainty/asem_noisy_weights.csv')) {
  const set = (sets[Number(rep) - 1] ??= {})
  set[iCode] = Number(Weight)
}
const normalise = [method.normalise, { by: 'z_score', mean: 10, sd: 2 }] as const
const study: Study = {
  panel,
  structure,
  method,
  beside,
  assumptions: {
    treat: [1, 2, 3, 4, 5].map((winmax) => ({ winmax, skew: 2, kurtosis: 3.5 })),
    normalise,
    weights: sets,
    mean: ['arithmetic', 'geometric'],
  },
}

/** What each run of the reference chose, run again here. */
function replay(folder: string): Design {
  const rows = table(`expected/13_uncertainty/${folder}/design_choice.csv`).map((row) => [
    Number(row['Winmax']) - 1,
    row['Normalisation'] === 'minmax_1_100' ? 0 : 1,
    Number(row['WeightRep']) - 1,
    row['Aggregation'] === 'a_amean' ? 0 : 1,
  ])
  const assumptions = [
    { name: 'treat', size: 5 },
    { name: 'normalise', size: 2 },
    { name: 'weights', size: sets.length },
    { name: 'mean', size: 2 },
  ] as const
  const kind = folder.includes('SA') ? 'sobol' : 'sample'
  return { kind, assumptions, samples: 100, runs: rows.length, choices: Uint16Array.from(rows.flat()) }
}

for (const folder of ['asem_UA_N100', 'asem_SA_N100']) {
  const design = replay(folder)
  const units = panel.units.length
  const ranks = rankRuns(runner(study), design, { from: 0, to: design.runs }, units)

  test(`every rank of every run equals the reference: ${folder}`, () => {
    for (const { uCode = '', ...row } of table(`expected/13_uncertainty/${folder}/ranks.csv`)) {
      const found = columnOf(ranks, units, design.runs, panel.units.indexOf(uCode))
      for (let run = 1; run <= design.runs; run += 1)
        assert.equal(found[run - 1], number(row[`r_${run}`]), `${uCode} ${run}`)
    }
  })

  test(`rank intervals equal the reference: ${folder}`, () => {
    const found = rankIntervals(ranks, units, folder.includes('SA') ? 200 : 100)
    for (const row of table(`expected/13_uncertainty/${folder}/rank_stats.csv`)) {
      const one = found[panel.units.indexOf(row['uCode'] ?? '')]
      assertNear(one?.mean, number(row['Mean']), `${row['uCode']} mean`)
      assertNear(one?.median, number(row['Median']), `${row['uCode']} median`)
      assertNear(one?.q5, number(row['Q5']), `${row['uCode']} q5`)
      assertNear(one?.q95, number(row['Q95']), `${row['uCode']} q95`)
    }
  })

  if (design.kind === 'sobol') {
    test('total sensitivity equals the reference', () => {
      const found = conclude(study, design, ranks, 1).sensitivity ?? []
      for (const [at, row] of table(`expected/13_uncertainty/${folder}/sensitivity.csv`).entries()) {
        assertNear(found[at]?.total, number(row['STi']), row['Variable'] ?? '')
      }
    })
  }
}

test('exact sensitivity, by every combination, equals the reference', () => {
  const { sensitivity, design } = robustness(study, { samples: 1, seed: 1 })
  assert.deepEqual({ kind: design.kind, runs: design.runs }, { kind: 'exact', runs: 2000 })
  for (const [at, row] of table('expected/13_uncertainty/asem_exact_sobol.csv').entries()) {
    assertNear(sensitivity?.[at]?.first, number(row['Si']), `${row['Variable']} Si`)
    assertNear(sensitivity?.[at]?.total, number(row['STi']), `${row['Variable']} STi`)
  }
})

test('a sample of Sobol points comes near what every combination says, and says how near', () => {
  const exact = robustness(study, { samples: 1, seed: 1 }).sensitivity ?? []
  const sampled = robustness(study, { samples: 1024, seed: 7, kind: 'sobol' }).sensitivity ?? []
  for (const [at, { first, total, assumption }] of exact.entries()) {
    assert.ok(Math.abs((sampled[at]?.first ?? 9) - first) < 0.05, `${assumption} first`)
    assert.ok(Math.abs((sampled[at]?.total ?? 9) - total) < 0.05, `${assumption} total`)
  }
})

test('the same seed gives the same bytes, another seed others', () => {
  const once = (seed: number) => JSON.stringify(robustness(study, { samples: 64, seed, kind: 'sobol' }))
  assert.equal(once(3), once(3))
  assert.notEqual(once(3), once(4))
})
