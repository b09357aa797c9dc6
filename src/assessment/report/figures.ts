import { type Comparison, differences, flatScores, type ItemDifference, positionIn, type StandingGroup } from '#insight'
import { headline, measures } from '#network'
import { gapsOf, strengthsOf } from './highlights.ts'
import { lastBefore, type Material } from './material.ts'

/** How a value is written: a score of 100, a signed change, a distance in points, a count, a share, a year … */
export type Unit = 'score' | 'change' | 'points' | 'count' | 'percent' | 'year' | 'euro'

/** What a figure is made of, so that a reader can open it. */
export type Made =
  | {
      readonly of: 'result'
      readonly result: string
      readonly part: 'figures' | 'areas' | 'counts' | 'gains' | 'rounds'
    }
  | { readonly of: 'group'; readonly result: string; readonly group: string }
  | { readonly of: 'fact'; readonly place: string; readonly source: string; readonly year: number | null }

/** A number of the report, by the name that stands for it in its text: `{score:education}`. */
export interface Figure {
  readonly value: number
  readonly unit: Unit
  readonly made: Made
}

export type Figures = ReadonlyMap<string, Figure>

/** The group that the text compares with: all other places, whatever is public of them. */
export const mainGroup = ({ standing }: Material): StandingGroup | undefined =>
  standing.groups.find(({ group }) => group.kind === 'all')

export interface Peculiarity extends ItemDifference {
  /** Places likest to this one that score higher in the area and have more points here. */
  readonly names: readonly string[]
}

const mostPeers = 8
/** Less than this is written as no change. */
export const least = 0.05

/** Where the likest places that score higher in an area answer otherwise. */
export function ahead({ standing }: Material, area: string): Peculiarity[] {
  const { document, scores, edition } = standing
  const own = scores[area] ?? 0
  const higher = standing.others.filter((other) => (other.scores[area] ?? 0) > own).slice(0, mostPeers)
  const keys = new Set(edition.items.filter((item) => item.area === area).map(({ key }) => key))
  const mine = Object.fromEntries(Object.entries(document.items).filter(([key]) => keys.has(key)))
  const found = differences(
    mine,
    higher.map(({ items }) => items),
    2,
  )
  return found.map(({ item, ahead: count, of, own: points, theirs }) => ({
    item,
    ahead: count,
    of,
    own: points,
    theirs,
    names: higher.filter(({ items }) => (items[item]?.points ?? 0) > points).map(({ name }) => name),
  }))
}

type Entry = readonly [key: string, figure: Figure | undefined]

const figure = (value: number | null | undefined, unit: Unit, made: Made): Figure | undefined =>
  value === null || value === undefined ? undefined : { value, unit, made }

/** Every number that a report's text may name. A number that is not known has no name: no text can then claim it. */
export function figuresOf(material: Material): Figures {
  const entries = [
    ...scoreEntries(material),
    ...groupEntries(material),
    ...countEntries(material),
    ...moveEntries(material),
    ...factEntries(material),
  ]
  return new Map(entries.flatMap(([key, found]) => (found ? [[key, found] as const] : [])))
}

function scoreEntries(material: Material): Entry[] {
  const { standing, round } = material
  const { scores, document, result } = standing
  const before = lastBefore(material)
  const said = document.reviewed && flatScores(document.reviewed.scores)
  const own = { of: 'result', result: result.id, part: 'areas' } as const
  const rounds = { of: 'result', result: result.id, part: 'rounds' } as const
  const perKey = Object.entries(scores).flatMap(([key, score]): Entry[] => {
    const then = before?.scores[key] ?? null
    const change = score === null || then === null ? null : score - then
    return [
      [`score:${key}`, figure(score, 'score', own)],
      [`before:${key}`, figure(then, 'score', before ? { ...own, result: before.id } : own)],
      [`change:${key}`, figure(change, 'change', rounds)],
      [`distance:${key}`, figure(change === null ? null : Math.abs(change), 'points', rounds)],
      [`said:${key}`, figure(said?.[key], 'score', own)],
    ]
  })
  const changes = standing.edition.areas.flatMap((area) => {
    const [now, then] = [scores[area] ?? null, before?.scores[area] ?? null]
    return now === null || then === null ? [] : [now - then]
  })
  const up = changes.filter((one) => one >= least).length
  const down = changes.filter((one) => one <= -least).length
  const moved = (count: number) => figure(before && count, 'count', rounds)
  return [
    ...perKey,
    ['moved:up', moved(up)],
    ['moved:down', moved(down)],
    ['moved:same', moved(changes.length - up - down)],
    ['year:round', figure(round.year, 'year', own)],
    ['year:before', figure(before?.year, 'year', rounds)],
    ['review:changed', figure(Object.keys(document.reviewed?.answers ?? {}).length, 'count', own)],
  ]
}

