import {
  type AssumptionName,
  availability,
  type Built,
  components,
  correlate,
  describe,
  indicatorsBelow,
  type LeftOut,
  type Panel,
  reliability,
  type Robustness,
  type Structure,
} from '#statistics'

/** The lines of one CSV file: heading first. An empty cell is missing; numbers are at full precision. */
export type Lines = readonly (readonly (string | number | null)[])[]

const cell = (value: number | null | undefined): number | null =>
  value === null || value === undefined || Number.isNaN(value) ? null : value

/** Units in rows, nodes in columns. */
export function byUnit(units: readonly string[], keys: readonly string[], columns: readonly Float64Array[]): Lines {
  return [['uCode', ...keys], ...units.map((unit, row) => [unit, ...columns.map((column) => cell(column[row]))])]
}

const okOr = (word: string, flag: boolean): string => (flag ? word : 'ok')

export function statsLines({ columns }: Panel, { indicators }: Structure): Lines {
  const heading = ['iCode', 'Min', 'Max', 'Mean', 'Median', 'Std', 'Skew', 'Kurt', 'N.Avail', 'N.NonZero', 'N.Unique']
  const more = ['N.Same', 'Frc.Avail', 'Frc.NonZero', 'Frc.Unique', 'Frc.Same']
  const flags = ['Flag.Avail', 'Flag.NonZero', 'Flag.Unique', 'Flag.SkewKurt']
  const lines = indicators.map(({ key }, index) => {
    const d = describe(columns[index] ?? new Float64Array())
    const { share } = d
    return [
      ...[key, d.min, d.max, d.mean, d.median, d.sd, d.skew, d.kurtosis, d.available, d.nonZero, d.unique, d.same],
      ...[share.available, share.nonZero, share.unique, share.same].map(cell),
      okOr('LOW', d.flags.available),
      okOr('LOW', d.flags.nonZero),
      okOr('LOW', d.flags.unique),
      okOr('OUT', d.flags.outliers),
    ]
  })
  return [[...heading, ...more, ...flags], ...lines]
}

/** Normalised indicators and aggregates by their codes. */
export function nodesOf(built: Built): Map<string, Float64Array> {
  return new Map([...built.normalised, ...built.scores].map((column, index) => [built.plan.keys[index] ?? '', column]))
}

/** Every pair once, of indicators and aggregates alike, on normalised data. */
export function correlationLines(built: Built): Lines {
  const nodes = [...nodesOf(built)]
  const lines = nodes.flatMap(([a, left], index) =>
    nodes.slice(index + 1).map(([b, right]) => {
      const pearson = correlate(left, right, 'pearson')
      const spearman = correlate(left, right, 'spearman')
      return [a, b, pearson.r, pearson.p, spearman.r, spearman.p, pearson.n]
    }),
  )
  return [['Var1', 'Var2', 'Correlation', 'PValue', 'Spearman', 'SpearmanPValue', 'N'], ...lines]
}

/** Height above the indicators, which are at 1. */
export function levelsOf({ indicators, aggregates }: Structure): Map<string, number> {
  const levels = new Map(indicators.map(({ key }) => [key, 1]))
  const level = (key: string): number => {
    const known = levels.get(key)
    if (known !== undefined) return known
    const members = [...indicators, ...aggregates].filter(({ parent }) => parent === key)
    const found = 1 + Math.max(0, ...members.map((member) => level(member.key)))
    levels.set(key, found)
    return found
  }
  for (const { key } of aggregates) level(key)
  return levels
}

/** One row an aggregate, data set and level of its items, and one an item. */
export function reliabilityLines(panel: Panel, structure: Structure, built: Built): Lines {
  const heading = ['dset', 'group', 'items_level', 'item', 'k', 'n', 'alpha', 'std_alpha', 'item_rest']
  const more = ['KMO', 'bartlett_chisq', 'df', 'p']
  const lines: (string | number | null)[][] = []
  for (const { dset, group, level, items } of itemSets(panel, structure, built)) {
    const found = reliability(items.map(([, column]) => column))
    const { bartlett } = found
    lines.push([
      ...[dset, group, level, '(all)', found.k, found.n, found.alpha, found.standardisedAlpha, null],
      ...[found.kmo, bartlett?.chiSquare ?? null, bartlett?.df ?? null, bartlett?.p ?? null],
    ])
    for (const [index, item] of found.items.entries()) {
      const dropped = [item.alphaIfDropped, item.standardisedAlphaIfDropped, item.itemRest]
      lines.push([dset, group, level, items[index]?.[0] ?? '', found.k, found.n, ...dropped, null, null, null, null])
    }
  }
  return [[...heading, ...more], ...lines]
}

