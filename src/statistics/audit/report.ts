import { type Built } from '../panel/build.ts'
import type { Method } from '../panel/method.ts'
import type { Panel, PanelIssue, Structure } from '../panel/panel.ts'
import type { Treated } from '../panel/treat.ts'
import type { LeftOut } from '../robustness/leave-one-out.ts'
import type { Robustness } from '../robustness/study.ts'
import { availability, indicatorsBelow } from './availability.ts'
import { components } from './components.ts'
import { correlate, flagged } from './correlation.ts'
import { describe } from './descriptives.ts'
import { effectiveWeights } from './effective.ts'
import { reliability } from './reliability.ts'

/** One area under examination, on normalised data. */
export interface AreaAudit {
  readonly key: string
  /** Items, and units for which all of them are present. */
  readonly k: number
  readonly n: number
  readonly alpha: number | null
  readonly kmo: number | null
  /** p-value of Bartlett's test. */
  readonly bartlett: number | null
  /** Share 0..1 of the variance that the first principal component carries. */
  readonly firstComponent: number | null
  /** Items whose removal raises alpha. */
  readonly weakItems: readonly string[]
}

export interface Pair {
  /** The area that holds both. */
  readonly area: string
  readonly a: string
  readonly b: string
  readonly r: number
  readonly n: number
}

export interface Importance {
  readonly key: string
  /** Share 0..1 of the index that the weights give. */
  readonly effectiveWeight: number
  /** Squared correlation with the index, as a share of the sum over its members: what it really moves. */
  readonly importance: number | null
  /** Units on which that rests. */
  readonly n: number
}

/** An examination of a panel along the ten steps of the OECD/JRC Handbook (2008). Shares are 0..1; n beside every figure. */
export interface AuditReport {
  readonly method: Method
  readonly framework: {
    readonly units: number
    readonly indicators: number
    readonly aggregates: number
    readonly levels: number
  }
  readonly data: {
    readonly cells: number
    readonly missing: number
    readonly sparseIndicators: readonly string[]
    readonly sparseUnits: readonly string[]
    readonly uniform: readonly string[]
  }
  readonly missing: {
    readonly imputed: number
    readonly outliers: readonly string[]
    readonly treated: readonly { key: string; winsorised: number; logarithm: boolean }[] | null
  }
  readonly multivariate: {
    readonly areas: readonly AreaAudit[]
    readonly collinear: readonly Pair[]
    readonly negative: readonly Pair[]
  }
  readonly constant: readonly string[]
  readonly weights: readonly Importance[]
  /** Null: the method names nothing that could have been chosen otherwise. */
  readonly robustness: {
    readonly kind: Robustness['design']['kind']
    readonly builds: number
    readonly seed: number
    /** Units that have a rank, over which the mean is taken. */
    readonly n: number
    readonly meanWidth: number | null
    readonly widest: { readonly unit: string; readonly q5: number; readonly q95: number } | null
    readonly tiers: number
    readonly sensitivity: Robustness['sensitivity']
    readonly leftOut: readonly { key: string; meanChange: number | null }[]
  } | null
  readonly issues: readonly PanelIssue[]
}

export interface Examined {
  readonly panel: Panel
  readonly structure: Structure
  readonly method: Method
  readonly built: Built
  readonly robustness: Robustness | null
  readonly leftOut: readonly LeftOut[]
  /** Limits of correlation within an area beyond which a pair is named. */
  readonly flags?: typeof flagged
}

/** Rule of thumb of the JRC: 65 % of the cells of an indicator and of a unit. */
const leastAvailable = 0.65

export function auditReport(examined: Examined): AuditReport {
  const { panel, structure, method, built } = examined
  const { indicators, aggregates } = structure
  const described = panel.columns.map(describe)
  const keysWhere = (test: (index: number) => boolean) =>
    indicators.filter((_, index) => test(index)).map(({ key }) => key)
  const { share } = availability(panel, structure)
  const cells = panel.units.length * indicators.length
  return {
    method,
    framework: {
      units: panel.units.length,
      indicators: indicators.length,
      aggregates: aggregates.length,
      levels: depthOf(structure),
    },
    data: {
      cells,
      missing: cells - described.reduce((sum, { available }) => sum + available, 0),
      sparseIndicators: keysWhere((index) => (described[index]?.share.available ?? 0) < leastAvailable),
      sparseUnits: panel.units.filter((_, unit) => (share[unit] ?? 0) < leastAvailable),
      uniform: keysWhere((index) => (described[index]?.share.same ?? 0) > 0.5),
    },
    missing: {
      imputed: built.steps.imputed?.cells.length ?? 0,
      outliers: keysWhere((index) => described[index]?.flags.outliers ?? false),
      treated: built.steps.treated && treatedOf(built.steps.treated, indicators),
    },
    multivariate: { areas: areasOf(structure, built), ...flaggedPairs(structure, built, examined.flags) },
    constant: built.issues.filter(({ code }) => code === 'constant').flatMap(({ where }) => where),
    weights: importances(structure, built, method),
    robustness: robustnessOf(examined),
    issues: built.issues,
  }
}

