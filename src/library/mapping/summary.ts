import type { Edition } from '#instruments'
import type { ReviewedRow } from './store.ts'

/** How far the questions of an area are answered by practices. */
export interface AreaCount {
  readonly area: string
  readonly questions: number
  readonly answered: number
  readonly matches: number
}

/** The mapping beside the questions of an edition. */
export interface MappingSummary {
  readonly practices: number
  readonly matches: number
  readonly strong: number
  readonly areas: readonly AreaCount[]
  /** Questions for which there is none, in the order of the edition. */
  readonly without: readonly string[]
  readonly unmapped: readonly ReviewedRow[]
}

export function summarise(edition: Edition, rows: readonly ReviewedRow[]): MappingSummary {
  const byItem = Map.groupBy(rows, ({ item }) => item)
  const matched = rows.filter(({ item }) => item !== null)
  const areas = edition.areas.map((area) => {
    const items = edition.items.filter((item) => item.area === area)
    const found = items.map(({ key }) => byItem.get(key)?.length ?? 0)
    const matches = found.reduce((sum, count) => sum + count, 0)
    return { area, questions: items.length, answered: found.filter((count) => count > 0).length, matches }
  })
  return {
    practices: new Set(rows.map(({ practiceId }) => practiceId)).size,
    matches: matched.length,
    strong: matched.filter(({ fit }) => fit === 'strong').length,
    areas,
    without: edition.items.filter(({ key }) => !byItem.has(key)).map(({ key }) => key),
    unmapped: byItem.get(null) ?? [],
  }
}
