import assert from 'node:assert/strict'
import { join } from 'node:path'
import { before, describe, test } from 'node:test'
import { applicability, type Edition, faultOf, parseEdition, readEdition, type Result, score } from '#instruments'
import { begun, demonstrationAnswers, drawAnswers } from './answers.ts'
import { type Files, readFiles } from './files.ts'
import { seed } from './model.ts'

const root = join(import.meta.dirname, '..', '..')
let edition: Edition
let files: Files

before(async () => {
  edition = await readEdition(join(root, 'instruments'), 'icc-index/2026')
  files = await readFiles(join(root, 'data'))
})

const draw = (round: number, of: Edition = edition, from = seed) =>
  files.world.places.map((place) => {
    const plausibility = files.plausibility[of.id]
    return { place, answers: drawAnswers({ seed: from, edition: of, place, round, plausibility }) }
  })

const results = (round: number): Result[] => draw(round).map(({ answers }) => score(edition, answers))

describe('invented answers', () => {
  test('are the same for the same seed and others for another', () => {
    assert.deepEqual(draw(1), draw(1))
    assert.notDeepEqual(draw(1), draw(1, edition, seed + 1))
  })

  test('fit their items, and only items that are asked are answered', () => {
    for (const { answers } of [0, 1, 2, 3].flatMap((round) => draw(round))) {
      const applies = applicability(edition, answers)
      for (const item of edition.items) {
        const answer = answers[item.key]
        if (!answer) continue
        assert.equal(faultOf(item, answer), null, item.key)
        assert.equal(applies.get(item.key), true, item.key)
        assert.ok(answer.state !== 'na' || item.may_not_apply, item.key)
      }
    }
  })

  test('leave a few items open, two to six in a hundred as a rule', () => {
    const counts = [0, 1, 2].flatMap(results).map(({ counts: { answered, missing } }) => missing / (answered + missing))
    const mean = counts.reduce((sum, share) => sum + share, 0) / counts.length
    assert.ok(mean > 0.02 && mean < 0.06, `on average ${mean}`)
    assert.ok(Math.max(...counts) < 0.15)
  })

  test('say what the rules of plausibility and the laws of the countries ask for', () => {
    const known = files.plausibility[edition.id]
    assert.ok(known)
    for (const { place, answers } of draw(0)) {
      const codes = (key: string) => {
        const answer = answers[key]
        return answer && 'codes' in answer ? answer.codes : []
      }
      for (const [key, value] of Object.entries(known.countries[place.country] ?? {})) {
        if (answers[key]) assert.deepEqual(value === 'na' ? answers[key].state : codes(key)[0], value)
      }
      const nothingInForce = ['COM-02', 'COM-03'].every((key) => ['none', 'drafted'].includes(codes(key)[0] ?? ''))
      if (nothingInForce && answers['COM-06']) assert.deepEqual(codes('COM-06'), ['no_strategy'])
    }
  })

  test('come with sentences that name items of the edition', () => {
    const known = new Set(edition.items.map(({ key }) => key))
    const sentences = Object.values(files.texts.areas).flatMap((kinds) => Object.values(kinds).flat())
    for (const key of sentences.flatMap((sentence) => sentence.for ?? [])) assert.ok(known.has(key), key)
  })

  test('of an open round are the first of the items', () => {
    const [first] = draw(3)
    const answers = begun(edition, first?.answers ?? {}, 0.5)
    const last = edition.items.findLastIndex(({ key }) => answers[key])
    assert.ok(last < edition.items.length / 2 && Object.keys(answers).length > edition.items.length / 3)
  })

  test('can be drawn for any edition', () => {
    const other = parseEdition({
      edition: { path: 'x/1.yaml', text: small },
      texts: [{ path: 'x/1.en.yaml', text: smallTexts }],
    })
    for (const { answers } of draw(0, other)) assert.deepEqual(score(other, answers).warnings, [])
    const drawn = Array.from({ length: 50 }, (_, i) => demonstrationAnswers(other, i))
    const numbers = drawn.flatMap(({ 'N-1': n }) => (n && 'number' in n ? [n.number] : []))
    assert.ok(new Set(numbers).size > 5 && numbers.every((n) => n >= -5 && n <= 20))
  })
})

