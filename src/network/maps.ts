import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Box, frame, holds, type MapDrawing, type MapGroup, projectionOf } from '#charts'
import { type Place, type Status, statuses } from './model.ts'

/** Where places stand, and the file that browsers fetch the land from. */
export interface PlaceMap {
  /** Holds a hash of the content: the file never expires. */
  file: string
  svg: string
  drawing: MapDrawing
  place(longitude: number, latitude: number): readonly [number, number]
}

const data = join(import.meta.dirname, '..', '..', 'data')

export const realMap = readMap('world', join(data, 'world-map.json'))
export const demonstrationMap = readMap('demonstration', join(data, 'demonstration', 'map.json'))

export const mapOf = (demonstration: boolean) => (demonstration ? demonstrationMap : realMap)

function readMap(name: string, path: string): PlaceMap {
  const drawing = JSON.parse(readFileSync(path, 'utf8')) as MapDrawing
  const { viewBox, land, borders } = drawing
  const parts = `<path id="land" d="${land}"/><path id="borders" fill="none" vector-effect="non-scaling-stroke" d="${borders}"/>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox.join(' ')}">${parts}</svg>`
  const hash = createHash('sha256').update(svg).digest('hex').slice(0, 10)
  return { file: `${name}-${hash}.svg`, svg, drawing, place: projectionOf(drawing) }
}

/** Marks of each status; what is attested is drawn last and lies above the rest. */
export function groupsOf(map: PlaceMap, places: readonly Place[], titleOf: (place: Place) => string): MapGroup[] {
  return statuses.toReversed().map((status) => ({
    kind: markOf(status),
    points: places.flatMap((place) => {
      if (place.status !== status || place.longitude === null || place.latitude === null) return []
      return [{ at: map.place(place.longitude, place.latitude), title: titleOf(place) }]
    }),
  }))
}

export function markOf(status: Status): string {
  return marks[status]
}
const marks = {
  member: 'member',
  member_unconfirmed_2020: 'likely',
  joined_after_2020: 'later',
  index_participant: 'participant',
  accession_pending: 'pending',
  former: 'former',
} as const satisfies Record<Status, string>

// Where the record is dense: a frame for Europe and its neighbours, beside one for the world.
const europe = { west: [-25, 28], east: [46, 67] } as const
const ratio = 2.1

/** One frame around all points; where they lie far apart and many in Europe, a second one for these. */
export function framesOf(map: PlaceMap, groups: readonly MapGroup[]): Box[] {
  const { drawing } = map
  const points = groups.flatMap((group) => group.points.map(({ at }) => at))
  const all = frame(points, drawing.viewBox, { least: 420, ratio })
  if (drawing.projection.name === 'identity' || all[2] < 2000) return [all]
  const [left, bottom] = map.place(...europe.west)
  const [right, top] = map.place(...europe.east)
  const within = points.filter((point) => holds([left, top, right - left, bottom - top], point))
  return within.length < 12 ? [all] : [all, frame(within, drawing.viewBox, { least: 420, ratio: 1.25 })]
}
