import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
// Past the door, so that a bundle for the browser holds what it needs and no more.
import type { Method } from '../../src/statistics/panel/method.ts'
import type { Study } from '../../src/statistics/robustness/runs.ts'
import { noisyWeights } from '../../src/statistics/robustness/space.ts'

const normalised = { by: 'min_max', low: 1, high: 100 } as const

/** What the reference varies: 5 x 2 x 100 x 2 alternatives. */
export function assumptionsFor(structure: Study['structure']): Study['assumptions'] {
  return {
    treat: [1, 2, 3, 4, 5].map((winmax) => ({ winmax, skew: 2, kurtosis: 3.5 })),
    normalise: [normalised, { by: 'z_score', mean: 10, sd: 2 }],
    weights: noisyWeights(structure, { spread: 0.25, sets: 100, of: 'aggregates' }, 42),
    mean: ['arithmetic', 'geometric'],
  }
}

export const chain: Method = {
  version: 1,
  treat: { winmax: 5, skew: 2, kurtosis: 3.5 },
  normalise: normalised,
  aggregate: { mean: 'arithmetic', missing: 'leave_out' },
}

export function generatedStudy(units = 141): Study {
  const made = panel(units)
  return { ...made, method: chain, assumptions: assumptionsFor(made.structure) }
}

/** Units x 90 indicators in 12 areas: a common strength and noise, skewed now and then. */
function panel(units: number): Pick<Study, 'panel' | 'structure' | 'beside'> {
  const random = xoroshiro128plus(20261123)
  const uniform = () => uniformFloat64(random)
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())
  const strength = Array.from({ length: units }, normal)
  const areas = Array.from({ length: 12 }, (_, area) => `area${area + 1}`)
  const indicators = Array.from({ length: 90 }, (_, at) => ({
    key: `item${at + 1}`,
    parent: areas[at % areas.length] ?? '',
    weight: 1,
    direction: 1 as const,
  }))
  const columns = indicators.map((_, at) =>
    Float64Array.from(strength, (own) => {
      const value = 0.5 * own + normal()
      return at % 9 === 0 ? Math.exp(1.5 * value) : value
    }),
  )
  const aggregates = [
    ...areas.map((key) => ({ key, parent: 'index', weight: 1 })),
    { key: 'index', parent: null, weight: 1 },
  ]
  return {
    panel: { units: strength.map((__, unit) => `place${unit + 1}`), columns },
    structure: { indicators, aggregates },
    beside: { groups: {}, denominators: [] },
  }
}
