import type { Mark, Point } from './drawing.ts'
import { margin } from './parts.ts'
import { spreadApart } from './placing.ts'
import type { ProfileArea, RadarChart } from './profile-model.ts'
import type { Wheel } from './radar-geometry.ts'
import { sign } from './series-marks.ts'
import { fontSize, lineHeight, text, type TextMark, widest } from './text-mark.ts'
import { wrap } from './text.ts'

interface Room {
  readonly radius: number
  readonly width: number
  readonly top: number
}
type WheelAt = (centre: Point, radius: number) => Wheel

const away = 14
const line = lineHeight.name
type Side = 'left' | 'right' | 'middle'
const anchors = { left: 'end', right: 'start', middle: 'middle' } as const

interface Label {
  readonly area: ProfileArea
  readonly index: number
  readonly side: Side
  readonly lines: readonly string[]
  readonly height: number
}

/** Names and values around the wheel, on each side one under the other. */
export function radarLabels({ areas }: RadarChart, { radius, width, top }: Room, wheelAt: WheelAt) {
  const flat = wheelAt([width / 2, 0], radius)
  const labels = areas.map((area, index) => labelOf(area, index, flat, width))
  const tall = (side: Side) => sum(labels.filter((label) => label.side === side).map(({ height }) => height))
  const half = Math.max(radius + away, tall('left') / 2, tall('right') / 2)
  const heights = (below: boolean) =>
    Math.max(0, ...labels.filter((l) => l.side === 'middle' && isBelow(l, flat) === below).map(({ height }) => height))
  const cy = top + heights(false) + half
  const wheel = wheelAt([width / 2, cy], radius)
  const marks = (['left', 'right'] as const).flatMap((side) => {
    const here = labels.filter((label) => label.side === side)
    const wishes = here.map(({ index, height }) => ({ y: wheel.on(index, radius + away)[1], height }))
    const tops = spreadApart(wishes, [cy - half, cy + half])
    return here.flatMap((label, i) => placed(label, tops[i] ?? cy, wheel))
  })
  const ends = labels.filter(({ side }) => side === 'middle')
  const capped = ends.flatMap((label) =>
    placed(label, isBelow(label, wheel) ? cy + half + 2 : cy - radius - away - label.height + 4, wheel),
  )
  return { wheel, marks: [...marks, ...capped], bottom: cy + half + heights(true) }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
const isBelow = ({ index }: Label, wheel: Wheel) => wheel.on(index, 1)[1] > wheel.centre[1]

function labelOf(area: ProfileArea, index: number, wheel: Wheel, width: number): Label {
  const sideways = wheel.on(index, 1)[0] - wheel.centre[0]
  const side = Math.abs(sideways) < 0.02 ? 'middle' : sideways < 0 ? 'left' : 'right'
  const room = side === 'middle' ? 220 : width / 2 - wheel.radius - away - margin
  const none = area.values.every((value) => value === null)
  const said = none && area.note ? wrap(area.note, fontSize.name, room) : []
  const lines = [...wrap(area.label, fontSize.name, room), ...said]
  return { area, index, side, lines, height: (lines.length + (none ? 0 : 1)) * line + 6 }
}

/** The text of one area at its height, no nearer to the wheel than its rim, with a staff where it had to move. */
function placed({ area, index, side, lines, height }: Label, top: number, wheel: Wheel): Mark[] {
  const [cx, cy] = wheel.centre
  const nearest = top < cy && top + height > cy ? 0 : Math.min(Math.abs(top - cy), Math.abs(top + height - cy))
  const out =
    side === 'middle'
      ? 0
      : Math.max(rim(wheel.radius + away, nearest), Math.abs(wheel.on(index, wheel.radius + away)[0] - cx))
  const x = side === 'left' ? cx - out : cx + out
  const { key, href, title } = area
  const words = text('name', x, top + 3 + fontSize.name, anchors[side], lines)
  const values = valueMarks(area, x, top + 3 + lines.length * line + fontSize.name - 1, side)
  return [{ shape: 'group', key, href, title, marks: [words, ...values] }]
}

const rim = (radius: number, height: number) => (height < radius ? Math.sqrt(radius ** 2 - height ** 2) : 0)

/** The values in a line; of two places each behind its sign. */
function valueMarks({ values }: ProfileArea, x: number, y: number, side: Side): Mark[] {
  const piece = values.length > 1 ? 12 : 0
  const parts = values.flatMap((value, i) =>
    value ? [{ words: value.text, i, long: piece + widest('figure', [value.text]) }] : [],
  )
  const whole = sum(parts.map(({ long }) => long)) + Math.max(0, parts.length - 1) * 10
  let at = side === 'left' ? x - whole : side === 'middle' ? x - whole / 2 : x
  return parts.flatMap(({ words, i, long }): Mark[] => {
    const start = at
    at += long + 10
    const mark: TextMark = text('figure', start + piece, y, 'start', [words])
    return piece > 0 ? [sign(i, [start + 4, y - 4.5], 3.5), mark] : [mark]
  })
}
