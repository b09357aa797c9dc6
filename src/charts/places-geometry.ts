import type { Size } from './chart-model.ts'
import type { Drawing, Mark } from './drawing.ts'
import { middleHead, middleThrough } from './middle-parts.ts'
import { axisTexts, gridLines, horizontal, margin, paragraph, type Part, type Scale, scaleOf, widths } from './parts.ts'
import { mostRows, type PlaceDot, type PlacesChart } from './places-model.ts'
import { stripOf } from './places-strip.ts'
import { fontSize, lineHeight, text, widest } from './text-mark.ts'
import { wrap } from './text.ts'

const layouts = {
  wide: { names: 240, row: 26 },
  small: { names: 122, row: 30 },
} as const
const reach = { plain: 5.5, chosen: 7.5 }

export function placesDrawing(chart: PlacesChart, size: Size): Drawing {
  const width = widths[size]
  const note = paragraph('note', chart.note, width, margin)
  const plot = chart.places.length > mostRows ? stripOf(chart, size, note.bottom) : rowsOf(chart, size, note.bottom)
  return { width, height: plot.bottom, direction: 'ltr', marks: [...note.marks, ...plot.marks] }
}

function rowsOf({ places, ticks, middle }: PlacesChart, size: Size, start: number): Part {
  const width = widths[size]
  const layout = layouts[size]
  const names = Math.min(
    layout.names,
    widest(
      'label',
      places.map(({ label }) => label),
    ),
  )
  const left = margin + names + 2 * margin + reach.chosen
  const values = widest(
    'value',
    places.flatMap(({ value, text: words }) => (value === null ? [] : [words])),
  )
  const scale = scaleOf(ticks, [left, width - margin - Math.max(values + 8, 10) - reach.chosen])
  const head = middleHead(middle, scale, width, start)
  const median = middle && scale(middle.median)
  const top = head.bottom + fontSize.axis + margin
  let bottom = top
  const rows = places.map((place) => {
    const row = placeRow(place, { scale, median, left, names, width, least: layout.row }, bottom)
    bottom = row.bottom
    return row.marks
  })
  const long = places.length > 15
  const through = middleThrough(middle, scale, [head.bottom, top], [bottom, bottom])
  return {
    marks: [
      ...head.marks,
      ...through.band,
      gridLines(ticks, scale, top, bottom),
      ...through.line,
      ...axisTexts(ticks, scale, top - margin),
      ...rows.flat(),
      ...(long ? axisTexts(ticks, scale, bottom + fontSize.axis + 2) : []),
    ],
    bottom: bottom + margin + (long ? lineHeight.axis : 0),
  }
}

interface Row {
  scale: Scale
  median: number | null
  left: number
  names: number
  width: number
  least: number
}

function placeRow(place: PlaceDot, row: Row, top: number): Part {
  const { left, names, width, least } = row
  const kind = place.chosen ? 'strong' : 'label'
  const lines = wrap(place.label, fontSize[kind], names)
  const saying = place.value === null ? wrap(place.text, fontSize.name, width - margin - left) : []
  const height = Math.max(least, lines.length * lineHeight[kind] + 7, saying.length * lineHeight.name + 7)
  const y = top + height / 2
  const first = (count: number, line: number, size: number) => y - ((count - 1) * line) / 2 + size * 0.33
  const marks: Mark[] = [
    { shape: 'rect', look: 'hit', x: 0, y: top, width, height },
    text(kind, margin, first(lines.length, lineHeight[kind], fontSize[kind]), 'start', lines),
  ]
  if (place.value === null) {
    marks.push(text('name', left, first(saying.length, lineHeight.name, fontSize.name), 'start', saying))
  } else {
    marks.push(...dotMarks(place, row.scale(place.value), y, row))
  }
  const { key, href, title } = place
  return { marks: [{ shape: 'group', key, href, title, marks }], bottom: top + height }
}

/** The value stands behind its dot, or before it where the median would run through it. */
function dotMarks({ chosen, text: words }: PlaceDot, x: number, y: number, { scale, median, left }: Row): Mark[] {
  const kind = chosen ? 'value' : 'figure'
  const away = reach.chosen + 4
  const long = widest(kind, [words])
  const crossed = median !== null && median > x + away - 3 && median < x + away + long + 3
  const before = crossed && x - away - long > left - margin
  return [
    { shape: 'lines', look: 'lead', lines: [horizontal(y, scale(-Infinity), x)] },
    { shape: 'dot', look: chosen ? 'own' : 'dot', at: [x, y], radius: chosen ? reach.chosen : reach.plain },
    text(kind, before ? x - away : x + away, y + 4.8, before ? 'end' : 'start', [words]),
  ]
}
