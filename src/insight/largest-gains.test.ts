import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Gain } from '#instruments'
import { largestGains } from './largest-gains.ts'

const gain = (item: string, area: string, core: number, extended: number): Gain => ({
  item,
  area,
  state: 'missing',
  points: null,
  gain: { area: extended * 10, core, extended },
})

test('the largest gains come first, by area, and what is left out is counted', () => {
  const gains = [gain('A1', 'a', 2, 1.7), gain('B1', 'b', 1, 0.8), gain('A2', 'a', 0.5, 0.4), gain('C1', 'c', 0.2, 0.1)]
  const { areas, more } = largestGains(gains, 3)
  assert.deepEqual(
    areas.map(({ area }) => area),
    ['a', 'b'],
  )
  assert.deepEqual(
    areas[0]?.gains.map(({ item }) => item),
    ['A1', 'A2'],
  )
  assert.equal(more, 1)
})

test('an area of the extended index alone has its turn', () => {
  const gains = [gain('A1', 'a', 1, 0.8), gain('P1', 'participation', 0, 1.4)]
  assert.equal(largestGains(gains, 1).areas[0]?.area, 'participation')
})

test('nothing to gain leaves nothing', () => {
  assert.deepEqual(largestGains([], 12), { areas: [], more: 0 })
})
