import { foreignBornBands, leastPlaces, populationBands } from '../comparison.ts'
import { quartiles } from '#statistics'
import type { ChartPlace, ChartResult, ResultSheet } from './model.ts'
import type { ChartState, Sorting } from './state.ts'

/** A place with what is drawn of it. */
export interface Row {
  readonly place: ChartPlace
  /** None: the place has no result in the year asked for. */
  readonly result: ChartResult | undefined
  readonly inGroup: boolean
  /** The reader looks at this place: it is marked, and stands in every chart, in the group or not. */
  readonly chosen: boolean
}

type Filters = Pick<ChartState, 'population' | 'share' | 'country' | 'network' | 'picked'>

export const isNarrowed = ({ population, share, country, network, picked }: Filters): boolean =>
  Boolean(population || share || country || network) || picked.length > 0

/** The group: the places that every filter leaves, of those the reader picked where there are any. */
export function groupTest(filters: Filters): (place: ChartPlace) => boolean {
  const { country, network, share } = filters
  const population = populationBands.find(({ key }) => key === filters.population)
  const band = foreignBornBands.find(({ key }) => key === share?.band)
  const picked = filters.picked.length > 0 ? new Set(filters.picked) : null
  return ({ id, figures, networkIds, country: of }) => {
    if (picked && !picked.has(id)) return false
    if (country !== null && of !== country) return false
    if (network !== null && !networkIds.includes(network)) return false
    if (population && !(figures.population && population.holds(figures.population.value))) return false
    if (share && band) {
      const known = figures[share.measure]
      if (!known || !band.holds(known.value)) return false
    }
    return true
  }
}

/** The result of a place in the year, or its latest; of those computed until the day asked for. */
export function resultIn(
  results: readonly ChartResult[] | undefined,
  { year, until }: Pick<ChartState, 'year' | 'until'>,
): ChartResult | undefined {
  return results?.find((one) => (until === null || one.day <= until) && (year === null || one.year === year))
}

/** Group and chosen places with their results, in the order of the places given. */
export function selectRows(
  state: ChartState,
  places: readonly ChartPlace[],
  sheet: ResultSheet,
  at: Pick<ChartState, 'year' | 'until'> = state,
): Row[] {
  const isInGroup = groupTest(state)
  const rows: Row[] = []
  for (const place of places) {
    const inGroup = isInGroup(place)
    const chosen = place.id === state.place || place.id === state.beside
    if (!inGroup && !chosen) continue
    rows.push({ place, result: resultIn(sheet.byPlace.get(place.id), at), inGroup, chosen })
  }
  return rows
}

/** Null where the place has no result, keeps the score to itself, or nothing applied. */
export const scoreOf = (result: ChartResult | undefined, key: string): number | null => result?.scores[key] ?? null

/** In the order of a column; what has no value comes last, and rows of one value keep their order. */
export function sorted<T>(rows: readonly T[], { key, descending }: Sorting, valueOf: (row: T) => number | null): T[] {
  if (key === 'name') return descending ? rows.toReversed() : [...rows]
  if (key === 'given') return [...rows]
  const valued = rows.map((row) => ({ row, value: valueOf(row) }))
  valued.sort((a, b) => {
    if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null)
    return descending ? b.value - a.value : a.value - b.value
  })
  return valued.map(({ row }) => row)
}

export interface Middle {
  readonly n: number
  readonly min: number
  readonly q1: number
  readonly median: number
  readonly q3: number
  readonly max: number
}

/** How a group spreads; null where fewer places than may be shown together have a value. */
export function middleOf(values: readonly (number | null)[]): Middle | null {
  const known = values.filter((value) => value !== null)
  return known.length < leastPlaces ? null : quartiles(known)
}

/** The last day of the results drawn, YYYY-MM-DD; null where there are none. */
export function dateOf(results: readonly (ChartResult | undefined)[]): string | null {
  let last = ''
  for (const result of results) if (result && result.day > last) last = result.day
  return last || null
}
