import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Structure } from '../panel/panel.ts'
import { availability, indicatorsBelow } from './availability.ts'
import { components } from './components.ts'
import { averageRanks, correlate, correlationMatrix } from './correlation.ts'
import { describe } from './descriptives.ts'
import { effectiveWeights } from './effective.ts'
import { reliability } from './reliability.ts'

// What R computes of the same numbers: cor.test, cov, prcomp, and the formulas of the audit written out in R.
const gap = Number.NaN
const column = (...values: number[]) => Float64Array.from(values)
const near = (found: number | null | undefined, expected: number, where = '') =>
  assert.ok(Math.abs((found ?? gap) - expected) < 1e-12, `${where} ${found}, expected ${expected}`)
const a = column(1, 2, 3, 4, 5, 6)
const b = column(2, 1, 4, 3, 6, 5)
const d = column(1, 3, 2, 6, 4, 4)

test('correlations, their p-values and ranks with ties are those of R', () => {
  const pearson = correlate(a, d, 'pearson')
  near(pearson.r, 0.671514465234096)
  near(pearson.p, 0.14413187412399703)
  const spearman = correlate(a, d, 'spearman')
  near(spearman.r, 0.753702346348183)
  near(spearman.p, 0.0835232813732598)
  assert.deepEqual(averageRanks([3, 1, 3, 2, 3]), [4, 1, 4, 2, 4])
  assert.deepEqual(averageRanks([]), [])
})

test('only units that have both count; fewer than three, or a constant, say nothing', () => {
  const found = correlate(column(1, 2, 3, 4, 5, 6, gap, 9), column(1, 3, 2, 6, 4, 4, 7, gap), 'pearson')
  assert.equal(found.n, 6)
  near(found.r, 0.671514465234096)
  assert.deepEqual(correlate(column(1, 2, gap), column(1, 2, 3), 'pearson'), { n: 2, r: null, p: null })
  assert.deepEqual(correlate(a, column(1, 1, 1, 1, 1, 1), 'pearson'), { n: 6, r: null, p: null })
  assert.deepEqual(correlate(column(1, 1, 1, 1, 1, 1), a, 'spearman'), { n: 6, r: null, p: null })
  const three = correlate(column(1, 2, 3), column(1, 3, 2), 'pearson')
  assert.deepEqual([three.n, three.r], [3, 0.5])
  assert.deepEqual(correlate(a, column(6, 5, 4, 3, 2, 1), 'pearson'), { n: 6, r: -1, p: 0 })
})

test('a matrix holds every pair both ways, and 1 where a column meets itself', () => {
  const withGap = column(1, 3, gap, 6, 4, 4)
  for (const kind of ['pearson', 'spearman'] as const) {
    const matrix = correlationMatrix([a, withGap, column(1, 1, 1, 1, 1, 1), d], kind)
    assert.deepEqual(matrix[0]?.[0], { n: 6, r: 1, p: 0 })
    assert.deepEqual(matrix[1]?.[1], { n: 5, r: 1, p: 0 })
    assert.deepEqual(matrix[0]?.[1], correlate(a, withGap, kind))
    assert.deepEqual(matrix[1]?.[0], matrix[0]?.[1])
    assert.deepEqual(matrix[2]?.[2], { n: 6, r: null, p: null })
    near(matrix[0]?.[3]?.r, correlate(a, d, kind).r ?? 0)
  }
})

test('reliability is that of the formulas: alpha, without each item, item and rest, KMO, Bartlett', () => {
  const found = reliability([a, b, d])
  assert.deepEqual([found.n, found.k], [6, 3])
  near(found.alpha, 0.8218562874251496)
  near(found.standardisedAlpha, 0.81927916937798)
  const items = [
    [0.46692607003891051, 0.467707527414006, 0.93138710234145106],
    [0.80243161094224935, 0.80348028519161, 0.62949641805072143],
    [0.90625, 0.90625, 0.5107539184552492],
  ]
  for (const [at, [alpha = 0, , rest = 0]] of items.entries()) {
    near(found.items[at]?.alphaIfDropped, alpha, `alpha without ${at}`)
    near(found.items[at]?.itemRest, rest, `rest of ${at}`)
  }
  near(found.items[0]?.standardisedAlphaIfDropped, 0.46770752741400629)
  near(found.items[1]?.standardisedAlphaIfDropped, 0.8034802919160503)
  near(found.kmo, 0.41094909537247654)
  near(found.bartlett?.chiSquare, 7.0176697746946468)
  assert.equal(found.bartlett?.df, 3)
  near(found.bartlett?.p, 0.071336704089484448)
})

