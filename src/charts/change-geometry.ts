import type { ChangeChart, ChangeRow } from './change-model.ts'
import type { Size } from './chart-model.ts'
import type { Drawing, Mark, Point } from './drawing.ts'
import {
  axisTexts,
  gridLines,
  horizontal,
  margin,
  paragraph,
  type Part,
  type Scale,
  scaleOf,
  stretch,
} from './parts.ts'
import { widths } from './parts.ts'
import { boxOf, fontSize, lineHeight, text, widest } from './text-mark.ts'
import { wrap } from './text.ts'

const widestLabel = 250
const radius = 4.5
/** Shown on the example: where the two ends stand on the scale, as shares of it. */
const shown = { from: 0.35, to: 0.65 }

interface Layout {
  readonly width: number
  /** Null: the label stands in a line above the arrow. */
  readonly labels: number | null
  readonly left: number
  readonly scale: Scale
}

export function changeDrawing(chart: ChangeChart, size: Size): Drawing {
  const layout = layoutOf(chart, size)
  const { width, scale } = layout
  const note = paragraph('note', chart.note, width, margin)
  const example = exampleRow(chart, layout, note.bottom)
  const top = example.bottom + margin + fontSize.axis + margin
  let bottom = top
  const rows = chart.rows.map((row) => {
    const part = changeRow(row, layout, bottom)
    bottom = part.bottom
    return part
  })
  const long = rows.length > 6
  const rules = [top, ...rows.map((row) => row.bottom)].map((y) => horizontal(y, 0, width))
  return {
    width,
    height: bottom + margin + (long ? margin + fontSize.axis : 0),
    direction: 'ltr',
    marks: [
      ...note.marks,
      ...example.marks,
      ...axisTexts(chart.ticks, scale, top - margin),
      { shape: 'lines', look: 'rule', lines: rules },
      gridLines(chart.ticks, scale, top, bottom),
      ...rows.flatMap(({ marks }) => marks),
      ...(long ? axisTexts(chart.ticks, scale, bottom + margin + fontSize.axis) : []),
    ],
  }
}

function layoutOf({ rows, ticks, names }: ChangeChart, size: Size): Layout {
  const width = widths[size]
  const values = rows.flatMap(({ from, to }) => [from?.text ?? '', to?.text ?? ''])
  const beyond = widest('value', values) + radius + 10
  const found = widest('strong', [...rows.map(({ label }) => label), names.example])
  const labels = size === 'wide' ? Math.min(widestLabel, found) : null
  const left = labels === null ? margin : margin + labels + 2 * margin
  return { width, labels, left, scale: scaleOf(ticks, [left + beyond, width - margin - beyond]) }
}

function changeRow(row: ChangeRow, layout: Layout, top: number): Part {
  const kind = row.chosen ? 'strong' : 'label'
  const lines = wrap(row.label, fontSize.label, layout.labels ?? layout.width - 2 * margin)
  const block = lines.length * lineHeight.label
  const above = layout.labels === null ? block + 6 : 0
  const whole = row.from !== null || row.to !== null
  const said = row.note ? noteAt(row.note, layout, top + above + (whole ? 26 : 6)) : null
  const body = Math.max(layout.labels === null ? 26 : 30, layout.labels === null ? 0 : block + 10)
  const y = top + above + (said && whole ? 15 : body / 2)
  const bottom = Math.max(top + above + body, said ? boxOf(said).bottom + margin : 0)
  const baseline = layout.labels === null ? top + 6 : y - block / 2
  const { key, href, title } = row
  const marks: Mark[] = [
    { shape: 'rect', look: 'hit', x: 0, y: top, width: layout.width, height: bottom - top },
    text(kind, margin, Math.max(baseline, top + 3) + fontSize.label, 'start', lines),
    ...arrow(row, layout.scale, y),
    ...(said ? [said] : []),
  ]
  return { marks: [{ shape: 'group', key, href, title, marks }], bottom }
}

function noteAt(note: string, { width, left }: Layout, top: number) {
  return text('note', left, top + fontSize.note, 'start', wrap(note, fontSize.note, width - left - margin))
}

/** From a hollow dot to the head of an arrow; the old value stands behind the dot, the new one before the head. */
function arrow({ from, to }: Pick<ChangeRow, 'from' | 'to'>, scale: Scale, y: number): Mark[] {
  const ends = [from, to].map((end) => end && scale(end.value))
  const [start, end] = [ends[0] ?? null, ends[1] ?? null]
  const forward = start === null || end === null || end >= start
  const side = forward ? 1 : -1
  const outside = (x: number, way: number, words: string, kind: 'name' | 'value'): Mark =>
    text(kind, x + way * (radius + 6), y + 5, way > 0 ? 'start' : 'end', [words])
  const marks: Mark[] = []
  if (start !== null) marks.push({ shape: 'dot', look: 'hollow', at: [start, y], radius })
  if (start !== null && end !== null) marks.push(...shaft(start, end, forward ? 'gain' : 'loss', y))
  else if (end !== null) marks.push({ shape: 'dot', look: 'gain-head', at: [end, y], radius })
  if (from && start !== null) marks.push(outside(start, -side, from.text, 'name'))
  if (to && end !== null) marks.push(outside(end, side, to.text, 'value'))
  return marks
}

function shaft(start: number, end: number, look: 'gain' | 'loss', y: number): Mark[] {
  const side = Math.sign(end - start)
  const long = Math.abs(end - start)
  if (long < 1) return [{ shape: 'dot', look: 'gain-head', at: [end, y], radius: 2 }]
  const back = end - side * 9
  const head: Point[] = [
    [end, y],
    [back, y - 6],
    [back, y + 6],
  ]
  const line: Mark[] =
    long > radius + 9 ? [{ shape: 'lines', look, lines: [horizontal(y, start + side * radius, back)] }] : []
  return [...line, { shape: 'lines', look: `${look}-head`, closed: true, lines: [head] }]
}

/** An arrow whose ends carry the names of the two years or editions. */
function exampleRow({ names, ticks }: ChangeChart, { width, labels, scale }: Layout, top: number): Part {
  const lines = wrap(names.example, fontSize.label, labels ?? width - 2 * margin)
  const above = labels === null ? lines.length * lineHeight.label + 4 : 0
  const height = above + Math.max(36, labels === null ? 0 : lines.length * lineHeight.label + 14)
  const y = top + above + (height - above) / 2
  const at = (share: number) => {
    const [low, high] = [ticks.at(0)?.value ?? 0, ticks.at(-1)?.value ?? 100]
    return low + share * (high - low)
  }
  const baseline = labels === null ? top + 6 : y - (lines.length * lineHeight.label) / 2
  const ends = {
    from: { value: at(shown.from), text: names.from },
    to: { value: at(shown.to), text: names.to },
  }
  const marks = [
    stretch('example', 0, width, top, height, 6),
    text('label', margin, baseline + fontSize.label, 'start', lines),
    ...arrow(ends, scale, y),
  ]
  return { marks, bottom: top + height }
}
