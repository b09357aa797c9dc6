import type { Mark, Point } from './drawing.ts'
import { type Box, frame, holds } from './map-geometry.ts'
import { margin, mostLinked, type Part, stepLook } from './parts.ts'
import { besideDots, boxAround } from './placing.ts'
import type { ValueMapChart, ValuePoint } from './value-map-model.ts'

/** The smallest part of the ground that is shown: one place alone stands in its surroundings. */
const leastShare = 0.3
/** Where so many of the places stand in so small a part of the whole, this part is drawn larger before the whole. */
const crowd = { least: 12, share: 0.72, part: 0.45 }

export interface PanelLook {
  readonly width: number
  /** How large marks are. */
  readonly grow: number
  /** How many names at most. */
  readonly named: number
}

/** The parts of the ground that are drawn: the crowded one, if any, then the one with all places. */
export function partsOf(
  { points, ground }: Pick<ValueMapChart, 'points' | 'ground'>,
  { ratio, closer: tall }: { ratio: number; closer: number },
): Box[] {
  const at = points.map((point) => point.at)
  const whole = frame(at, ground.viewBox, { least: leastShare * ground.viewBox[2], ratio })
  if (at.length < crowd.least) return [whole]
  const middle: Point = [medianOf(at.map(([x]) => x)), medianOf(at.map(([, y]) => y))]
  const away = ([x, y]: Point) => Math.max(Math.abs(x - middle[0]), tall * Math.abs(y - middle[1]))
  const near = at.toSorted((a, b) => away(a) - away(b)).slice(0, Math.ceil(crowd.share * at.length))
  const closer = frame(near, ground.viewBox, { least: leastShare * 0.4 * ground.viewBox[2], ratio: tall })
  return closer[2] < crowd.part * whole[2] ? [closer, whole] : [whole]
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

/** One part of the ground with its places. Those in `before` were drawn larger already: here they have neither name nor link. */
export function panel(
  { points, scale, ground }: ValueMapChart,
  viewBox: Box,
  before: Box | null,
  { width, grow, named }: PanelLook,
  top: number,
): Part {
  const height = width * (viewBox[3] / viewBox[2])
  const classes = scale.classes.length
  // What would stand on the very edge of the crowded part is left to the whole.
  const shownHere = before ? viewBox : inner(viewBox, points)
  const spots = points
    .filter(({ at }) => holds(shownHere, at))
    .map((point): Spot => {
      const again = before !== null && holds(inner(before, points), point.at)
      const radius = radiusOf(point.step, classes) * grow * (again ? 0.6 : 1)
      return { point, at: onPage(point.at, viewBox, width, top), radius: point.chosen ? radius + 1.5 : radius, again }
    })
  const bare = spots.length > mostLinked
  const shown = spots.toSorted((a, b) => b.radius - a.radius)
  const edges = { left: margin, right: width - margin, top: top + margin, bottom: top + height - margin }
  const marks = [
    ...shown.map((spot) => dot(spot, classes, bare && !spot.point.chosen)),
    ...(before ? [outline(before, viewBox, width, top)] : []),
    ...names(spots, edges, named),
  ]
  const { shapes } = ground
  return {
    marks: [{ shape: 'ground', x: 0, y: top, width, height, viewBox, shapes, marks }],
    bottom: top + height,
  }
}

/** A part without its rim, where there is a whole to show what stands on the rim. */
function inner(part: Box, points: readonly ValuePoint[]): Box {
  if (points.every(({ at }) => holds(part, at))) return part
  const [x, y, wide, high] = part
  const rim = wide * 0.02
  return [x + rim, y + rim, wide - 2 * rim, high - 2 * rim]
}

interface Spot {
  readonly point: ValuePoint
  readonly at: Point
  readonly radius: number
  readonly again: boolean
}

const onPage = ([x, y]: Point, [left, top, wide]: Box, width: number, down: number): Point => [
  ((x - left) * width) / wide,
  down + ((y - top) * width) / wide,
]

/** Where in the whole the part lies that was drawn larger. */
function outline([x, y, wide, high]: Box, viewBox: Box, width: number, top: number): Mark {
  const corners: Point[] = [
    [x, y],
    [x + wide, y],
    [x + wide, y + high],
    [x, y + high],
  ]
  const line = corners.map((corner) => onPage(corner, viewBox, width, top))
  return { shape: 'lines', look: 'outline', closed: true, lines: [line] }
}

/** Higher classes are larger as well as darker. */
export const radiusOf = (step: number | null, classes: number) =>
  step === null ? 4 : 4.5 + (4 * step) / Math.max(1, classes - 1)

/** A dot in the colour of its class; a cross where there is no value, which no dot is taken for. */
export function pin(step: number | null, [x, y]: Point, radius: number, classes: number): Mark {
  if (step !== null) return { shape: 'dot', look: `pin-${stepLook(step, classes)}`, at: [x, y], radius }
  const reach = Math.min(3.5, radius)
  const stroke = (side: 1 | -1): Point[] => [
    [x - reach, y - reach * side],
    [x + reach, y + reach * side],
  ]
  return { shape: 'lines', look: 'cross', lines: [stroke(1), stroke(-1)] }
}

function dot({ point, at, radius, again }: Spot, classes: number, bare: boolean): Mark {
  const { key, href, title, step, chosen } = point
  const ring: Mark[] = chosen ? [{ shape: 'dot', look: 'chosen-ring', at, radius: radius + (again ? 2 : 3.5) }] : []
  const marks = [...ring, pin(step, at, radius, classes)]
  if (bare) return pin(step, at, radius, classes)
  return again ? { shape: 'group', key, title, marks } : { shape: 'group', key, href, title, marks }
}

/** Chosen places first, then in the order given, where there is room. */
function names(spots: readonly Spot[], edges: Parameters<typeof besideDots>[1], most: number): Mark[] {
  const wanted = spots
    .filter(({ again }) => !again)
    .sort((a, b) => Number(b.point.chosen ?? false) - Number(a.point.chosen ?? false))
  const tried = wanted.slice(0, 4 * most)
  const labels = tried.map(({ point, at, radius }) => ({
    at,
    lines: [point.label],
    kind: point.chosen ? ('figure' as const) : ('name' as const),
    reach: point.chosen ? radius + 4 : radius,
    always: point.chosen,
  }))
  const taken = spots.map(({ at, radius }) => boxAround(at, radius))
  return besideDots(labels, edges, taken, most).flatMap((mark, i): Mark[] => {
    const spot = tried[i]
    return mark && spot ? [{ shape: 'group', key: spot.point.key, marks: [mark] }] : []
  })
}
