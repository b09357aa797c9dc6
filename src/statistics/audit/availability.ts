import type { Panel, Structure } from '../panel/panel.ts'

export interface Availability {
  /** By unit. */
  readonly missing: readonly number[]
  readonly zero: readonly number[]
  /** Share 0..1 of indicators present, by unit. */
  readonly share: readonly number[]
  /** The same over the indicators below each aggregate, at any depth. */
  readonly byAggregate: ReadonlyMap<string, readonly number[]>
}

export function availability({ units, columns }: Panel, structure: Structure): Availability {
  const count = (indices: readonly number[], test: (value: number) => boolean) =>
    units.map((_, unit) => indices.filter((index) => test(columns[index]?.[unit] ?? Number.NaN)).length)
  const all = columns.map((_, index) => index)
  const shareOf = (indices: readonly number[]) =>
    count(indices, (value) => !Number.isNaN(value)).map((present) => present / indices.length)
  return {
    missing: count(all, Number.isNaN),
    zero: count(all, (value) => value === 0),
    share: shareOf(all),
    byAggregate: new Map([...indicatorsBelow(structure)].map(([key, indices]) => [key, shareOf(indices)])),
  }
}

/** Indices of the indicators below every aggregate, at any depth, in the order of the structure. */
export function indicatorsBelow({ indicators, aggregates }: Structure): Map<string, number[]> {
  const parents = new Map(aggregates.map(({ key, parent }) => [key, parent]))
  const below = new Map<string, number[]>(aggregates.map(({ key }) => [key, []]))
  for (const [index, { parent }] of indicators.entries()) {
    for (let key: string | null | undefined = parent; key; key = parents.get(key)) below.get(key)?.push(index)
  }
  return below
}
