import {
  availability,
  type Built,
  components,
  correlate,
  correlationMatrix,
  describe,
  flaggedPairs,
  type Panel,
  reliability,
  type Structure,
} from '#statistics'
import { type ItemSet, itemSets, nodesOf } from './item-sets.ts'
import { cell, type Lines } from './lines.ts'

export interface Audited {
  readonly panel: Panel
  readonly structure: Structure
  readonly built: Built
  /** Columns of the data that are denominators, by their codes. */
  readonly denominators: ReadonlyMap<string, Float64Array>
  readonly flags: { readonly collinear: number; readonly negative: number }
}

/** Files by name. Statistics are of the data as it came; the rest says which data it looks at. */
export function auditTables(audited: Audited): Map<string, Lines> {
  const { panel, structure, built } = audited
  const raw = new Map(structure.indicators.map(({ key }, at) => [key, panel.columns[at] ?? new Float64Array()]))
  const sets = itemSets(panel, structure, built)
  return new Map([
    ['stats.csv', statsLines(panel, structure)],
    ['availability.csv', availabilityLines(panel, structure)],
    ['correlations.csv', correlationLines(nodesOf(built))],
    ['correlations-raw.csv', correlationLines(raw)],
    ['correlation-flags.csv', flagLines(audited)],
    ['denominator-correlations.csv', denominatorLines(raw, audited.denominators)],
    ...reliabilityTables(sets),
    ...componentTables(sets),
  ])
}

const okOr = (word: string, flag: boolean): string => (flag ? word : 'ok')

function statsLines({ columns }: Panel, { indicators }: Structure): Lines {
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

function availabilityLines(panel: Panel, structure: Structure): Lines {
  const { missing, zero, share, byAggregate } = availability(panel, structure)
  const keys = [...byAggregate.keys()]
  const present = (row: number) => panel.columns.length - (missing[row] ?? 0)
  return [
    ['uCode', 'N_missing', 'N_zero', 'N_miss_or_zero', 'Dat_Avail', 'Non_Zero', ...keys],
    ...panel.units.map((unit, row) => [
      ...[unit, missing[row] ?? null, zero[row] ?? null, (missing[row] ?? 0) + (zero[row] ?? 0)],
      ...[share[row] ?? null, cell(1 - (zero[row] ?? 0) / present(row))],
      ...keys.map((key) => byAggregate.get(key)?.[row] ?? null),
    ]),
  ]
}

/** Every ordered pair, so that a matrix is one pivot away. */
function correlationLines(nodes: ReadonlyMap<string, Float64Array>): Lines {
  const keys = [...nodes.keys()]
  const pearson = correlationMatrix([...nodes.values()], 'pearson')
  const spearman = correlationMatrix([...nodes.values()], 'spearman')
  return [
    ['Var1', 'Var2', 'Correlation', 'PValue', 'Spearman', 'SpearmanPValue', 'N'],
    ...keys.flatMap((a, i) =>
      keys.map((b, j) => {
        const [one, other] = [pearson[i]?.[j], spearman[i]?.[j]]
        return [a, b, one?.r ?? null, one?.p ?? null, other?.r ?? null, other?.p ?? null, one?.n ?? 0]
      }),
    ),
  ]
}

/** Pairs of indicators of one area, on normalised data. */
function flagLines({ structure, built, flags }: Audited): Lines {
  const { collinear, negative } = flaggedPairs(structure, built, flags)
  const lines = (flag: string, pairs: typeof collinear) => pairs.map(({ area, a, b, r, n }) => [flag, area, a, b, r, n])
  return [['Flag', 'Group', 'Ind1', 'Ind2', 'Corr', 'N'], ...lines('high', collinear), ...lines('low', negative)]
}

/** How much an indicator, as it came, is a measure of size. */
function denominatorLines(
  raw: ReadonlyMap<string, Float64Array>,
  denominators: ReadonlyMap<string, Float64Array>,
): Lines {
  return [
    ['Ind', 'Denom', 'Corr', 'PValue', 'N'],
    ...[...raw].flatMap(([indicator, column]) =>
      [...denominators].map(([denominator, by]) => {
        const { r, p, n } = correlate(column, by, 'pearson')
        return [indicator, denominator, r, p, n]
      }),
    ),
  ]
}

/** One row a set of items; and, apart, one an item: what is left without it. */
function reliabilityTables(sets: readonly ItemSet[]): [string, Lines][] {
  const of: (string | number | null)[][] = []
  const items: (string | number | null)[][] = []
  for (const set of sets) {
    const found = reliability(set.items.map(([, column]) => column))
    const { alpha, standardisedAlpha, bartlett } = found
    const name = [set.dset, set.group, set.level]
    of.push([
      ...[...name, found.k, found.n, alpha, standardisedAlpha],
      ...[found.kmo, bartlett?.chiSquare ?? null, bartlett?.df ?? null, bartlett?.p ?? null],
    ])
    items.push([...name, '(all)', alpha, standardisedAlpha, null])
    for (const [at, item] of found.items.entries()) {
      const without = [item.alphaIfDropped, item.standardisedAlphaIfDropped, item.itemRest]
      items.push([...name, set.items[at]?.[0] ?? '', ...without])
    }
  }
  const heading = ['dset', 'group', 'items_level']
  const measures = ['k', 'n', 'alpha', 'std_alpha', 'KMO', 'bartlett_chisq', 'df', 'p']
  return [
    ['reliability.csv', [[...heading, ...measures], ...of]],
    ['reliability-items.csv', [[...heading, 'item', 'raw_alpha', 'std_alpha', 'item_rest'], ...items]],
  ]
}

/** Eigenvalues and, apart, eigenvectors; the set of all indicators is the group named as the index, at level 1. */
function componentTables(sets: readonly ItemSet[]): [string, Lines][] {
  const values: (string | number | null)[][] = []
  const rotation: (string | number | null)[][] = []
  for (const { dset, group, level, items } of sets) {
    const found = components(items.map(([, column]) => column))
    let cumulative = 0
    for (const [index, eigenvalue] of found?.eigenvalues.entries() ?? []) {
      const share = found?.shares[index] ?? 0
      cumulative += share
      values.push([dset, group, level, found?.n ?? 0, index + 1, Math.sqrt(eigenvalue), eigenvalue, share, cumulative])
      for (const [at, [key]] of items.entries()) {
        rotation.push([dset, group, level, key, index + 1, found?.vectors[index]?.[at] ?? null])
      }
    }
  }
  const heading = ['dset', 'group', 'items_level']
  return [
    ['pca.csv', [[...heading, 'n', 'component', 'sdev', 'eigenvalue', 'proportion', 'cumulative'], ...values]],
    ['pca-rotation.csv', [[...heading, 'iCode', 'component', 'rotation'], ...rotation]],
  ]
}
