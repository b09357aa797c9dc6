import type { Size } from './chart-model.ts'
import type { Drawing, Mark } from './drawing.ts'
import { mirrored } from './mirrored.ts'
import { horizontal, stretch, vertical } from './parts.ts'
import { layouts, spreadGeometry } from './spread-geometry.ts'
import type { RowMarks, SpreadChart } from './spread-model.ts'

export function spreadDrawing(chart: SpreadChart, size: Size): Drawing {
  const { width, height, plot, grid, rows, example, texts } = spreadGeometry(chart, layouts[size])
  const marks: Mark[] = [
    ...(example ? [stretch('example', 0, width, example.top, example.bottom - example.top, 6)] : []),
    { shape: 'lines', look: 'grid', lines: grid.map((x) => vertical(x, plot.top, plot.bottom)) },
    { shape: 'lines', look: 'rule', lines: rows.map(({ top }) => horizontal(top, 0, width)) },
    ...texts,
    ...(example ? rowMarks(example) : []),
    ...rows.map((row): Mark => ({ shape: 'group', key: row.key, marks: rowMarks(row) })),
  ]
  const drawing = { width, height, direction: 'ltr', marks } as const
  return chart.direction === 'rtl' ? mirrored(drawing) : drawing
}

function rowMarks({ range, band, median, own, y, texts }: RowMarks): Mark[] {
  const marks: Mark[] = []
  if (range) marks.push({ shape: 'lines', look: 'range', lines: [horizontal(y, ...range)] })
  if (band) marks.push(stretch('band', ...band, y - 7, 14, 3))
  if (median !== null) marks.push({ shape: 'lines', look: 'median', lines: [vertical(median, y - 10, y + 10)] })
  if (own !== null) marks.push({ shape: 'dot', look: 'own', at: [own, y], radius: 7 })
  return [...marks, ...texts]
}
