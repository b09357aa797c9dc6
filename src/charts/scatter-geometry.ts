import type { Size } from './chart-model.ts'
import type { Drawing, Mark, Point } from './drawing.ts'
import {
  axisTexts,
  horizontal,
  margin,
  mostLinked,
  paragraph,
  type Part,
  type Scale,
  scaleOf,
  vertical,
  widths,
} from './parts.ts'
import { besideDots, boxAround } from './placing.ts'
import type { ScatterChart, ScatterPoint } from './scatter-model.ts'
import { keyLine } from './series-marks.ts'
import { fontSize, lineHeight, text, widest } from './text-mark.ts'

const layouts = {
  wide: { high: 420, named: 40 },
  small: { high: 320, named: 9 },
} as const
const reach = { plain: 4.5, chosen: 7 }

interface Plot {
  readonly x: Scale
  readonly y: Scale
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export function scatterDrawing(chart: ScatterChart, size: Size): Drawing {
  const width = widths[size]
  const note = paragraph('note', chart.note, width, margin)
  const key = groupKey(chart, width, note.bottom)
  const label = paragraph('note', chart.y.label, width, key.bottom)
  const plot = plotOf(chart, size, label.bottom)
  const foot = paragraph('note', chart.x.label, width, plot.bottom + lineHeight.axis + 10)
  const below = foot.marks.map((mark) =>
    mark.shape === 'text' ? { ...mark, x: plot.right, anchor: 'end' as const } : mark,
  )
  return {
    width,
    height: foot.bottom,
    direction: 'ltr',
    marks: [
      ...note.marks,
      ...key.marks,
      ...label.marks,
      ...axes(chart, plot),
      ...below,
      ...dots(chart.points, plot),
      ...names(chart.points, plot, layouts[size].named, width),
    ],
  }
}

function groupKey({ names: given }: ScatterChart, width: number, top: number): Part {
  if (!given) return { marks: [], bottom: top }
  const dot =
    (look: string) =>
    (x: number, y: number): Mark[] => [{ shape: 'dot', look, at: [x + 18, y], radius: 5 }]
  const entries = [
    { words: given.group, marks: dot('dot') },
    { words: given.others, marks: dot('aside') },
  ]
  return keyLine(entries, width, top)
}

function plotOf({ x, y }: ScatterChart, size: Size, start: number): Plot {
  const width = widths[size]
  const left =
    margin +
    widest(
      'axis',
      y.ticks.map((tick) => tick.text),
    ) +
    10
  const end = widest('axis', [x.ticks.at(-1)?.text ?? '']) / 2
  const right = width - margin - Math.max(end, 10)
  const top = start + 10
  const bottom = top + layouts[size].high
  const inner = reach.chosen + 3
  return {
    x: scaleOf(
      x.ticks,
      [left + Math.max(inner, widest('axis', [x.ticks.at(0)?.text ?? '']) / 2 - left + margin), right],
      x.log,
    ),
    y: scaleOf(y.ticks, [bottom - inner, top], y.log),
    left,
    right,
    top,
    bottom,
  }
}

function axes({ x, y }: ScatterChart, plot: Plot): Mark[] {
  const baseline = plot.bottom + fontSize.axis + 7
  return [
    {
      shape: 'lines',
      look: 'grid',
      lines: y.ticks.map(({ value }) => horizontal(plot.y(value), plot.left, plot.right)),
    },
    { shape: 'lines', look: 'grid', lines: x.ticks.map(({ value }) => vertical(plot.x(value), plot.top, plot.bottom)) },
    ...y.ticks.map((tick) => text('axis', plot.left - 8, plot.y(tick.value) + 4.5, 'end', [tick.text])),
    ...axisTexts(x.ticks, plot.x, baseline),
  ]
}

const at = ({ x, y }: Plot, point: ScatterPoint): Point => [x(point.x), y(point.y)]
const lookOf = ({ chosen, inGroup }: ScatterPoint) => (chosen ? 'own' : inGroup ? 'dot' : 'aside')
const radiusOf = ({ chosen }: ScatterPoint) => (chosen ? reach.chosen : reach.plain)

/** Others below, then the group, then chosen places. */
function dots(points: readonly ScatterPoint[], plot: Plot): Mark[] {
  return ['aside', 'dot', 'own'].flatMap((look): Mark[] => {
    const here = points.filter((point) => lookOf(point) === look)
    if (points.length > mostLinked && look !== 'own') {
      const many = look === 'dot' ? 'specks' : 'specks-aside'
      return here.length > 0
        ? [{ shape: 'specks', look: many, at: here.map((point) => at(plot, point)), radius: 2.6 }]
        : []
    }
    return here.map((point): Mark => {
      const { key, href, title } = point
      const dot: Mark = { shape: 'dot', look, at: at(plot, point), radius: radiusOf(point) }
      return { shape: 'group', key, href, title, marks: [dot] }
    })
  })
}

/** Chosen places are always tried first, then the outermost on each side, then the rest of the group, then the others. */
function names(points: readonly ScatterPoint[], plot: Plot, most: number, width: number): Mark[] {
  const taken = points.map((point) => boxAround(at(plot, point), radiusOf(point)))
  const frame = { left: plot.left, right: width - margin, top: plot.top - 6, bottom: plot.bottom }
  const group = points.filter(({ inGroup }) => inGroup)
  const wanted = new Set([...points.filter(({ chosen }) => chosen), ...outermost(group), ...group, ...points])
  const tried = [...wanted].slice(0, 4 * most)
  const labels = tried.map((point) => ({
    at: at(plot, point),
    lines: [point.label],
    kind: point.chosen ? ('figure' as const) : ('name' as const),
    reach: radiusOf(point),
    always: point.chosen,
  }))
  const placed = besideDots(labels, frame, taken, most)
  return tried.flatMap((point, i): Mark[] => {
    const mark = placed[i]
    return mark ? [{ shape: 'group', key: point.key, marks: [mark] }] : []
  })
}

function outermost(points: readonly ScatterPoint[]): ScatterPoint[] {
  const by = (axis: 'x' | 'y') => points.toSorted((a, b) => a[axis] - b[axis])
  const [x, y] = [by('x'), by('y')]
  return [0, 1, 2].flatMap((i) => [y.at(-1 - i), y.at(i), x.at(-1 - i), x.at(i)]).filter((point) => point !== undefined)
}
