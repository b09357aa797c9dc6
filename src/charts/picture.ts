import { type Chart, drawingOf } from './chart.ts'
import type { ChartHead, Size } from './chart-model.ts'
import { markupOf } from './drawing-svg.ts'
import { paintOf } from './paint.ts'
import { spreadDrawing } from './spread-drawing.ts'
import type { SpreadChart } from './spread-model.ts'

// Where ours is missing, one of like width: the words were measured for it.
const fonts = "'Source Sans 3', 'Source Sans Pro', Arial, 'Liberation Sans', 'Helvetica Neue', sans-serif"

/**
 * The bare drawing for a document that says title, source and mark around it: no style sheet, no links, nothing fetched, no
 * ids that could meet those of another.
 */
export function picture(chart: Chart | SpreadChart, as: Size = 'wide'): string {
  const drawing = 'kind' in chart ? drawingOf(chart, as) : spreadDrawing(chart, as)
  const { width } = drawing
  const height = Math.ceil(drawing.height)
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`
  const { direction }: ChartHead = chart
  const marks = markupOf(drawing, { of: paintOf('print'), links: false })
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} direction="${direction}" font-family="${fonts}">${marks}</svg>`
}