interface ItemSet {
  readonly dset: 'Raw' | 'Normalised' | 'Aggregated'
  readonly group: string
  readonly level: number
  readonly items: readonly (readonly [key: string, column: Float64Array])[]
}

export function itemSets(panel: Panel, structure: Structure, built: Built): ItemSet[] {
  const { indicators, aggregates } = structure
  const below = indicatorsBelow(structure)
  const sets: ItemSet[] = []
  for (const [dset, columns] of [
    ['Raw', panel.columns],
    ['Normalised', built.normalised],
  ] as const) {
    for (const { key: group } of aggregates) {
      const items = (below.get(group) ?? []).map(
        (index) => [indicators[index]?.key ?? '', columns[index] ?? new Float64Array()] as const,
      )
      sets.push({ dset, group, level: 1, items })
    }
  }
  return [...sets, ...aggregatedSets(structure, built)].filter(({ items }) => items.length > 1)
}

/** Aggregates below each aggregate, level by level. */
function aggregatedSets(structure: Structure, built: Built): ItemSet[] {
  const { aggregates } = structure
  const nodes = nodesOf(built)
  const levels = levelsOf(structure)
  const parents = new Map(aggregates.map(({ key, parent }) => [key, parent]))
  const isBelow = (key: string, group: string): boolean => {
    const parent = parents.get(key) ?? null
    return parent === group || (parent !== null && isBelow(parent, group))
  }
  return aggregates.flatMap(({ key: group }) => {
    const under = aggregates.filter(({ key }) => isBelow(key, group)).map(({ key }) => key)
    const heights = [...new Set(under.map((key) => levels.get(key) ?? 0))].sort((a, b) => a - b)
    return heights.map((level) => {
      const keys = under.filter((key) => levels.get(key) === level)
      return {
        dset: 'Aggregated' as const,
        group,
        level,
        items: keys.map((key) => [key, nodes.get(key) ?? new Float64Array()] as const),
      }
    })
  })
}

/** Eigenvalues and, apart, the eigenvectors, of every set of items on normalised or aggregated data. */
export function componentLines(panel: Panel, structure: Structure, built: Built): { values: Lines; rotation: Lines } {
  const values: (string | number | null)[][] = []
  const rotation: (string | number | null)[][] = []
  for (const { dset, group, level, items } of itemSets(panel, structure, built)) {
    const found = components(items.map(([, column]) => column))
    if (!found) continue
    let cumulative = 0
    for (const [index, eigenvalue] of found.eigenvalues.entries()) {
      const share = found.shares[index] ?? 0
      cumulative += share
      values.push([dset, group, level, found.n, index + 1, Math.sqrt(eigenvalue), eigenvalue, share, cumulative])
      for (const [at, [key]] of items.entries()) {
        rotation.push([dset, group, level, key, index + 1, found.vectors[index]?.[at] ?? null])
      }
    }
  }
  const heading = ['dset', 'group', 'items_level', 'n', 'component', 'sdev', 'eigenvalue', 'proportion', 'cumulative']
  return {
    values: [heading, ...values],
    rotation: [['dset', 'group', 'items_level', 'iCode', 'component', 'rotation'], ...rotation],
  }
}

export function availabilityLines(panel: Panel, structure: Structure): Lines {
  const { missing, zero, share, byAggregate } = availability(panel, structure)
  const keys = [...byAggregate.keys()]
  return [
    ['uCode', 'N_missing', 'N_zero', 'Dat_Avail', ...keys],
    ...panel.units.map((unit, row) => [
      ...[unit, missing[row] ?? null, zero[row] ?? null, share[row] ?? null],
      ...keys.map((key) => byAggregate.get(key)?.[row] ?? null),
    ]),
  ]
}

