import type { Imputation } from './method.ts'
import type { PanelIssue } from './panel.ts'

/** Cells that were filled, by the index of their column and unit. */
export type Cells = readonly { readonly column: number; readonly unit: number }[]

export interface Imputed {
  readonly columns: readonly Float64Array[]
  readonly cells: Cells
  readonly issues: readonly PanelIssue[]
}

/** `groups` says for every unit the group whose mean it takes; null: that of all. */
export function impute(
  columns: readonly Float64Array[],
  keys: readonly string[],
  groups: readonly string[] | null,
): Imputed {
  const cells: { column: number; unit: number }[] = []
  const without: string[] = []
  const filled = columns.map((column, index) => {
    const means = meansByGroup(column, groups)
    const copy = column.slice()
    for (const [unit, value] of column.entries()) {
      if (!Number.isNaN(value)) continue
      const mean = means.get(groups?.[unit] ?? '')
      if (mean === undefined) without.push(`${keys[index]} (${groups?.[unit] ?? 'all'})`)
      else {
        copy[unit] = mean
        cells.push({ column: index, unit })
      }
    }
    return copy
  })
  const where = [...new Set(without)]
  const issues: PanelIssue[] = where.length > 0 ? [{ severity: 'warning', code: 'no_value_in_group', where }] : []
  return { columns: filled, cells, issues }
}

function meansByGroup(column: Float64Array, groups: readonly string[] | null): Map<string, number> {
  const sums = new Map<string, { sum: number; n: number }>()
  for (const [unit, value] of column.entries()) {
    if (Number.isNaN(value)) continue
    const group = groups?.[unit] ?? ''
    const known = sums.get(group) ?? { sum: 0, n: 0 }
    sums.set(group, { sum: known.sum + value, n: known.n + 1 })
  }
  return new Map([...sums].map(([group, { sum, n }]) => [group, sum / n]))
}

/** Which group's mean a unit takes, for the sentence beside an imputed cell. */
export const groupingOf = ({ group }: Imputation): string | null => group ?? null
