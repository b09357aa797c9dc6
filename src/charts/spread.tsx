import { html as markup, raw } from 'hono/html'
import { layouts, spreadGeometry } from './spread-geometry.ts'
import type { Extent, RowMarks, SpreadChart, SpreadGeometry } from './spread-model.ts'
import { lineHeight, tenth } from './text-mark.ts'
import type { TextMark } from './text-mark.ts'

/** Both sizes stand in the page; the style sheet shows the one that fits (.chart-wide, .chart-small). */
export function SpreadFigure({ chart }: { chart: SpreadChart }) {
  return (
    <figure class="chart">
      <SpreadSvg chart={chart} size="wide" />
      <SpreadSvg chart={chart} size="small" />
    </figure>
  )
}

/** One size alone, as a drawing that stands by itself. */
export function SpreadSvg({ chart, size }: { chart: SpreadChart; size: keyof typeof layouts }) {
  const geometry = spreadGeometry(chart, layouts[size])
  const id = `${chart.id}-${size}`
  return (
    <svg
      class={`chart-${size}`}
      viewBox={`0 0 ${geometry.width} ${geometry.height}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
      direction={chart.direction}
    >
      <title id={`${id}-title`}>{chart.title}</title>
      <desc id={`${id}-desc`}>{chart.description}</desc>
      {frame(geometry)}
      {geometry.example && drawnRow(geometry.example)}
      {geometry.rows.map(drawnRow)}
    </svg>
  )
}

// Marks are written as text, not as elements: a page holds two drawings of some twenty rows and is drawn anew for every
// reader, and the renderer takes four times as long over the elements of an svg. What stands in a text is escaped.

function frame({ plot, grid, rows, example, texts, width }: SpreadGeometry) {
  const lines = grid.map((x) => `M${x} ${tenth(plot.top)}V${tenth(plot.bottom)}`).join('')
  const rules = rows.map(({ top }) => `M0 ${tenth(top)}H${width}`).join('')
  return [
    example && rect('chart-example', [0, width], example.top, example.bottom - example.top, 6),
    markup`<path class="chart-grid" d="${lines}"></path><path class="chart-rule" d="${rules}"></path>`,
    texts.map(words),
  ]
}

function drawnRow({ range, band, median, own, y, texts }: RowMarks) {
  return [
    raw('<g>'),
    range && markup`<path class="chart-range" d="M${range[0]} ${y}H${range[1]}"></path>`,
    band && rect('chart-band', band, y - 7, 14, 3),
    median !== null && markup`<path class="chart-median" d="M${median} ${tenth(y - 10)}v20"></path>`,
    own !== null && markup`<circle class="chart-own" cx="${own}" cy="${y}" r="7"></circle>`,
    texts.map(words),
    raw('</g>'),
  ]
}

/** One of no width still shows: the middle half of a group may be one value. */
function rect(name: string, [x0, x1]: Extent, top: number, height: number, radius: number) {
  const width = Math.max(tenth(x1 - x0), 1)
  return markup`<rect class="${name}" x="${x0}" y="${tenth(top)}" width="${width}" height="${tenth(height)}" rx="${radius}"></rect>`
}

function words({ kind, x, y, anchor, lines }: TextMark) {
  const [only = ''] = lines
  const spans = lines.map((line, i) => markup`<tspan x="${x}" y="${tenth(y + i * lineHeight[kind])}">${line}</tspan>`)
  return markup`<text class="chart-${kind}" x="${x}" y="${y}" text-anchor="${anchor}">${lines.length > 1 ? spans : only}</text>`
}
