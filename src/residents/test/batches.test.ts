import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { readEdition } from '#instruments'
import { snapshotDays } from './batches.ts'
import { channels, type Filter, filters } from './model.ts'
import { publishedFrom } from './published.ts'
import { categoriesOf, type GivenRun } from './summary.ts'

const common = await readEdition(join(import.meta.dirname, '../../../instruments'), 'citizenship-test/2026')
const item = 'DIV-2'
const today = '2026-12-01'
const dayAt = (i: number) => new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10)
const fewPeople = (n: number) => n > 0 && n < 5

const one = (day: string, channel: GivenRun['channel'], more: Partial<GivenRun> = {}): GivenRun => ({
  answers: { [item]: { state: 'answered', codes: ['goods'] } },
  day,
  channel,
  gender: null,
  age: null,
  versions: {},
  ...more,
})

const rare = <T>(values: readonly T[]) =>
  fc.double({ min: 0, max: 0.999, noNaN: true }).map((share) => values[Math.floor(share ** 2 * values.length)] as T)
const histories = fc.array(
  fc
    .tuple(
      fc.nat(25),
      rare(channels),
      rare(['woman', 'man', null, 'other']),
      rare(['30_44', '45_64', null, '18_29']),
      rare([0, 1, 2]),
    )
    .map(([day, channel, gender, age, version]) =>
      one(dayAt(day), channel, { gender, age, versions: version ? { [item]: version } : {} }),
    ),
  { minLength: 40, maxLength: 400 },
)

describe('answers are published in batches', () => {
  const days = (...counts: number[]) =>
    counts.flatMap((n, i) => Array.from({ length: n }, () => one(`2026-03-0${i + 1}`, 'alone')))
  for (const [what, given, now, expected] of [
    ['nothing under twenty', days(19), '2026-03-09', []],
    ['the day that completes twenty', days(10, 9, 1, 4), '2026-03-09', ['2026-03-03']],
    ['not yesterday, to which an answer of midnight may still come', days(20, 20), '2026-03-03', ['2026-03-01']],
    ['not with a single sheet of paper', [...days(20), one('2026-03-01', 'paper')], '2026-03-09', []],
  ] as const) {
    test(what, () => assert.deepEqual(snapshotDays(given, now), expected))
  }

  test('whoever knows every sheet of paper, and all of a group, is left with five or more others', () => {
    fc.assert(
      fc.property(histories, (runs) => {
        const snapshots = ['', ...snapshotDays(runs, today)]
        snapshots.slice(1).forEach((day, i) => {
          const between = runs.filter((run) => run.day > (snapshots[i] ?? '') && run.day <= day)
          assert.ok(between.length >= 20)
          for (const channel of channels) {
            assert.ok(!fewPeople(between.filter((run) => run.channel === channel).length))
          }
        })
      }),
      { numRuns: 100 },
    )
  })

  test('no two publications differ by one to four people: the whole, each part, and all that is left of a filter', () => {
    let compared = 0
    fc.assert(
      fc.property(histories, (runs) => {
        const snapshots = snapshotDays(runs, today)
        const seen = snapshots.map((_, i) => {
          const part = { filter: 'gender', category: 'woman' } as const
          return publishedFrom({ common }, [], runs, snapshots.slice(0, i + 1), part) ?? assert.fail()
        })
        for (const [i, later] of seen.entries()) {
          for (const earlier of seen.slice(0, i)) {
            const between = runs.filter((run) => run.day > earlier.upTo && run.day <= later.upTo)
            for (const filter of Object.keys(filters) as Filter[]) {
              const [was, is] = [earlier.summary.sizes[filter], later.summary.sizes[filter]]
              const both = categoriesOf(filter).filter((key) => was[key] !== null && is[key] !== null)
              const grown = both.map((key) => between.filter((run) => (run[filter] ?? 'unsaid') === key).length)
              compared += both.length
              const left = between.length - grown.reduce((sum, n) => sum + n, 0)
              for (const n of [...grown, left]) assert.ok(!fewPeople(n), `${filter}: ${n}`)
            }
          }
        }
      }),
      { numRuns: 60 },
    )
    assert.ok(compared > 0)
  })

  test('of several versions one is shown, and neither it nor the others are or grow by one to four people', () => {
    const content = { kind: 'single' as const, options: ['goods', 'nothing'], texts: {} }
    const key = common.items.find((each) => each.adaptable && each.kind === 'single')?.key ?? 'DIV-3'
    const adaptations = [1, 2].map((version) => ({ item: key, version, content }))
    fc.assert(
      fc.property(histories, (histories_) => {
        const runs = histories_.map((run) => {
          const version = run.versions[item] ?? 0
          return { ...run, versions: version ? { [key]: version } : {} }
        })
        const last = new Map<number, number>()
        const snapshots = snapshotDays(runs, today)
        snapshots.forEach((day, i) => {
          const whole = publishedFrom({ common }, adaptations, runs, snapshots.slice(0, i + 1), undefined)
          const found = whole?.summary.items.filter((each) => each.item.key === key) ?? []
          assert.ok(found.length <= 1)
          const [shown] = found
          if (!shown || shown.n === null) return
          const version = shown.adaptation?.version ?? 0
          const upTo = runs.filter((run) => run.day <= (shown.upTo ?? day))
          assert.ok(!fewPeople(upTo.length - shown.n), 'of the others')
          assert.ok(!fewPeople(shown.n - (last.get(version) ?? 0)), 'since it was shown')
          last.set(version, shown.n)
        })
      }),
      { numRuns: 100 },
    )
  })
})
