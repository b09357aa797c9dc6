import type { Mark } from './drawing.ts'
import { cellLook, cellMark } from './heat-cells.ts'
import type { HeatArea, HeatChart, HeatRow } from './heat-model.ts'
import { margin, type Part } from './parts.ts'
import { fontSize, lineHeight, text, widest } from './text-mark.ts'
import { wrap } from './text.ts'

const block = 8
const high = 24

/** On a small screen: the list of areas with their short signs, then each place's name over its row of cells. */
export function heatStrips(chart: HeatChart, width: number, top: number): Part {
  const { areas, places } = chart
  const list = areaList(areas, width, top)
  const look = cellLook(chart, (width - 2 * margin) / Math.max(areas.length, 1), high)
  const left = (j: number) => margin + j * look.width
  let bottom = list.bottom
  const marks = [...list.marks]
  for (const [i, place] of places.entries()) {
    if (i % block === 0) {
      for (const [j, { short }] of areas.entries()) marks.push(sign(short, left(j) + look.width / 2, bottom))
      bottom += lineHeight.axis + 6
    }
    const { bottom: end, mark } = strip(place, bottom, left, { areas, look, width })
    marks.push(mark)
    bottom = end
  }
  return { marks, bottom }
}

const sign = (short: string, x: number, top: number): Mark =>
  text('figure', x, top + 6 + fontSize.figure, 'middle', [short])

interface Strip extends Pick<HeatChart, 'areas'> {
  look: ReturnType<typeof cellLook>
  width: number
}

function strip(place: HeatRow, top: number, left: (j: number) => number, { areas, look, width }: Strip) {
  const kind = place.chosen ? 'strong' : 'label'
  const lines = wrap(place.label, fontSize[kind], width - 2 * margin)
  const y = top + 4 + lines.length * lineHeight[kind]
  const { key, href, title } = place
  const marks = [
    text(kind, margin, top + 2 + fontSize[kind], 'start', lines),
    ...areas.map((area, j) => cellMark(place.cells[j], area, left(j), y, look)),
  ]
  return { mark: { shape: 'group', key, href, title, marks } as const, bottom: y + high + 6 }
}

/** In two columns, read downwards. */
function areaList(areas: readonly HeatArea[], width: number, top: number): Part {
  const indent =
    widest(
      'figure',
      areas.map(({ short }) => short),
    ) + margin
  const column = (width - 2 * margin) / 2
  const half = Math.ceil(areas.length / 2)
  const bottoms = [top, top]
  const marks = areas.map(({ key, label, short, href, title }, i): Mark => {
    const side = i < half ? 0 : 1
    const y = bottoms[side] ?? top
    const x = margin + side * (column + margin)
    const lines = wrap(label, fontSize.name, column - indent - margin)
    bottoms[side] = y + lines.length * lineHeight.name + 4
    const words = [
      text('figure', x, y + fontSize.name, 'start', [short]),
      text('name', x + indent, y + fontSize.name, 'start', lines),
    ]
    return { shape: 'group', key, href, title, marks: words }
  })
  return { marks, bottom: Math.max(...bottoms) + margin }
}
