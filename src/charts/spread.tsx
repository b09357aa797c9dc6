import type { Size } from './chart-model.ts'
import { DrawnFigure, DrawnSvg } from './figure.tsx'
import { spreadDrawing } from './spread-drawing.ts'
import type { SpreadChart } from './spread-model.ts'

/** Both sizes stand in the page; the style sheet shows the one that fits (.chart-wide, .chart-small). */
export function SpreadFigure({ chart }: { chart: SpreadChart }) {
  return <DrawnFigure kind="spread" head={chart} draw={(size) => spreadDrawing(chart, size)} />
}

/** One size alone. */
export function SpreadSvg({ chart, size }: { chart: SpreadChart; size: Size }) {
  return <DrawnSvg head={chart} size={size} drawing={spreadDrawing(chart, size)} />
}
