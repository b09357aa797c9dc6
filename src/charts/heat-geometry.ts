import type { Size } from './chart-model.ts'
import type { Drawing, Mark } from './drawing.ts'
import { cellLook, cellMark } from './heat-cells.ts'
import { slantedHead } from './heat-head.ts'
import { type HeatArea, type HeatChart, mostBeside } from './heat-model.ts'
import { heatStrips } from './heat-strips.ts'
import { margin, paragraph, type Part, scaleStrip, widths } from './parts.ts'
import { fontSize, lineHeight, text, widest } from './text-mark.ts'
import { wrap } from './text.ts'

export function heatDrawing(chart: HeatChart, size: Size): Drawing {
  const width = widths[size]
  const note = paragraph('note', chart.note, width, margin)
  const key = scaleStrip(chart.scale, width, note.bottom)
  const form = chart.places.length <= mostBeside[size] ? beside : size === 'wide' ? table : heatStrips
  const plot = form(chart, width, key.bottom)
  return { width, height: plot.bottom + margin, direction: 'ltr', marks: [...note.marks, ...key.marks, ...plot.marks] }
}

/** Places as columns, areas as rows: the names of areas stay readable. */
function beside(chart: HeatChart, width: number, top: number): Part {
  const { areas, places } = chart
  const column = Math.min(120, (width - 2 * margin - (width > 500 ? 250 : 150)) / Math.max(places.length, 1))
  const room = width - 3 * margin - column * places.length
  const names = Math.min(
    room,
    widest(
      'label',
      areas.map(({ label }) => label),
    ),
  )
  const left = margin + names + 2 * margin
  const heads = places.map(({ label }) => wrap(label, fontSize.name, column - 4))
  const head = Math.max(0, ...heads.map((lines) => lines.length)) * lineHeight.name
  const look = cellLook(chart, column, 30)
  let bottom = top + head + margin
  const rows = areas.map((area, i) => {
    const lines = wrap(area.label, fontSize.label, names)
    const height = Math.max(30, lines.length * lineHeight.label + 6)
    const y = bottom
    bottom += height
    const baseline = y + (height - lines.length * lineHeight.label) / 2 + fontSize.label
    const cells = places.map((place, j) => cellMark(place.cells[i], place, left + j * column, y, { ...look, height }))
    const { key, href, title } = area
    const marks = [text('label', margin, baseline, 'start', lines), ...cells]
    return { shape: 'group', key, href, title, marks } as const
  })
  const columns = places.map(({ key, href, title }, j) => {
    const lines = heads[j] ?? []
    const y = top + head - (lines.length - 1) * lineHeight.name - 2
    const words = text('name', left + (j + 0.5) * column, y, 'middle', lines)
    return { shape: 'group', key, href, title, marks: [words] } as const
  })
  return { marks: [...columns, ...rows], bottom }
}

/** So many rows, then the names of the areas again. */
const block = 30

/** Places as rows, areas as columns under slanted names. */
function table(chart: HeatChart, width: number, top: number): Part {
  const { areas, places } = chart
  const names = Math.min(
    150,
    widest(
      'name',
      places.map(({ label }) => label),
    ),
  )
  const left = margin + names + margin
  const head = slantedHead(areas, left, width)
  const least = places.length > block ? 20 : 26
  const look = cellLook(chart, head.column, least)
  let bottom = top
  const marks: Mark[] = []
  for (const [i, place] of places.entries()) {
    if (i % block === 0) {
      const heading = head.at(bottom)
      marks.push(...heading.marks)
      bottom = heading.bottom
    }
    const lines = wrap(place.label, fontSize.name, names)
    const height = Math.max(least, lines.length * lineHeight.name + 4)
    const y = bottom
    bottom += height
    const baseline = y + (height - lines.length * lineHeight.name) / 2 + fontSize.name - 0.5
    const cells = areas.map((area: HeatArea, j) =>
      cellMark(place.cells[j], area, left + j * head.column, y, { ...look, height }),
    )
    const { key, href, title, chosen } = place
    const label = text(chosen ? 'figure' : 'name', margin, baseline, 'start', lines)
    marks.push({ shape: 'group', key, href, title, marks: [label, ...cells] })
  }
  return { marks, bottom }
}