describe('scores of invented places', () => {
  const areas = () => [0, 1, 2].flatMap(results).map(({ scores }) => scores.areas)

  test('spread over the scale', () => {
    const values = areas()
      .flatMap((scores) => Object.values(scores))
      .filter((value) => value !== null)
      .sort((a, b) => a - b)
    const at = (share: number) => values[Math.floor(share * values.length)] ?? NaN
    assert.ok(at(0.05) < 20 && at(0.95) > 80, `${at(0.05)} to ${at(0.95)}`)
    assert.ok(at(0.5) > 35 && at(0.5) < 65)
    const cores = [0, 1, 2].flatMap(results).map(({ scores }) => scores.core ?? NaN)
    assert.ok(Math.min(...cores) > 12 && Math.max(...cores) < 95, `${Math.min(...cores)} to ${Math.max(...cores)}`)
  })

  test('of the areas go together, those of the lens most', () => {
    const lens = edition.composites.find(({ key }) => key === 'intercultural_lens')?.of ?? []
    const scores = areas()
    const correlations = pairs(edition.areas).map(([a, b]) => {
      const both = scores.flatMap((one): [number, number][] => {
        const [x, y] = [one[a] ?? null, one[b] ?? null]
        return x === null || y === null ? [] : [[x, y]]
      })
      return { inLens: lens.includes(a) && lens.includes(b), value: correlation(both) }
    })
    const mean = (of: typeof correlations) => of.reduce((sum, { value }) => sum + value, 0) / of.length
    assert.ok(mean(correlations) > 0.3 && mean(correlations) < 0.75, String(mean(correlations)))
    assert.ok(mean(correlations.filter(({ inLens }) => inLens)) > mean(correlations.filter(({ inLens }) => !inLens)))
  })

  test('mostly grow from round to round, and sometimes fall', () => {
    const [first, second, third] = [0, 1, 2].map(results)
    const steps = files.world.places.flatMap((_, i) => {
      const [a, b, c] = [first, second, third].map((round) => round?.[i]?.scores.core ?? 0)
      return [(b ?? 0) - (a ?? 0), (c ?? 0) - (b ?? 0)]
    })
    const up = steps.filter((step) => step > 0).length
    assert.ok(up > steps.length * 0.65 && up < steps.length * 0.97, `${up} of ${steps.length}`)
  })
})

function pairs(keys: readonly string[]): [string, string][] {
  return keys.flatMap((a, i) => keys.slice(i + 1).map((b): [string, string] => [a, b]))
}

function correlation(points: readonly [number, number][]): number {
  const mean = (of: 0 | 1) => points.reduce((sum, point) => sum + point[of], 0) / points.length
  const [x, y] = [mean(0), mean(1)]
  const sum = (of: (dx: number, dy: number) => number) => points.reduce((total, [a, b]) => total + of(a - x, b - y), 0)
  return sum((dx, dy) => dx * dy) / Math.sqrt(sum((dx) => dx * dx) * sum((_, dy) => dy * dy))
}

const small = `
instrument: x
edition: "1"
published: 2026-01-01
languages: [en]
rule: { mean: arithmetic, missing: zero }
areas: [one, two]
items:
  - { key: N-1, area: one, kind: number, min: -5, max: 20, bands: [{ from: -5, points: 0 }, { from: 0, points: 0.5 }, { from: 3, points: 1 }] }
  - { key: P-1, area: one, kind: percent, inverse: true, bands: [{ from: 0, points: 0 }, { from: 2.5, points: 1 }] }
  - { key: M-1, area: two, kind: multiple, inverse: true, options: [{ code: a }, { code: b }] }
  - { key: S-1, area: two, kind: single, may_not_apply: true, options: [{ code: a, points: 1 }, { code: b, points: 0 }] }
  - { key: S-2, area: two, kind: single, applies_if: { item: S-1, any_of: [a] }, options: [{ code: a, points: 1 }, { code: b, points: 0 }] }
`
const smallTexts = `
language: en
title: X
areas: { one: { name: One }, two: { name: Two } }
items:
  N-1: { ask: A }
  P-1: { ask: A }
  M-1: { ask: A, options: { a: A, b: B } }
  S-1: { ask: A, not_applicable: No, options: { a: A, b: B } }
  S-2: { ask: A, options: { a: A, b: B } }
`
