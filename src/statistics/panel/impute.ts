import { mean } from 'simple-statistics'
import { issue, type PanelIssue } from './panel.ts'

/** Cells that were filled, by the index of their column and unit. */
export type Cells = readonly { readonly column: number; readonly unit: number }[]

export interface Imputed {
  readonly columns: readonly Float64Array[]
  readonly cells: Cells
  readonly issues: readonly PanelIssue[]
}

/** `groups` says for every unit the group whose mean it takes, '' for none; null: all are one group. */
export function impute(
  columns: readonly Float64Array[],
  keys: readonly string[],
  groups: readonly string[] | null,
): Imputed {
  const cells: { column: number; unit: number }[] = []
  const without = new Set<string>()
  const filled = columns.map((column, index) => {
    const means = meansByGroup(column, groups)
    const copy = column.slice()
    for (const [unit, value] of column.entries()) {
      if (!Number.isNaN(value)) continue
      const group = groups?.[unit]
      const own = group === '' ? undefined : means.get(group)
      if (own === undefined) without.add(group === undefined ? (keys[index] ?? '') : `${keys[index]} (${group || '–'})`)
      else {
        copy[unit] = own
        cells.push({ column: index, unit })
      }
    }
    return copy
  })
  return { columns: filled, cells, issues: issue('warning', 'no_value_in_group', [...without]) }
}

/** By group; by undefined where there are none. */
function meansByGroup(column: Float64Array, groups: readonly string[] | null): Map<string | undefined, number> {
  const values = Map.groupBy(column.entries(), ([unit]) => groups?.[unit])
  const present = [...values].map(([group, entries]) => {
    return [group, entries.map(([, value]) => value).filter((value) => !Number.isNaN(value))] as const
  })
  return new Map(present.filter(([, found]) => found.length > 0).map(([group, found]) => [group, mean(found)]))
}