function groupEntries(material: Material): Entry[] {
  const main = mainGroup(material)
  if (!main) return []
  const { standing } = material
  const made = { of: 'group', result: standing.result.id, group: main.key } as const
  const position = { above: 0, within: 0, below: 0 }
  for (const area of standing.edition.areas) {
    const own = standing.scores[area] ?? null
    const spread = main.byKey.get(area)?.spread
    if (own !== null && spread) position[positionIn(spread, own)] += 1
  }
  return [
    ...[...main.byKey].flatMap(([key, comparison]) => spreadEntries(key, comparison, made)),
    ['group:n', figure(main.n, 'count', made)],
    ['group:above', figure(position.above, 'count', made)],
    ['group:within', figure(position.within, 'count', made)],
    ['group:below', figure(position.below, 'count', made)],
    ...standing.groups.flatMap(({ key, n, byKey }): Entry[] => [
      [`n:${key}`, figure(n, 'count', { ...made, group: key })],
      [`core:${key}`, figure(byKey.get('core')?.spread?.median, 'score', { ...made, group: key })],
    ]),
  ]
}

const spreadEntries = (key: string, { spread, n }: Comparison, made: Made): Entry[] => [
  [`median:${key}`, figure(spread?.median, 'score', made)],
  [`lower:${key}`, figure(spread?.q1, 'score', made)],
  [`upper:${key}`, figure(spread?.q3, 'score', made)],
  [`places:${key}`, figure(n, 'count', made)],
]

function countEntries(material: Material): Entry[] {
  const { standing, remarks } = material
  const { document, edition, result } = standing
  const made = { of: 'result', result: result.id, part: 'counts' } as const
  const of = (key: string, area: string | null): Entry[] => {
    const counts = area === null ? document.counts : document.countsByArea[area]
    const items = edition.items.filter((item) => area === null || item.area === area)
    const points = items.flatMap((item) => {
      const given = document.items[item.key]
      return given && given.state !== 'na' ? [given.points ?? 0] : []
    })
    const shown = items.filter((item) => {
      const remark = remarks.get(item.key)
      return remark && (remark.source !== '' || remark.evidence.length > 0)
    })
    const count = (value: number) => figure(value, 'count', made)
    return [
      [`answered:${key}`, count(counts?.answered ?? 0)],
      [`na:${key}`, count(counts?.na ?? 0)],
      [`missing:${key}`, count(counts?.missing ?? 0)],
      [`items:${key}`, count(points.length)],
      [`full:${key}`, count(points.filter((one) => one === 1).length)],
      [`none:${key}`, count(points.filter((one) => one === 0).length)],
      [`sourced:${key}`, count(shown.length)],
    ]
  }
  const further = (area: string): Entry[] => [
    [`morestrengths:${area}`, figure(strengthsOf(material, area).further, 'count', made)],
    [`moregaps:${area}`, figure(gapsOf(material, area).further, 'count', { ...made, part: 'gains' })],
  ]
  return [...of('all', null), ...edition.areas.flatMap((area) => of(area, area).concat(further(area)))]
}

function moveEntries(material: Material): Entry[] {
  const { moves, standing } = material
  const made = { of: 'result', result: standing.result.id, part: 'gains' } as const
  return [
    ['gain:all', figure(moves.moves.length > 0 ? moves.together : null, 'points', made)],
    ['moves:all', figure(moves.moves.length, 'count', made)],
    ...moves.moves.flatMap(({ item, gain, areaGain, doneBy }): Entry[] => [
      [`gain:${item}`, figure(gain, 'points', made)],
      [`areagain:${item}`, figure(areaGain, 'points', made)],
      [`done:${item}`, figure(doneBy.length, 'count', made)],
    ]),
    ...standing.edition.areas.flatMap((area) =>
      ahead(material, area).flatMap(({ item, ahead: count, of }): Entry[] => [
        [`ahead:${item}`, figure(count, 'count', made)],
        [`higher:${item}`, figure(of, 'count', made)],
      ]),
    ),
  ]
}

const factUnits = {
  population: 'count',
  foreign_born_percent: 'percent',
  non_national_percent: 'percent',
  gdp_per_capita_eur: 'euro',
} as const

function factEntries({ facts, place }: Material): Entry[] {
  return measures.map((measure): Entry => {
    const fact = headline(facts, measure)
    const made = { of: 'fact', place: place.id, source: fact?.source ?? '', year: fact?.year ?? null } as const
    return [`fact:${measure}`, figure(fact?.value, factUnits[measure], made)]
  })
}
