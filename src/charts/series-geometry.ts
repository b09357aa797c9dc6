import type { Size } from './chart-model.ts'
import type { Drawing, Mark, Point } from './drawing.ts'
import { axisTexts, horizontal, margin, paragraph, type Scale, scaleOf, vertical, widths } from './parts.ts'
import { besideDots, boxAround, spreadApart } from './placing.ts'
import { lineLook, sign } from './series-marks.ts'
import type { SeriesChart, SeriesLine, SeriesPoint } from './series-model.ts'
import { fontSize, lineHeight, text, type TextMark, widest } from './text-mark.ts'
import { wrap } from './text.ts'

const layouts = {
  wide: { high: 320, names: 190 },
  small: { high: 260, names: 104 },
} as const

interface Plot {
  readonly x: Scale
  readonly y: Scale
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export function seriesDrawing(chart: SeriesChart, size: Size): Drawing {
  const width = widths[size]
  const note = paragraph('note', chart.note, width, margin)
  const plot = plotOf(chart, size, note.bottom)
  const order = chart.lines.map((line, index) => ({ line, place: placeOf(chart.lines, index) })).reverse()
  return {
    width,
    height: plot.bottom + fontSize.axis + 4 * margin,
    direction: 'ltr',
    marks: [
      ...note.marks,
      {
        shape: 'lines',
        look: 'grid',
        lines: chart.ticks.map(({ value }) => horizontal(plot.y(value), plot.left, plot.right)),
      },
      {
        shape: 'lines',
        look: 'tick',
        lines: chart.years.map(({ value }) => vertical(plot.x(value), plot.bottom, plot.bottom + 5)),
      },
      ...chart.ticks.map(({ value, text: words }) => text('axis', plot.left - 8, plot.y(value) + 4.5, 'end', [words])),
      ...axisTexts(chart.years, plot.x, plot.bottom + fontSize.axis + 8),
      ...order.map(({ line, place }) => lineMarks(line, place, plot)),
      ...names(chart.lines, plot, width),
      ...(chart.lines.filter(({ group }) => !group).length === 1 ? values(chart.lines, plot) : []),
    ],
  }
}

/** The how-manieth place: groups have a look of their own. */
const placeOf = (lines: readonly SeriesLine[], index: number) =>
  lines.slice(0, index).filter(({ group }) => !group).length

function plotOf({ years, ticks, lines }: SeriesChart, size: Size, start: number): Plot {
  const width = widths[size]
  const { high, names: most } = layouts[size]
  const named = widest(
    'figure',
    lines.map(({ label }) => label),
  )
  const written = widest(
    'figure',
    lines.map(({ runs }) => runs.at(-1)?.at(-1)?.text ?? ''),
  )
  const left =
    margin +
    widest(
      'axis',
      ticks.map((tick) => tick.text),
    ) +
    10
  const right = width - margin - Math.min(most, Math.max(named, written)) - 16
  const top = start + margin + 8
  const bottom = top + high
  return { x: scaleOf(years, [left + 26, right - 8]), y: scaleOf(ticks, [bottom, top]), left, right, top, bottom }
}

const at = ({ x, y }: Plot, point: SeriesPoint): Point => [x(point.at), y(point.value)]

function lineMarks({ key, href, title, runs, group }: SeriesLine, place: number, plot: Plot): Mark {
  const lines = runs.map((run) => run.map((point) => at(plot, point)))
  const line: Mark = { shape: 'lines', look: group ? 'line-group' : lineLook(place), lines }
  const points = group
    ? []
    : runs.flat().map((point): Mark => {
        const mark = sign(place, at(plot, point), 5)
        return point.title ? { shape: 'group', key, title: point.title, marks: [mark] } : mark
      })
  return { shape: 'group', key, href, title, marks: [line, ...points] }
}

/** At the end of each line its name, with the last value of a place. */
function names(lines: readonly SeriesLine[], plot: Plot, width: number): Mark[] {
  const start = plot.right + 12
  const written = lines.flatMap((line) => {
    const last = line.runs.at(-1)?.at(-1)
    if (!last) return []
    const kind = line.group ? ('note' as const) : ('name' as const)
    const words = wrap(line.label, fontSize[kind], width - margin - start)
    const height = (words.length + (line.group ? 0 : 1)) * lineHeight.name + 4
    return [{ line, last, kind, words, height }]
  })
  const tops = spreadApart(
    written.map(({ last, height }) => ({ y: plot.y(last.value), height })),
    [plot.top - 8, plot.bottom + 8],
  )
  return written.map(({ line, last, kind, words, height }, i): Mark => {
    const top = tops[i] ?? plot.top
    const label = text(kind, start, top + fontSize[kind], 'start', words)
    const value: TextMark = text('figure', start, top + words.length * lineHeight.name + fontSize.figure, 'start', [
      last.text,
    ])
    const [x, y] = at(plot, last)
    const staff: Mark = {
      shape: 'lines',
      look: 'lead',
      lines: [
        [
          [x + 8, y],
          [start - 3, top + height / 2 - 2],
        ],
      ],
    }
    const { key, href, title } = line
    return { shape: 'group', key, href, title, marks: line.group ? [staff, label] : [staff, label, value] }
  })
}

/** Of one place alone, every value but the last, which stands beside the name. */
function values(lines: readonly SeriesLine[], plot: Plot): Mark[] {
  const points = lines.filter(({ group }) => !group).flatMap(({ runs }) => runs.flat())
  const taken = points.map((point) => boxAround(at(plot, point), 7))
  const labels = points
    .slice(0, -1)
    .map((point) => ({ at: at(plot, point), lines: [point.text], kind: 'figure' as const, reach: 7, upright: true }))
  const frame = { left: plot.left, right: plot.right, top: plot.top - 18, bottom: plot.bottom }
  return besideDots(labels, frame, taken).filter((mark) => mark !== null)
}