const treatedOf = (treated: readonly Treated[], indicators: Structure['indicators']) =>
  treated.flatMap(({ winsorised, logged }, index) =>
    winsorised
      ? [{ key: indicators[index]?.key ?? '', winsorised: winsorised.points, logarithm: logged !== null }]
      : [],
  )

function depthOf({ indicators, aggregates }: Structure): number {
  const parents = new Map(aggregates.map(({ key, parent }) => [key, parent]))
  const depth = (key: string | null | undefined): number => (key ? 1 + depth(parents.get(key)) : 1)
  return Math.max(...indicators.map(({ parent }) => depth(parent)))
}

/** Aggregates that hold indicators themselves. */
function areasOf({ indicators, aggregates }: Structure, { normalised }: Built): AreaAudit[] {
  return aggregates.flatMap(({ key }) => {
    const items = indicators.flatMap((item, index) => (item.parent === key ? [{ key: item.key, index }] : []))
    if (items.length < 2) return []
    const columns = items.map(({ index }) => normalised[index] ?? new Float64Array())
    const { n, k, alpha, kmo, bartlett, items: each } = reliability(columns)
    const weakItems = items.filter((_, at) => alpha !== null && (each[at]?.alphaIfDropped ?? alpha) > alpha)
    return {
      key,
      n,
      k,
      alpha,
      kmo,
      bartlett: bartlett?.p ?? null,
      firstComponent: components(columns)?.shares[0] ?? null,
      weakItems: weakItems.map((item) => item.key),
    }
  })
}

/** Pairs of items of one area that say the same, or work against each other. */
export function flaggedPairs({ indicators }: Structure, { normalised }: Built, limits = flagged) {
  const pairs: Pair[] = []
  for (const [i, a] of indicators.entries()) {
    for (const [j, b] of indicators.entries()) {
      if (j <= i || a.parent !== b.parent) continue
      const { r, n } = correlate(normalised[i] ?? new Float64Array(), normalised[j] ?? new Float64Array(), 'pearson')
      if (r !== null) pairs.push({ area: a.parent, a: a.key, b: b.key, r, n })
    }
  }
  return {
    collinear: pairs.filter(({ r }) => r > limits.collinear),
    negative: pairs.filter(({ r }) => r < limits.negative),
  }
}

/** Members of the index, by what their weight says and what they do. */
function importances(structure: Structure, { plan, normalised, scores }: Built, method: Method): Importance[] {
  const index = scores.at(-1) ?? new Float64Array()
  const nodes = [...normalised, ...scores]
  const effective = effectiveWeights(structure, method.aggregate.weights)
  const below = indicatorsBelow(structure)
  const root = plan.keys.at(-1)
  const members = structure.aggregates.filter(({ key }) => key !== root && (below.get(key)?.length ?? 0) > 0)
  const areas = members.filter(({ key }) => structure.indicators.some(({ parent }) => parent === key))
  const found = areas.map(({ key }) => {
    const { r, n } = correlate(nodes[plan.keys.indexOf(key)] ?? new Float64Array(), index, 'pearson')
    return { key, n, square: r === null ? null : r * r }
  })
  const total = found.reduce((sum, { square }) => sum + (square ?? 0), 0)
  return found.map(({ key, n, square }) => ({
    key,
    effectiveWeight: effective.get(key) ?? 0,
    importance: square === null || total === 0 ? null : square / total,
    n,
  }))
}

function robustnessOf({ panel, robustness, leftOut }: Examined): AuditReport['robustness'] {
  if (!robustness || robustness.design.runs < 2) return null
  const known = robustness.intervals.flatMap((interval, unit) =>
    interval ? [{ unit: panel.units[unit] ?? '', q5: interval.q5, q95: interval.q95 }] : [],
  )
  const width = ({ q5, q95 }: { q5: number; q95: number }) => q95 - q5
  return {
    kind: robustness.design.kind,
    builds: robustness.design.runs,
    seed: robustness.seed,
    n: known.length,
    meanWidth: known.length > 0 ? known.reduce((sum, one) => sum + width(one), 0) / known.length : null,
    widest: known.toSorted((a, b) => width(b) - width(a))[0] ?? null,
    tiers: Math.max(0, ...robustness.tiers.map((tier) => tier ?? 0)),
    sensitivity: robustness.sensitivity,
    leftOut: leftOut
      .map(({ key, meanChange }) => ({ key, meanChange }))
      .toSorted((a, b) => (b.meanChange ?? Infinity) - (a.meanChange ?? Infinity)),
  }
}
