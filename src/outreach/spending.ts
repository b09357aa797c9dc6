import type { Spending } from './model.ts'

/** Spending of one year and one owner. Amounts are added as whole cents: tenths have no exact binary form. */
export interface YearSpent {
  readonly lines: readonly Spending[]
  /** Certified before provisional, the latest before those it follows: as the figure of the report has it. */
  readonly total: Spending | undefined
  /** Of the lines; null without lines. */
  readonly sum: number | null
  /** What the year cost: its lines added up, else the total that is stated. */
  readonly spent: number | null
  /** The total stated less the sum of the lines, where both are there and differ. */
  readonly difference: number | null
}

const cents = ({ values }: Spending) => Math.round(values.amount * 100)

const weight = ({ values, publishedAt, id }: Spending): [boolean, number, string] => [
  values.standing === 'certified',
  publishedAt?.getTime() ?? 0,
  id,
]

function holdsFirst(one: Spending, other: Spending): number {
  const [certified, at, id] = weight(one)
  const [otherCertified, otherAt, otherId] = weight(other)
  return Number(otherCertified) - Number(certified) || otherAt - at || (otherId > id ? 1 : -1)
}

export function yearSpent(entries: readonly Spending[]): YearSpent {
  const lines = entries.filter(({ values }) => values.covers === 'line')
  const totals = entries.filter(({ values }) => values.covers === 'total')
  const total = totals.toSorted(holdsFirst)[0]
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