export function uncertaintyLines(units: readonly string[], { nominal, intervals, tiers }: Robustness): Lines {
  return [
    ['uCode', 'Nominal', 'Mean', 'Median', 'Q5', 'Q95', 'Tier'],
    ...units.map((unit, row) => {
      const interval = intervals[row]
      const { mean = null, median = null, q5 = null, q95 = null } = interval ?? {}
      return [unit, nominal[row] || null, mean, median, q5, q95, tiers[row] ?? null]
    }),
  ]
}

/** As the reference names them. */
const variables: Record<AssumptionName, string> = {
  treat: 'Winmax',
  normalise: 'Normalisation',
  weights: 'Weights',
  mean: 'Aggregation',
  missing: 'Missing',
  leaveOut: 'LeaveOut',
}

export function sensitivityLines({ sensitivity }: Robustness): Lines {
  return [
    ['Variable', 'Si', 'STi', 'Si_q5', 'Si_q95', 'STi_q5', 'STi_q95'],
    ...(sensitivity ?? []).map(({ assumption, first, total, interval }) => [
      variables[assumption],
      ...[first, total, ...interval.first, ...interval.total],
    ]),
  ]
}

export function convergenceLines({ sensitivity }: Robustness): Lines {
  return [
    ['Variable', 'N', 'Si', 'STi'],
    ...(sensitivity ?? []).flatMap(({ assumption, convergence }) =>
      convergence.map(({ samples, first, total }) => [variables[assumption], samples, first, total]),
    ),
  ]
}

export function sensitivityByUnitLines(units: readonly string[], { byUnit }: Robustness): Lines {
  return [
    ['uCode', 'Variable', 'Si', 'STi'],
    ...units.flatMap((unit, row) =>
      Object.entries(byUnit[row] ?? {}).map(([name, { first, total }]) => [
        unit,
        variables[name as AssumptionName],
        first,
        total,
      ]),
    ),
  ]
}

/** Share of runs in which the unit of the row is ahead of that of the column. */
export function aheadLines(units: readonly string[], { ahead }: Robustness): Lines {
  return [
    ['uCode', ...units],
    ...units.map((unit, row) => [unit, ...units.map((_, column) => cell(ahead[row * units.length + column]))]),
  ]
}

export function leaveOneOutLines(units: readonly string[], nominal: Uint16Array, left: readonly LeftOut[]): Lines {
  return [
    ['iCode', 'MeanAbsRankChange', ...units],
    ...left.map(({ key, meanChange, ranks }) => [
      key,
      meanChange,
      ...units.map((_, row) => (ranks[row] && nominal[row] ? (ranks[row] ?? 0) - (nominal[row] ?? 0) : null)),
    ]),
  ]
}

export function imputedLines(units: readonly string[], keys: readonly string[], { imputed, prepared }: Built): Lines {
  return [
    ['uCode', 'iCode', 'value'],
    ...imputed.map(({ column, unit }) => [units[unit] ?? '', keys[column] ?? '', cell(prepared[column]?.[unit])]),
  ]
}

export function treatmentLines(keys: readonly string[], treated: NonNullable<Built['treated']>): Lines {
  return [
    ['iCode', 'skew_before', 'kurt_before', 'winsorised', 'logarithm', 'skew_after', 'kurt_after', 'passes'],
    ...treated.map(({ before, after, winsorised, logarithm, passes }, index) => [
      ...[keys[index] ?? '', before.skew, before.kurtosis, winsorised, logarithm ? 'yes' : 'no'],
      ...[after.skew, after.kurtosis, passes ? 'yes' : 'no'],
    ]),
  ]
}

export function weightLines(structure: Structure, effective: ReadonlyMap<string, number>): Lines {
  const levels = levelsOf(structure)
  return [
    ['iCode', 'Level', 'Weight', 'EffWeight'],
    ...[...structure.indicators, ...structure.aggregates].map(({ key, weight }) => [
      ...[key, levels.get(key) ?? null, weight, effective.get(key) ?? null],
    ]),
  ]
}
