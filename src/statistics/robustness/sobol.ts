import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** Dimensions 2 to 16 of new-joe-kuo-6 (Joe and Kuo 2008): degree, coefficients, initial direction numbers. */
const joeKuo: readonly (readonly [a: number, m: readonly number[]])[] = [
  [0, [1]],
  [1, [1, 3]],
  [1, [1, 3, 1]],
  [2, [1, 1, 1]],
  [1, [1, 1, 3, 3]],
  [4, [1, 3, 5, 13]],
  [2, [1, 1, 5, 5, 17]],
  [4, [1, 1, 5, 5, 5]],
  [7, [1, 1, 7, 11, 19]],
  [11, [1, 1, 5, 1, 1]],
  [13, [1, 1, 1, 3, 11]],
  [14, [1, 3, 5, 5, 31]],
  [1, [1, 3, 3, 9, 7, 49]],
  [13, [1, 1, 1, 15, 21, 21]],
  [16, [1, 3, 1, 13, 27, 49]],
]

export const mostDimensions = joeKuo.length + 1
const bits = 32

/**
 * `n` points of Sobol's sequence in [0, 1)^dimensions, one Float64Array a point, moved by a random digital shift that the
 * seed draws: unbiased, and as even as the sequence itself. Without a seed, the sequence as it is, from 0.
 */
export function sobolPoints(n: number, dimensions: number, seed?: number): Float64Array[] {
  if (dimensions > mostDimensions) throw new RangeError(`Sobol points have at most ${mostDimensions} dimensions here`)
  const directions = Array.from({ length: dimensions }, (_, dimension) => directionsOf(dimension))
  const random = xoroshiro128plus(seed ?? 0)
  const shifts = directions.map(() => (seed === undefined ? 0 : uniformInt(random, 0, 0xffffffff) >>> 0))
  const state = new Uint32Array(dimensions)
  return Array.from({ length: n }, (_, index) => {
    const point = Float64Array.from(state, (value, at) => ((value ^ (shifts[at] ?? 0)) >>> 0) / 2 ** bits)
    // Gray code: the next point differs by the direction of the lowest zero bit.
    const bit = Math.min(bits - 1, Math.clz32(~index & -~index) ^ 31)
    for (const [at, numbers] of directions.entries()) state[at] = ((state[at] ?? 0) ^ (numbers[bit] ?? 0)) >>> 0
    return point
  })
}

function directionsOf(dimension: number): Uint32Array {
  const [a, m] = joeKuo[dimension - 1] ?? [0, []]
  const s = m.length
  const numbers = new Uint32Array(bits)
  for (let i = 0; i < bits; i += 1) {
    if (s === 0) numbers[i] = 2 ** (bits - 1 - i)
    else if (i < s) numbers[i] = (m[i] ?? 0) * 2 ** (bits - 1 - i)
    else {
      const before = numbers[i - s] ?? 0
      let value = before ^ (before >>> s)
      for (let k = 1; k < s; k += 1) if ((a >>> (s - 1 - k)) & 1) value ^= numbers[i - k] ?? 0
      numbers[i] = value >>> 0
    }
  }
  return numbers
}