test('what cannot be told is null: one item, a constant, items that say the same, too few units', () => {
  const alone = reliability([a])
  assert.deepEqual([alone.alpha, alone.kmo, alone.bartlett, alone.items[0]?.itemRest], [null, null, null, null])
  const constant = reliability([a, column(1, 1, 1, 1, 1, 1)])
  assert.deepEqual([constant.standardisedAlpha, constant.kmo, constant.bartlett], [null, null, null])
  near(constant.alpha, 0)
  const same = reliability([a, a.slice(), b])
  assert.deepEqual([same.kmo, same.bartlett], [null, null])
  assert.equal(reliability([a.slice(0, 3), b.slice(0, 3), d.slice(0, 3)]).bartlett, null, 'no more units than items')
  const opposed = reliability([column(1, 2, 3), column(3, 2, 1)])
  assert.equal(opposed.alpha, null, 'a sum of covariances of 0')
  const empty = reliability([column(gap, 1), column(1, gap)])
  assert.deepEqual([empty.n, empty.alpha], [0, null])
})

test('a gap leaves the pair it stands in, and complete units carry the rest', () => {
  const found = reliability([column(...a, gap), column(...b, 9), column(...d, 2)])
  assert.equal(found.n, 6)
  near(found.items[2]?.itemRest, 0.5107539184552492)
  assert.notEqual(found.alpha, 0.8218562874251496)
})

test('principal components are those of prcomp, the largest entry of each made positive', () => {
  const found = components([column(...a, gap), column(...b, 1), column(...d, 2)])
  assert.equal(found?.n, 6)
  for (const [at, value] of [2.227718158789977, 0.70262327881775133, 0.069658562392271209].entries()) {
    near(found?.eigenvalues[at], value)
    near(found?.shares[at], value / 3)
  }
  for (const [at, entry] of [0.65548630883490266, 0.56653385379645593, 0.49937670293329695].entries())
    near(found?.vectors[0]?.[at], entry)
  near(found?.vectors[2]?.[0], 0.75195270261225611)
  near(found?.vectors[2]?.[1], -0.55092822336753833)
  assert.deepEqual([components([a]), components([a, column(1, 1, 1, 1, 1, 1)]), components([])], [null, null, null])
  const same = components([a, a.slice()])
  assert.ok((same?.eigenvalues[1] ?? -1) >= 0)
})

test('descriptive statistics by hand, with their flags', () => {
  const found = describe(column(0, 2, 2, 4, gap))
  assert.deepEqual(
    [found.min, found.max, found.mean, found.median, found.available, found.nonZero, found.unique, found.same],
    [0, 4, 2, 2, 4, 3, 3, 2],
  )
  near(found.sd, Math.sqrt(8 / 3))
  assert.deepEqual(found.share, { available: 0.8, nonZero: 0.75, unique: 0.75, same: 0.5 })
  assert.deepEqual(found.flags, { available: false, nonZero: false, unique: false, outliers: false })
  const sparse = describe(column(0, 7, gap, gap, gap))
  assert.deepEqual(sparse.flags, { available: true, nonZero: true, unique: false, outliers: false })
  assert.ok(describe(column(5, 5, 5, 4, 5)).flags.unique)
  assert.equal(describe(column(1, 1, 2, 2)).flags.unique, false, 'half is enough')
  assert.equal(describe(column(0, 1)).flags.nonZero, false, 'half is enough')
  assert.ok(describe(column(0, 0, 0, 0, 0, 0, 0, 0, 0, 9)).flags.outliers)
  const empty = describe(column(gap, gap))
  assert.deepEqual(
    [empty.min, empty.max, empty.mean, empty.median, empty.sd, empty.same],
    [null, null, null, null, null, 0],
  )
  assert.deepEqual([describe(column(3)).sd, describe(column(3)).mean], [null, 3])
})

const structure: Structure = {
  indicators: [
    { key: 'i', parent: 'area', weight: 1, direction: 1 },
    { key: 'j', parent: 'area', weight: 3, direction: 1 },
    { key: 'k', parent: 'index', weight: 2, direction: 1 },
  ],
  aggregates: [
    { key: 'index', parent: null, weight: 7 },
    { key: 'area', parent: 'index', weight: 6 },
  ],
}

test('availability counts what is missing and what is 0, by unit and below each aggregate at any depth', () => {
  const panel = { units: ['u', 'v'], columns: [column(gap, 1), column(0, 2), column(gap, 0)] }
  const found = availability(panel, structure)
  assert.deepEqual(
    [found.missing, found.zero, found.share],
    [
      [2, 0],
      [1, 1],
      [1 / 3, 1],
    ],
  )
  assert.deepEqual(Object.fromEntries(found.byAggregate), { index: [1 / 3, 1], area: [0.5, 1] })
  assert.deepEqual(Object.fromEntries(indicatorsBelow(structure)), { index: [0, 1, 2], area: [0, 1] })
})

test('the weight of a node in the whole is the product of its shares on the way up', () => {
  assert.deepEqual(Object.fromEntries(effectiveWeights(structure)), {
    i: 0.25 * 0.75,
    j: 0.75 * 0.75,
    k: 0.25,
    index: 1,
    area: 0.75,
  })
  assert.equal(effectiveWeights(structure, { k: 6 }).get('area'), 0.5)
})
