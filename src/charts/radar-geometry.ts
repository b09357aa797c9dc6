import type { Size } from './chart-model.ts'
import type { Drawing, LinesMark, Mark, Point } from './drawing.ts'
import { margin, paragraph, scaleOf, type Scale, widths } from './parts.ts'
import type { ProfileArea, RadarChart } from './profile-model.ts'
import { radarLabels } from './radar-labels.ts'
import { radarList } from './radar-list.ts'
import { keyLine, lineLook, sign } from './series-marks.ts'
import { text } from './text-mark.ts'

const radius = { wide: 190, small: 140 } as const

export interface Wheel {
  readonly centre: Point
  readonly radius: number
  /** A point on the axis of an area, by distance from the centre. */
  readonly on: (index: number, distance: number) => Point
}

export function radarDrawing(chart: RadarChart, size: Size): Drawing {
  const width = widths[size]
  const note = paragraph('note', chart.note, width, margin)
  const key = keyLine(keyEntries(chart), width, note.bottom)
  if (chart.areas.length === 0)
    return { width, height: key.bottom, direction: 'ltr', marks: [...note.marks, ...key.marks] }
  const around = size === 'wide' ? radarLabels : radarList
  const labels = around(chart, { radius: radius[size], width, top: key.bottom + margin }, wheelOf(chart.areas.length))
  const marks = [...note.marks, ...key.marks, ...wheelMarks(chart, labels.wheel), ...labels.marks]
  return { width, height: labels.bottom + margin, direction: 'ltr', marks }
}

const wheelOf =
  (count: number) =>
  (centre: Point, reach: number): Wheel => ({
    centre,
    radius: reach,
    on: (index, distance) => {
      const angle = (index / Math.max(count, 1)) * 2 * Math.PI
      return [centre[0] + Math.sin(angle) * distance, centre[1] - Math.cos(angle) * distance]
    },
  })

function keyEntries({ places, names }: RadarChart) {
  const line = (look: string, x: number, y: number): Mark => ({
    shape: 'lines',
    look,
    lines: [
      [
        [x, y],
        [x + 24, y],
      ],
    ],
  })
  const own = places.map(({ label }, i) => ({
    words: label,
    marks: (x: number, y: number) => [line(lineLook(i), x, y), sign(i, [x + 12, y])],
  }))
  if (!names) return own
  const half = (x: number, y: number): Mark[] => [{ shape: 'rect', look: 'band', x, y: y - 6, width: 24, height: 12 }]
  return [
    ...own,
    { words: names.median, marks: (x: number, y: number) => [line('line-group', x, y)] },
    { words: names.half, marks: half },
  ]
}

function wheelMarks({ areas, ticks, places }: RadarChart, wheel: Wheel): Mark[] {
  const scale = scaleOf(ticks, [0, wheel.radius])
  const ring = (distance: number) => areas.map((_, i) => wheel.on(i, distance))
  const middles = areas.map(({ middle }) => middle)
  return [
    ...bandOf(areas, scale, wheel),
    { shape: 'lines', look: 'grid', closed: true, lines: ticks.map(({ value }) => ring(scale(value))) },
    { shape: 'lines', look: 'grid', lines: areas.map((_, i) => [wheel.centre, wheel.on(i, wheel.radius)]) },
    {
      shape: 'lines',
      look: 'line-group',
      ...outline(
        middles.map((middle) => middle && scale(middle.median)),
        wheel,
      ),
    },
    ...ticks
      .slice(1)
      .map(({ value, text: words }) =>
        text('axis', wheel.centre[0] - 4, wheel.centre[1] - scale(value) + 12, 'end', [words]),
      ),
    ...places.toReversed().flatMap((_, i) => placeMarks(areas, places.length - 1 - i, scale, wheel)),
  ]
}

/** The middle half between neighbouring areas that both have one. */
function bandOf(areas: readonly ProfileArea[], scale: Scale, wheel: Wheel): Mark[] {
  const lines = areas.flatMap(({ middle }, i): Point[][] => {
    const j = (i + 1) % areas.length
    const next = areas[j]?.middle
    if (!middle || !next) return []
    return [
      [
        wheel.on(i, scale(middle.q1)),
        wheel.on(i, scale(middle.q3)),
        wheel.on(j, scale(next.q3)),
        wheel.on(j, scale(next.q1)),
      ],
    ]
  })
  return lines.length > 0 ? [{ shape: 'lines', look: 'band', closed: true, lines }] : []
}

function placeMarks(areas: readonly ProfileArea[], place: number, scale: Scale, wheel: Wheel): Mark[] {
  const distances = areas.map(({ values }) => values[place] ?? null).map((value) => value && scale(value.value))
  const dots = areas.flatMap((area, i): Mark[] => {
    const value = area.values[place]
    if (!value) return []
    const { key, href, title } = area
    return [{ shape: 'group', key, href, title, marks: [sign(place, wheel.on(i, scale(value.value)), 4.5)] }]
  })
  const shape = outline(distances, wheel)
  const filled: Mark[] = place === 0 && shape.closed ? [{ shape: 'lines', look: 'radar-fill', ...shape }] : []
  return [...filled, { shape: 'lines', look: lineLook(place), ...shape }, ...dots]
}

/** One closed line where every area has a value; else pieces between neighbours that have. */
function outline(distances: readonly (number | null)[], wheel: Wheel): Pick<LinesMark, 'lines' | 'closed'> {
  const points = distances.map((distance, i) => (distance === null ? null : wheel.on(i, distance)))
  const whole = points.filter((point) => point !== null)
  if (whole.length === points.length) return { lines: [whole], closed: true }
  const pieces = points.flatMap((point, i) => {
    const next = points[(i + 1) % points.length]
    return point && next ? [[point, next]] : []
  })
  return { lines: pieces }
}
