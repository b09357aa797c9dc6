import {
  type Mean,
  noisyWeights,
  type Normalisation,
  PanelError,
  robustness,
  type Robustness,
  type Study,
} from '#statistics'
import type { NamedPanel } from './panels.ts'

export const scales = ['fixed', 'min_max', 'z_score', 'rank'] as const
export type Scale = (typeof scales)[number]
export const kinds = ['arithmetic', 'geometric', 'harmonic'] as const satisfies readonly Mean[]

/** What a reader would choose otherwise. */
export interface Choices {
  /** By member of the index, where it is not 1; 0 leaves the member out. */
  readonly weights: Readonly<Record<string, number>>
  readonly mean: Mean
  readonly scale: Scale
}

export const asItIs: Choices = { weights: {}, mean: 'arithmetic', scale: 'fixed' }

/** One place in the order that the choices make, and where it stands while they vary a little. */
export interface Standing {
  readonly key: string
  /** Rank under the choices themselves. */
  readonly nominal: number
  readonly median: number
  readonly q5: number
  readonly q95: number
  readonly tier: number
  /** Mean rank: the order in which places are listed. */
  readonly mean: number
}

const normalisations: Record<Scale, Normalisation> = {
  fixed: { by: 'fixed' },
  min_max: { by: 'min_max', low: 1, high: 100 },
  z_score: { by: 'z_score', mean: 100, sd: 10 },
  rank: { by: 'rank' },
}

export const seed = 20261123
/** Indices built for one answer: enough for an interval of ranks, and done within the blink of an eye. */
export const samples = 1000

/** The members whose weights a reader moves: areas and composites directly under the index. */
export function membersOf({ structure }: NamedPanel): string[] {
  const root = structure.aggregates.find(({ parent }) => parent === null)?.key
  return [...structure.indicators, ...structure.aggregates]
    .filter(({ parent }) => parent === root)
    .map(({ key }) => key)
}

/**
 * The choices, and everything near them that could be defended as well: weights a quarter more or less, the other means,
 * another scale, one member left out. Null where the choices leave nothing.
 */
export function studyFor({ panel, structure }: NamedPanel, { weights, mean, scale }: Choices): Study | null {
  const gone = new Set(Object.entries(weights).flatMap(([key, weight]) => (weight === 0 ? [key] : [])))
  const kept = <Node extends { key: string; parent: string | null; weight: number }>(nodes: readonly Node[]) =>
    nodes
      .filter(({ key, parent }) => !gone.has(key) && !(parent !== null && gone.has(parent)))
      .map((node) => Object.assign({}, node, { weight: node.weight * (weights[node.key] ?? 1) }))
  const left = { indicators: kept(structure.indicators), aggregates: kept(structure.aggregates) }
  if (left.indicators.length === 0) return null
  const columns = panel.columns.filter((_, at) =>
    left.indicators.some(({ key }) => key === structure.indicators[at]?.key),
  )
  const members = membersOf({ panel, structure: left })
  return {
    panel: { units: panel.units, columns },
    structure: left,
    method: { version: 1, normalise: normalisations[scale], aggregate: { mean, missing: 'leave_out' } },
    beside: { groups: {}, denominators: [] },
    assumptions: {
      weights: noisyWeights(left, { spread: 0.25, sets: 100, of: 'all' }, seed),
      mean: mean === 'arithmetic' ? ['arithmetic', 'geometric'] : [mean, 'arithmetic'],
      normalise:
        scale === 'fixed'
          ? [normalisations.fixed, normalisations.min_max]
          : [normalisations[scale], normalisations.fixed],
      ...(members.length > 2 && { leaveOut: [null, ...members] }),
    },
  }
}

/** In the order of the mean rank; a place without a score is not among them. */
export function standings(named: NamedPanel, choices: Choices): Standing[] {
  const study = studyFor(named, choices)
  if (!study) return []
  const found = computed(study)
  if (!found) return []
  const { nominal, intervals, tiers } = found
  return study.panel.units
    .flatMap((key, unit) => {
      const interval = intervals[unit]
      return interval ? [{ key, nominal: nominal[unit] ?? 0, tier: tiers[unit] ?? 0, ...interval }] : []
    })
    .sort((a, b) => a.mean - b.mean || (a.key < b.key ? -1 : 1))
}

/** Null where the choices cannot go together: a geometric mean of an outlier ten deviations below the others. */
function computed(study: Study): Robustness | null {
  try {
    return robustness(study, { samples, seed, kind: 'sample' })
  } catch (error) {
    if (error instanceof PanelError) return null
    throw error
  }
}

/** A percentile between two ranks is rounded outwards: an interval never claims to be surer than it is. */
export const span = ({ q5, q95 }: Pick<Standing, 'q5' | 'q95'>) => ({ from: Math.floor(q5), to: Math.ceil(q95) })

export const weightSteps = [0, 0.5, 1, 2, 3] as const

/** `w_media=2&mean=geometric&scale=rank`; what is not understood is as it is. */
export function choicesIn(query: URLSearchParams, members: readonly string[]): Choices {
  const weights: Record<string, number> = {}
  for (const member of members) {
    const given = query.get(`w_${member}`)
    const weight = weightSteps.find((step) => given !== null && given !== '' && step === Number(given))
    if (weight !== undefined && weight !== 1) weights[member] = weight
  }
  return {
    weights,
    mean: kinds.find((kind) => kind === query.get('mean')) ?? asItIs.mean,
    scale: scales.find((scale) => scale === query.get('scale')) ?? asItIs.scale,
  }
}

export function queryOf({ weights, mean, scale }: Choices): Record<string, string> {
  return {
    ...Object.fromEntries(Object.entries(weights).map(([key, weight]) => [`w_${key}`, String(weight)])),
    ...(mean !== asItIs.mean && { mean }),
    ...(scale !== asItIs.scale && { scale }),
  }
}
