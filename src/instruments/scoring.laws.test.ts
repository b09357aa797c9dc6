import assert from 'node:assert/strict'
import { test } from 'node:test'
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { Answer, Answers } from './answer.ts'
import { areasOf, hasOptions, isNumber, takesWholeNumbers } from './edition.ts'
import type { Edition, Item } from './edition.ts'
import { mipexRule, small } from './fixtures/editions.ts'
import { applicability, pointsOf } from './points.ts'
import { gains, score } from './scoring.ts'
import type { Result } from './scoring.ts'

const random = xoroshiro128plus(20261123)
const below = (n: number) => uniformInt(random, 0, n - 1)

function drawAnswer(item: Item): Answer {
  if (isNumber(item)) {
    const number = item.min + uniformFloat64(random) * ((item.max ?? 1000) - item.min)
    return { state: 'answered', number: takesWholeNumbers(item) ? Math.floor(number) : number }
  }
  assert.ok(hasOptions(item))
  const all = item.options.map(({ code }) => code)
  const one = all[below(all.length)] ?? ''
  if (item.kind === 'single') return { state: 'answered', codes: [one] }
  const free = item.options.filter(({ exclusive }) => !exclusive).map(({ code }) => code)
  const some = free.filter(() => below(2) === 1)
  return { state: 'answered', codes: some.length > 0 ? some : [one] }
}

function draw(edition: Edition): Record<string, Answer> {
  const answers: Record<string, Answer> = {}
  for (const item of edition.items) {
    const kind = below(6)
    if (kind === 0) answers[item.key] = { state: 'missing' }
    else if (kind === 1 && item.may_not_apply) answers[item.key] = { state: 'na' }
    else answers[item.key] = drawAnswer(item)
  }
  return answers
}

/** The answer with the most, or the least, points. */
function extreme(item: Item, sign: 1 | -1): Answer {
  const free =
    item.kind === 'multiple' ? item.options.filter(({ exclusive }) => !exclusive).map(({ code }) => code) : []
  const candidates: Answer[] = hasOptions(item)
    ? item.options.map(({ code }) => ({ state: 'answered', codes: [code] }))
    : isNumber(item)
      ? item.bands.map(({ from }) => ({ state: 'answered', number: from }))
      : []
  if (free.length > 0) candidates.push({ state: 'answered', codes: free })
  const worth = (answer: Answer) => sign * (pointsOf(item, answer) ?? 0)
  return candidates.reduce((best, answer) => (worth(answer) > worth(best) ? answer : best))
}

const scores = ({ scores: { core, extended, composites, areas } }: Result) =>
  Object.entries({ ...areas, ...composites, core, extended })

for (const edition of [small, mipexRule]) {
  test(`${edition.id}: every item full is 100 everywhere, every item lowest is 0`, () => {
    for (const [sign, value] of [
      [1, 100],
      [-1, 0],
    ] as const) {
      const answers = Object.fromEntries(edition.items.map((item) => [item.key, extreme(item, sign)]))
      for (const [key, found] of scores(score(edition, answers))) {
        const absent = (key === 'core' || key === 'extended') && edition === mipexRule
        assert.equal(found, absent ? null : value, key)
      }
    }
  })

  // An item that guards others is left alone: its answer also decides what the mean is made of.
  test(`${edition.id}: more points for an item never lower a score`, () => {
    const guards = new Set(edition.items.map((item) => item.applies_if?.item))
    for (let i = 0; i < 200; i++) {
      const answers = draw(edition)
      const before = new Map(scores(score(edition, answers)))
      for (const item of edition.items) {
        const now = answers[item.key]
        const better = drawAnswer(item)
        if (guards.has(item.key) || now?.state !== 'answered' || !applicability(edition, answers).get(item.key))
          continue
        if ((pointsOf(item, better) ?? 0) < (pointsOf(item, now) ?? 0)) continue
        for (const [key, value] of scores(score(edition, { ...answers, [item.key]: better }))) {
          assert.ok((value ?? 0) >= (before.get(key) ?? 0) - 1e-9, `${item.key} lowers ${key}`)
        }
      }
    }
  })

  test(`${edition.id}: the order of answers does not matter`, () => {
    for (let i = 0; i < 50; i++) {
      const answers = draw(edition)
      assert.deepEqual(
        score(edition, Object.fromEntries(Object.entries(answers).toReversed())),
        score(edition, answers),
      )
    }
  })

  test(`${edition.id}: gains are those of the scorer, none is negative, and an area holds no more than it lacks`, () => {
    for (let i = 0; i < 50; i++) {
      const answers = draw(edition)
      const { areas } = score(edition, answers).scores
      for (const { area, gain, state } of gains(edition, answers)) {
        // A missing item that was left out may stand for less than the mean without it, never when full.
        assert.ok(gain.area === null || gain.area >= -1e-9, state)
        assert.ok((gain.area ?? 0) <= 100 - (areas[area] ?? 0) + 1e-9)
      }
    }
  })
}

test('an item that does not apply never changes another area', () => {
  for (let i = 0; i < 200; i++) {
    const answers: Answers = draw(small)
    const before = score(small, answers).scores.areas
    for (const { key, area, may_not_apply: may } of small.items) {
      if (!may) continue
      const after = score(small, { ...answers, [key]: { state: 'na' } }).scores.areas
      for (const other of small.areas) if (other !== area) assert.equal(after[other], before[other])
    }
  }
})

test('the core index does not move with an area it does not reach', () => {
  const inCore = areasOf(small, 'core')
  const outside = small.items.filter(({ area }) => !inCore.has(area))
  for (let i = 0; i < 50; i++) {
    const answers = draw(small)
    const changed = { ...answers, ...Object.fromEntries(outside.map((item) => [item.key, drawAnswer(item)])) }
    assert.equal(score(small, changed).scores.core, score(small, answers).scores.core)
  }
})
