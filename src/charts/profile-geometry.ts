import type { Middle, Size, Value } from './chart-model.ts'
import type { Drawing, Mark } from './drawing.ts'
import { around, roomOver } from './middle-parts.ts'
import { axisTexts, gridLines, horizontal, margin, paragraph, type Part, type Scale } from './parts.ts'
import { scaleOf, stretch, vertical, widths } from './parts.ts'
import type { ProfileArea, ProfileChart } from './profile-model.ts'
import { boxOf, fontSize, lineHeight, text, widest } from './text-mark.ts'
import { wrap } from './text.ts'

const widestLabel = 250
/** From one bar to the next, and how thick a bar is. */
const slots = { one: { slot: 18, thick: 14 }, two: { slot: 17, thick: 12 } }
const looks = ['bar', 'bar-second'] as const
/** How far the group's middle half reaches above and below the bars. */
const beyond = 6
const shown = { middle: { q1: 38, median: 52, q3: 66 }, values: [84, 74] } as const

interface Layout {
  readonly width: number
  /** Null: the label stands in a line above the bars. */
  readonly labels: number | null
  readonly left: number
  readonly scale: Scale
  readonly slot: number
  readonly thick: number
}

export function profileDrawing(chart: ProfileChart, size: Size): Drawing {
  const layout = layoutOf(chart, size)
  const { width, scale } = layout
  const note = paragraph('note', chart.note, width, margin)
  const example = exampleRow(chart, layout, note.bottom)
  const top = example.bottom + margin + fontSize.axis + margin
  let bottom = top
  const rows = chart.areas.map((area) => {
    const row = areaRow(area, layout, bottom)
    bottom = row.bottom
    return row
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

function layoutOf({ areas, ticks, places, example }: ProfileChart, size: Size): Layout {
  const width = widths[size]
  const written = areas.flatMap(({ values }) => values.flatMap((value) => (value ? [value.text] : [])))
  const end = width - margin - Math.max(14, widest('figure', written) + 8)
  const found = widest('label', [...areas.map(({ label }) => label), ...(example ? [example] : [])])
  const labels = size === 'wide' ? Math.min(widestLabel, found) : null
  const left = labels === null ? margin + 8 : margin + labels + 3 * margin
  return { width, labels, left, scale: scaleOf(ticks, [left, end]), ...slots[places.length > 1 ? 'two' : 'one'] }
}

function areaRow({ key, label, href, title, values, middle, note }: ProfileArea, layout: Layout, top: number): Part {
  const lines = wrap(label, fontSize.label, layout.labels ?? layout.width - 2 * margin)
  const block = lines.length * lineHeight.label
  const bars = values.length * layout.slot
  const head = layout.labels === null ? block + margin + 3 : 0
  const body = Math.max(bars + 2 * beyond + 2 * margin, layout.labels === null ? 0 : block + 2 * margin)
  const y = top + head + (body - bars) / 2
  const baseline = layout.labels === null ? top + margin + 3 : top + (body - block) / 2
  const none = values.every((value) => value === null)
  const said = note ? noteAt(note, layout, none ? y + bars / 2 - lineHeight.note / 2 : y + bars + beyond + 2) : null
  const bottom = Math.max(top + head + body, said ? boxOf(said).bottom + margin : 0)
  const marks: Mark[] = [
    { shape: 'rect', look: 'hit', x: 0, y: top, width: layout.width, height: bottom - top },
    text('label', margin, baseline + fontSize.label, 'start', lines),
    ...barMarks(values, none && said ? null : middle, layout, y),
    ...(said ? [said] : []),
  ]
  return { marks: [{ shape: 'group', key, href, title, marks }], bottom }
}

function noteAt(note: string, { width, left }: Layout, top: number) {
  return text('note', left + 4, top + fontSize.note, 'start', wrap(note, fontSize.note, width - left - 4 - margin))
}

function barMarks(values: readonly (Value | null)[], middle: Middle | null, layout: Layout, y: number): Mark[] {
  const { scale, left, slot, thick } = layout
  const middleOf = (i: number) => y + (i + 0.5) * slot
  const bars = values.flatMap((value, i): Mark[] =>
    value ? [stretch(looks[i] ?? 'bar', left, scale(value.value), middleOf(i) - thick / 2, thick)] : [],
  )
  const median = middle && scale(middle.median)
  const figures = values.flatMap((value, i): Mark[] =>
    value?.text ? [text('figure', figureAt(value, scale, median), middleOf(i) + 4.5, 'start', [value.text])] : [],
  )
  if (!middle) return [...bars, ...figures]
  const [from, to] = [y - beyond, y + values.length * slot + beyond]
  const tick = vertical(scale(middle.median), from - 2, to + 2)
  return [
    stretch('band', scale(middle.q1), scale(middle.q3), from, to - from, 2),
    ...bars,
    { shape: 'lines', look: 'median-case', lines: [tick] },
    { shape: 'lines', look: 'median', lines: [tick] },
    ...figures,
  ]
}

/** Behind the end of the bar, and behind the median where it would stand in the figure. */
function figureAt({ value, text: words }: Value, scale: Scale, median: number | null): number {
  const start = scale(value) + 6
  const end = start + widest('figure', [words])
  return median !== null && median > start - 5 && median < end + 2 ? median + 6 : start
}

/** One invented row whose marks carry their names: what a legend would say, said in place. */
function exampleRow({ places, names, example }: ProfileChart, layout: Layout, top: number): Part {
  if (example === '') return { marks: [], bottom: top }
  const { width, scale, left, slot, labels } = layout
  const lines = wrap(example, fontSize.label, labels ?? width - 2 * margin)
  const named = places.map(({ label }) => ({ x: left + widest('note', [label]) / 2, words: label }))
  const median = names ? [{ x: scale(shown.middle.median), words: names.median }] : []
  const half = names ? [{ x: scale(shown.middle.q3), words: names.half }] : []
  const over = [...named.slice(0, 1), ...median]
  const start = top + margin + (labels === null ? lines.length * lineHeight.label : 0)
  const y = start + roomOver(over, width) + beyond + 4
  const end = y + places.length * slot + beyond
  const under = around([...named.slice(1), ...half], { y: end + 3, side: 'under', width })
  const baseline = labels === null ? top + margin : y + (end - beyond - y - lines.length * lineHeight.label) / 2
  const label = text('label', margin, baseline + fontSize.label, 'start', lines)
  const bottom = Math.max(under.bottom, boxOf(label).bottom) + margin
  const values = places.map((_, i) => ({ value: shown.values[i] ?? 0, text: '' }))
  const marks = [
    stretch('example', 0, width, top, bottom - top, 6),
    label,
    ...around(over, { y: y - beyond - 5, side: 'over', width }).marks,
    ...barMarks(values, names && shown.middle, layout, y),
    ...under.marks,
  ]
  return { marks, bottom }
}
