import { type Assumption, type Assumptions, combinations, varying } from './space.ts'
import { sobolPoints } from './sobol.ts'

/** Which alternatives each run takes. */
export interface Design {
  /** 'exact': every combination once. 'sobol': A, B and A with each column of B (Saltelli 2010). 'sample': points alone. */
  readonly kind: 'exact' | 'sobol' | 'sample'
  readonly assumptions: readonly Assumption[]
  /** Base sample; of an exact design, the number of combinations. */
  readonly samples: number
  readonly runs: number
  /** Alternatives by run: runs x assumptions, row after row. */
  readonly choices: Uint16Array
}

/** Above so many combinations a sample is drawn. */
export const mostCombinations = 20_000

export interface Asked {
  readonly samples: number
  readonly seed: number
  /** 'auto' takes every combination where there are few enough. */
  readonly kind?: Design['kind'] | 'auto'
}

export function design(assumptions: Assumptions, { samples, seed, kind = 'auto' }: Asked): Design {
  const list = varying(assumptions)
  const all = combinations(list)
  const exact = kind === 'exact' || (kind === 'auto' && all <= mostCombinations)
  if (exact) return { kind: 'exact', assumptions: list, samples: all, runs: all, choices: everyCombination(list, all) }
  const how = kind === 'sample' ? 'sample' : 'sobol'
  const rows = how === 'sample' ? sampled(list, samples, seed) : saltelli(list, samples, seed)
  return { kind: how, assumptions: list, samples, runs: rows.length, choices: flat(rows, list.length) }
}

/** The last assumption changes fastest. */
function everyCombination(list: readonly Assumption[], all: number): Uint16Array {
  const choices = new Uint16Array(all * list.length)
  for (let run = 0; run < all; run += 1) {
    let rest = run
    for (let at = list.length - 1; at >= 0; at -= 1) {
      const size = list[at]?.size ?? 1
      choices[run * list.length + at] = rest % size
      rest = Math.floor(rest / size)
    }
  }
  return choices
}

/** By equal parts of 0..1, never of the range that happens to have been drawn. */
const alternative = (u: number, { size }: Assumption): number => Math.floor(u * size)

function sampled(list: readonly Assumption[], samples: number, seed: number): number[][] {
  return sobolPoints(samples, list.length, seed).map((point) =>
    list.map((assumption, at) => alternative(point[at] ?? 0, assumption)),
  )
}

function saltelli(list: readonly Assumption[], samples: number, seed: number): number[][] {
  const d = list.length
  const points = sobolPoints(samples, 2 * d, seed)
  const half = (offset: number) =>
    points.map((point) => list.map((assumption, at) => alternative(point[offset + at] ?? 0, assumption)))
  const a = half(0)
  const b = half(d)
  const mixed = list.flatMap((_, at) => a.map((row, run) => row.with(at, b[run]?.[at] ?? 0)))
  return [...a, ...b, ...mixed]
}

function flat(rows: readonly (readonly number[])[], width: number): Uint16Array {
  const choices = new Uint16Array(rows.length * width)
  for (const [run, row] of rows.entries()) choices.set(row, run * width)
  return choices
}

/** Runs that stand for what could have been: those of a sensitivity design beyond A and B are not drawn evenly. */
export const evenRuns = ({ kind, samples, runs }: Design): number => (kind === 'sobol' ? 2 * samples : runs)
