import type { Material } from './material.ts'

/** Of an area, so many are written out; the others are counted. */
const mostStrengths = 2
const mostGaps = 3

interface Weighed {
  readonly key: string
  readonly points: number
}

/** What an area's text writes out, and how many more there are of the same kind. */
export interface Highlights {
  readonly shown: readonly Weighed[]
  readonly further: number
}

const itemsOf = ({ standing }: Material, area: string) =>
  standing.edition.items
    .filter((item) => item.area === area)
    .flatMap(({ key, weight }) => {
      const given = standing.document.items[key]
      return given && given.state !== 'na' ? [{ key, weight, points: given.points ?? 0 }] : []
    })

const cut = (items: readonly Weighed[], most: number): Highlights => ({
  shown: items.slice(0, most),
  further: Math.max(0, items.length - most),
})

/** The answers to build on: those with full points, else the ones that come closest. */
export function strengthsOf(material: Material, area: string): Highlights {
  const shown = (key: string) => {
    const remark = material.remarks.get(key)
    return (remark?.source ? 2 : 0) + (remark?.comment ? 1 : 0) + (remark?.evidence.length ?? 0)
  }
  const items = itemsOf(material, area)
  const full = items.filter(({ points }) => points === 1)
  const best = (full.length > 0 ? full : items.filter(({ points }) => points >= 0.5)).toSorted(
    (a, b) => b.points - a.points || b.weight - a.weight || shown(b.key) - shown(a.key),
  )
  return cut(best, mostStrengths)
}

/** The answers with points to gain, the most first; those named as strengths only where there are no others. */
export function gapsOf(material: Material, area: string): Highlights {
  const gains = new Map(material.standing.document.gains.map(({ item, gain }) => [item, gain.area ?? 0]))
  const named = new Set(strengthsOf(material, area).shown.map(({ key }) => key))
  const open = itemsOf(material, area).filter(({ points }) => points < 1)
  const news = open.filter(({ key }) => !named.has(key))
  const listed = news.length > 0 ? news : open
  return cut(
    listed.toSorted((a, b) => (gains.get(b.key) ?? 0) - (gains.get(a.key) ?? 0)),
    mostGaps,
  )
}
