import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { type Crossed, hideSmall, type Shown, smallestCell } from './small-cells.ts'

const rows = ['yes', 'partly', 'no', 'skipped']
const categories = {
  channel: ['alone', 'group', 'paper'],
  gender: ['woman', 'man', 'other', 'unsaid'],
  age: ['a', 'b', 'c', 'd'],
}

/** People with an answer and a category of every filter; some answers and categories are rare. */
const rare = <T>(values: readonly T[]) =>
  fc.double({ min: 0, max: 1, noNaN: true }).map((share) => values[Math.floor(share ** 3 * values.length)] ?? values[0])
const people = fc.array(
  fc.record({
    row: rare(rows),
    channel: rare(categories.channel),
    gender: rare(categories.gender),
    age: rare(categories.age),
  }),
  { maxLength: 90 },
)

type Person = Record<'row' | keyof typeof categories, string | undefined>

function cross(all: readonly Person[]): Crossed {
  const count = (some: readonly Person[]) =>
    Object.fromEntries(rows.map((row) => [row, some.filter((person) => person.row === row).length]))
  const filters = (Object.keys(categories) as (keyof typeof categories)[]).map((filter) => [
    filter,
    Object.fromEntries(categories[filter].map((one) => [one, count(all.filter((person) => person[filter] === one))])),
  ])
  return { whole: count(all), filters: Object.fromEntries(filters) }
}

/** Cells by name, and every sum an attacker knows of; made from what is shown alone, apart from the code under test. */
function attack({ n, whole, sizes, filters }: Shown) {
  const cells: Record<string, number | null> = { n }
  const sums: [total: string, parts: string[]][] = []
  for (const row of rows) cells[row] = whole[row] ?? null
  sums.push(['n', rows])
  for (const [filter, crossed] of Object.entries(filters)) {
    for (const [category, counts] of Object.entries(crossed)) {
      cells[`${filter}.${category}`] = sizes[filter]?.[category] ?? null
      for (const row of rows) cells[`${filter}.${category}.${row}`] = counts[row] ?? null
      sums.push([`${filter}.${category}`, rows.map((row) => `${filter}.${category}.${row}`)])
    }
    sums.push(['n', Object.keys(crossed).map((category) => `${filter}.${category}`)])
    for (const row of rows) sums.push([row, Object.keys(crossed).map((category) => `${filter}.${category}.${row}`)])
  }
  return { cells, sums }
}

/** Names of the hidden cells that have one solution: those orthogonal to every direction that changes no shown sum. */
function solvable({ cells, sums }: ReturnType<typeof attack>): string[] {
  const unknown = Object.keys(cells).filter((name) => cells[name] === null)
  const matrix = sums.map(([total, parts]) =>
    unknown.map((name) => (parts.includes(name) ? 1 : 0) - (total === name ? 1 : 0)),
  )
  const rank = (some: readonly (readonly number[])[]) => rankOf(some.map((row) => [...row]))
  const known = rank(matrix)
  return unknown.filter((_, at) => rank([...matrix, unknown.map((_name, i) => (i === at ? 1 : 0))]) === known)
}

/** In whole numbers modulo a large prime: no rounding. */
function rankOf(matrix: number[][]): number {
  const prime = 1_000_003n
  const left = matrix.map((row) => row.map((value) => (BigInt(value) + prime) % prime))
  let rank = 0
  for (let column = 0; column < (left[0]?.length ?? 0); column += 1) {
    const at = left.findIndex((row, i) => i >= rank && row[column] !== 0n)
    const pivot = left[at]
    if (!pivot) continue
    left[at] = left[rank] ?? pivot
    left[rank] = pivot
    const inverse = power(pivot[column] ?? 1n, prime - 2n, prime)
    for (let i = rank + 1; i < left.length; i += 1) {
      const row = left[i] ?? []
      const factor = ((row[column] ?? 0n) * inverse) % prime
      if (factor !== 0n) left[i] = row.map((value, j) => (value + (prime - factor) * (pivot[j] ?? 0n)) % prime)
    }
    rank += 1
  }
  return rank
}

function power(base: bigint, exponent: bigint, prime: bigint): bigint {
  if (exponent === 0n) return 1n
  const half = power((base * base) % prime, exponent / 2n, prime)
  return exponent % 2n === 1n ? (half * base) % prime : half
}

describe('small cells', () => {
  test('no count under five is shown, and none that is held back can be solved from all that is shown', () => {
    fc.assert(
      fc.property(people, (all) => {
        const found = attack(hideSmall(cross(all)))
        for (const value of Object.values(found.cells)) assert.ok(value === null || value >= smallestCell, `${value}`)
        assert.deepEqual(solvable(found), [])
      }),
      { numRuns: 150 },
    )
  })

  test('what is held back beside a total is together at least five', () => {
    fc.assert(
      fc.property(people, (all) => {
        const { cells, sums } = attack(hideSmall(cross(all)))
        for (const [total, parts] of sums) {
          const rest = parts.reduce((left, part) => left - (cells[part] ?? 0), cells[total] ?? NaN)
          assert.ok(Number.isNaN(rest) || rest === 0 || rest >= smallestCell, `${total}: ${rest}`)
        }
      }),
      { numRuns: 150 },
    )
  })

  test('sizes of categories depend on the people alone, whatever they answered', () => {
    fc.assert(
      fc.property(people, fc.array(rare(rows), { minLength: 90, maxLength: 90 }), (all, others) => {
        const again = all.map((person, i) => ({ ...person, row: others[i] }))
        assert.deepEqual(hideSmall(cross(again)).sizes, hideSmall(cross(all)).sizes)
      }),
      { numRuns: 100 },
    )
  })

  test('large cells are all shown, a category whose complement is under five is not', () => {
    const large = { yes: 20, no: 30 }
    const halves = { gender: { woman: { yes: 10, no: 12 }, man: { yes: 10, no: 18 } } }
    assert.deepEqual(hideSmall({ whole: large, filters: halves }).filters, halves)
    const nearly = { gender: { woman: { yes: 18, no: 28 }, man: { yes: 2, no: 2 } } }
    assert.deepEqual(hideSmall({ whole: large, filters: nearly }).sizes, { gender: { woman: null, man: null } })
    assert.deepEqual(hideSmall({ whole: { yes: 46, no: 4 } }).whole, { yes: null, no: null })
  })

  test('tables that do not belong together are refused', () => {
    assert.throws(() => hideSmall({ whole: { yes: 9 }, filters: { gender: { woman: { yes: 5 } } } }), RangeError)
  })
})
