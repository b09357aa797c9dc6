import { type Built, indicatorsBelow, type Panel, type Structure } from '#statistics'

/** Items that are looked at together: indicators below one aggregate, or aggregates of one level below it. */
export interface ItemSet {
  readonly dset: 'Raw' | 'Normalised' | 'Aggregated'
  readonly group: string
  readonly level: number
  readonly items: readonly (readonly [key: string, column: Float64Array])[]
}

/** Normalised indicators and aggregates by their codes. */
export function nodesOf(built: Built): Map<string, Float64Array> {
  return new Map([...built.normalised, ...built.scores].map((column, index) => [built.plan.keys[index] ?? '', column]))
}

/** Height above the indicators, which are at 1. */
export function levelsOf({ indicators, aggregates }: Structure): Map<string, number> {
  const members = Map.groupBy([...indicators, ...aggregates], ({ parent }) => parent)
  const levels = new Map(indicators.map(({ key }) => [key, 1]))
  const level = (key: string): number => {
    const known = levels.get(key)
    if (known !== undefined) return known
    const found = 1 + Math.max(0, ...(members.get(key) ?? []).map((member) => level(member.key)))
    levels.set(key, found)
    return found
  }
  for (const { key } of aggregates) level(key)
  return levels
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
