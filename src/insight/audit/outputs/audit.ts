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
import { type Cell, cell, type Lines, table } from './lines.ts'

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
  return table(columns.map(describe), {
    iCode: (_, at) => indicators[at]?.key ?? '',
    Min: ({ min }) => min,
    Max: ({ max }) => max,
    Mean: ({ mean }) => mean,
    Median: ({ median }) => median,
    Std: ({ sd }) => sd,
    Skew: ({ skew }) => skew,
    Kurt: ({ kurtosis }) => kurtosis,
    'N.Avail': ({ available }) => available,
    'N.NonZero': ({ nonZero }) => nonZero,
    'N.Unique': ({ unique }) => unique,
    'N.Same': ({ same }) => same,
    'Frc.Avail': ({ share }) => cell(share.available),
    'Frc.NonZero': ({ share }) => cell(share.nonZero),
    'Frc.Unique': ({ share }) => cell(share.unique),
    'Frc.Same': ({ share }) => cell(share.same),
    'Flag.Avail': ({ flags }) => okOr('LOW', flags.available),
    'Flag.NonZero': ({ flags }) => okOr('LOW', flags.nonZero),
    'Flag.Unique': ({ flags }) => okOr('LOW', flags.unique),
    'Flag.SkewKurt': ({ flags }) => okOr('OUT', flags.outliers),
  })
}

function availabilityLines(panel: Panel, structure: Structure): Lines {
  const { missing, zero, share, byAggregate } = availability(panel, structure)
  const keys = [...byAggregate.keys()]
  const lines = panel.units.map((unit, at): Cell[] => {
    const [gaps, zeros] = [missing[at] ?? 0, zero[at] ?? 0]
    const nonZero = cell(1 - zeros / (panel.columns.length - gaps))
    return [unit, gaps, zeros, gaps + zeros, share[at] ?? null, nonZero]
  })
  return [
    ['uCode', 'N_missing', 'N_zero', 'N_miss_or_zero', 'Dat_Avail', 'Non_Zero', ...keys],
    ...lines.map((line, at) => line.concat(keys.map((key) => byAggregate.get(key)?.[at] ?? null))),
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
  const measured = sets.map((set) => ({ set, found: reliability(set.items.map(([, column]) => column)) }))
  const items = measured.flatMap(({ set, found }) => [
    { set, item: '(all)', raw: found.alpha, standardised: found.standardisedAlpha, rest: null },
    ...found.items.map(({ alphaIfDropped, standardisedAlphaIfDropped, itemRest }, at) => {
      return {
        set,
        item: set.items[at]?.[0] ?? '',
        raw: alphaIfDropped,
        standardised: standardisedAlphaIfDropped,
        rest: itemRest,
      }
    }),
  ])
  const ofSets = table(measured, {
    ...naming,
    k: ({ found }) => found.k,
    n: ({ found }) => found.n,
    alpha: ({ found }) => found.alpha,
    std_alpha: ({ found }) => found.standardisedAlpha,
    KMO: ({ found }) => found.kmo,
    bartlett_chisq: ({ found }) => found.bartlett?.chiSquare ?? null,
    df: ({ found }) => found.bartlett?.df ?? null,
    p: ({ found }) => found.bartlett?.p ?? null,
  })
  const ofItems = table(items, {
    ...naming,
    item: ({ item }) => item,
    raw_alpha: ({ raw }) => raw,
    std_alpha: ({ standardised }) => standardised,
    item_rest: ({ rest }) => rest,
  })
  return [
    ['reliability.csv', ofSets],
    ['reliability-items.csv', ofItems],
  ]
}

/** Which data, of which aggregate, at which level. */
const naming: Record<string, (row: { readonly set: ItemSet }) => Cell> = {
  dset: ({ set }) => set.dset,
  group: ({ set }) => set.group,
  items_level: ({ set }) => set.level,
}

/** Eigenvalues and, apart, eigenvectors; the set of all indicators is the group named as the index, at level 1. */
function componentTables(sets: readonly ItemSet[]): [string, Lines][] {
  const found = sets.flatMap((set) => {
    const {
      n = 0,
      eigenvalues = [],
      shares = [],
      vectors = [],
    } = components(set.items.map(([, column]) => column)) ?? {}
    const upTo = (at: number) => shares.slice(0, at + 1).reduce((sum, share) => sum + share, 0)
    return eigenvalues.map((value, at) => {
      return { set, n, at, value, share: shares[at] ?? 0, cumulative: upTo(at), vector: vectors[at] ?? [] }
    })
  })
  const values = table(found, {
    ...naming,
    n: ({ n }) => n,
    component: ({ at }) => at + 1,
    sdev: ({ value }) => Math.sqrt(value),
    eigenvalue: ({ value }) => value,
    proportion: ({ share }) => share,
    cumulative: ({ cumulative }) => cumulative,
  })
  const entries = found.flatMap(({ set, at, vector }) =>
    set.items.map(([key], item) => ({ set, at, key, entry: vector[item] ?? null })),
  )
  const rotation = table(entries, {
    ...naming,
    iCode: ({ key }) => key,
    component: ({ at }) => at + 1,
    rotation: ({ entry }) => entry,
  })
  return [
    ['pca.csv', values],
    ['pca-rotation.csv', rotation],
  ]
}
