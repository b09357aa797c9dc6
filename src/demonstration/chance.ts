import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { skipN } from 'pure-rand/utils/skipN'

type Keys = readonly (string | number)[]

/** Chance with an address: the same seed and keys always draw the same, whatever else is drawn, and in any order. */
export interface Chance {
  /** 0 (included) to 1 (excluded). */
  share(...keys: Keys): number
  /** Mean 0, standard deviation 1. */
  normal(...keys: Keys): number
  /** A whole number from 0 to below `count`. */
  below(count: number, ...keys: Keys): number
}

export function chanceOf(seed: number): Chance {
  const generator = (keys: Keys) => {
    const random = xoroshiro128plus(hash(`${seed}/${keys.join('/')}`))
    // The first draws of this generator follow from its seed.
    skipN(random, 6)
    return random
  }
  const share: Chance['share'] = (...keys) => uniformFloat64(generator(keys))
  return {
    share,
    below: (count, ...keys) => Math.floor(share(...keys) * count),
    // Box and Muller 1958.
    normal(...keys) {
      const random = generator(keys)
      const radius = Math.sqrt(-2 * Math.log(1 - uniformFloat64(random)))
      return radius * Math.cos(2 * Math.PI * uniformFloat64(random))
    },
  }
}

/** FNV-1a of 32 bits, stirred once more at the end (MurmurHash3), since keys differ in their last letters. */
function hash(text: string): number {
  let state = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193)
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35)
  return state ^ (state >>> 16)
}
