import { geoEqualEarth } from 'd3-geo'

/** Land and borders as paths, and how a point is placed over them. `identity`: longitude and latitude are x and y. */
export interface MapDrawing {
  source: string
  viewBox: Box
  projection:
    | { name: 'equalEarth'; rotate: readonly [number, number]; scale: number; translate: readonly [number, number] }
    | { name: 'identity' }
  land: string
  borders: string
}

/** x, y, width, height */
export type Box = readonly [number, number, number, number]
export type Point = readonly [number, number]

/** Longitude and latitude to the drawing's whole units. */
export function projectionOf({ projection }: MapDrawing): (longitude: number, latitude: number) => Point {
  if (projection.name === 'identity') return (x, y) => [Math.round(x), Math.round(y)]
  const { rotate, scale, translate } = projection
  const project = geoEqualEarth()
    .rotate([...rotate])
    .scale(scale)
    .translate([...translate])
  return (longitude, latitude) => {
    const [x, y] = project([longitude, latitude]) ?? [0, 0]
    return [Math.round(x), Math.round(y)]
  }
}

interface Framing {
  /** Width of the smallest frame: one place alone is shown with its surroundings. */
  least: number
  /** Width by height. */
  ratio: number
}

/** The part of the drawing that holds all points with some room around, in the given proportions. */
export function frame(points: readonly Point[], whole: Box, { least, ratio }: Framing): Box {
  if (points.length === 0) return whole
  const [left, width] = span(points.map(([x]) => x))
  const [top, height] = span(points.map(([, y]) => y))
  const wide = Math.min(Math.max(width * 1.14, height * 1.2 * ratio, least), whole[2])
  const high = Math.min(wide / ratio, whole[3])
  return [
    inside(left + width / 2 - wide / 2, wide, whole[0], whole[2]),
    inside(top + height / 2 - high / 2, high, whole[1], whole[3]),
    Math.round(wide),
    Math.round(high),
  ]
}

export function holds([x, y, width, height]: Box, [px, py]: Point): boolean {
  return px >= x && px <= x + width && py >= y && py <= y + height
}

function span(values: readonly number[]): [start: number, length: number] {
  const start = Math.min(...values)
  return [start, Math.max(...values) - start]
}

function inside(start: number, length: number, wholeStart: number, wholeLength: number): number {
  return Math.round(Math.min(Math.max(start, wholeStart), wholeStart + wholeLength - length))
}
