import type { Spending } from './model.ts'

/** Spending of one year and one owner. Amounts are added as whole cents: tenths have no exact binary form. */
export interface YearSpent {
  readonly lines: readonly Spending[]
  /** Certified before provisional. */
  readonly total: Spending | undefined
  /** Of the lines; null without lines. */
  readonly sum: number | null
  /** What the year cost: its lines added up, else the total that is stated. */
  readonly spent: number | null
  /** The total stated less the sum of the lines, where both are there and differ. */
  readonly difference: number | null
}

const cents = ({ values }: Spending) => Math.round(values.amount * 100)

export function yearSpent(entries: readonly Spending[]): YearSpent {
  const lines = entries.filter(({ values }) => values.covers === 'line')
  const totals = entries.filter(({ values }) => values.covers === 'total')
  const total = totals.find(({ values }) => values.standing === 'certified') ?? totals[0]
  const sum = lines.length === 0 ? null : lines.reduce((all, line) => all + cents(line), 0)
  const difference = sum === null || !total ? 0 : cents(total) - sum
  return {
    lines,
    total,
    sum: sum === null ? null : sum / 100,
    spent: sum === null ? (total?.values.amount ?? null) : sum / 100,
    difference: difference === 0 ? null : difference / 100,
  }
}
