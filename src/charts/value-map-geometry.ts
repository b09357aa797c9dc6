import type { Size } from './chart-model.ts'
import type { Drawing, Mark } from './drawing.ts'
import { margin, paragraph, type Part, widths } from './parts.ts'
import { keyLine } from './series-marks.ts'
import type { ValueMapChart } from './value-map-model.ts'
import { panel, partsOf, pin, radiusOf } from './value-map-panels.ts'

const layouts = {
  wide: { ratio: 1.8, closer: 1.4, grow: 1, named: 24 },
  small: { ratio: 1, closer: 0.9, grow: 0.75, named: 7 },
} as const

/** Between the crowded part and the whole. */
const gap = 8

export function valueMapDrawing(chart: ValueMapChart, size: Size): Drawing {
  const width = widths[size]
  const look = { ...layouts[size], width }
  const note = paragraph('note', chart.note, width, margin)
  const key = mapKey(chart, width, note.bottom)
  const [first, whole] = partsOf(chart, look)
  const marks: Mark[] = [...note.marks, ...key.marks]
  let height = key.bottom
  for (const [part, before] of [
    [first, null],
    [whole, first],
  ] as const) {
    if (!part) continue
    const drawn = panel(chart, part, before ?? null, look, before ? height + gap : height)
    marks.push(...drawn.marks)
    height = drawn.bottom
  }
  return { width, height, direction: 'ltr', marks }
}

function mapKey({ scale }: ValueMapChart, width: number, top: number): Part {
  const heading = paragraph('note', scale.name, width, top)
  const { length } = scale.classes
  const entry = (words: string, step: number | null) => ({
    words,
    marks: (x: number, y: number) => [pin(step, [x + 16, y], radiusOf(step, length), length)],
  })
  const entries = scale.classes.map(entry)
  const all = scale.missing ? [...entries, entry(scale.missing, null)] : entries
  const key = keyLine(all, width, heading.bottom)
  return { marks: [...heading.marks, ...key.marks], bottom: key.bottom + margin }
}
