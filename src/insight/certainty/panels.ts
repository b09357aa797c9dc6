import type { Edition } from '#instruments'
import type { Panel, Structure } from '#statistics'
import type { FlatScores, ResultDocument } from '../model.ts'

export interface NamedPanel {
  readonly panel: Panel
  readonly structure: Structure
}

/** One place with the scores of its areas, as far as everybody may read them. */
export interface ScoredPlace {
  readonly id: string
  readonly scores: FlatScores
}

/** To four decimals everywhere, so that a browser that is sent the panel as text computes with the same numbers. */
const rounded = (value: number) => Math.round(value * 1e4) / 1e4

/** Places by areas: the areas are the indicators of the composite, straight under it or under one of its composites. */
export function areaPanel(edition: Edition, index: string, places: readonly ScoredPlace[]): NamedPanel {
  const { indicators, aggregates } = treeOf(edition, index)
  const columns = indicators.map(({ key }) =>
    Float64Array.from(places, ({ scores }) => {
      const score = scores[key]
      return score === null || score === undefined ? Number.NaN : rounded(score)
    }),
  )
  return { panel: { units: places.map(({ id }) => id), columns }, structure: { indicators, aggregates } }
}

function treeOf({ composites }: Edition, index: string): Structure {
  const indicators: Structure['indicators'][number][] = []
  const aggregates: Structure['aggregates'][number][] = []
  const visit = (key: string, parent: string | null, weight: number) => {
    const composite = composites.find((one) => one.key === key)
    if (composite) {
      aggregates.push({ key, parent, weight })
      for (const member of composite.of) visit(member, key, composite.weights[member] ?? 1)
    } else indicators.push({ key, parent: parent ?? index, weight, direction: 1 })
  }
  visit(index, null, 1)
  return { indicators, aggregates }
}

/** Places by items, 0..100 by their points; what does not apply is missing, what was not answered is 0, as in the Index. */
export function itemPanel(edition: Edition, index: string, documents: readonly ResultDocument[]): NamedPanel {
  const tree = treeOf(edition, index)
  const areas = new Set(tree.indicators.map(({ key }) => key))
  const items = edition.items.filter(({ area }) => areas.has(area))
  const columns = items.map(({ key }) =>
    Float64Array.from(documents, (document) => {
      const item = document.items[key]
      if (!item || item.state === 'na') return Number.NaN
      return item.state === 'answered' ? 100 * (item.points ?? 0) : 0
    }),
  )
  return {
    panel: { units: documents.map(({ place }) => place), columns },
    structure: {
      indicators: items.map(({ key, area, weight }) => ({ key, parent: area, weight, direction: 1 })),
      aggregates: [...tree.aggregates, ...tree.indicators.map(({ key, parent, weight }) => ({ key, parent, weight }))],
    },
  }
}
