import { layouts, spreadGeometry } from './spread-geometry.ts'
import type { RowMarks, SpreadChart, SpreadGeometry } from './spread-model.ts'
import { fontSize, lineHeight } from './text-mark.ts'
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
      <Frame geometry={geometry} />
      {geometry.example && <Row row={geometry.example} />}
      {geometry.rows.map((row) => (
        <Row row={row} />
      ))}
    </svg>
  )
}

function Frame({ geometry }: { geometry: SpreadGeometry }) {
  const { plot, grid, rows, example, texts, width } = geometry
  return (
    <>
      {example && (
        <rect class="chart-example" x={0} y={example.top} width={width} height={example.bottom - example.top} rx={6} />
      )}
      {grid.map((x) => (
        <line class="chart-grid" x1={x} x2={x} y1={plot.top} y2={plot.bottom} />
      ))}
      {rows.map(({ top }) => (
        <line class="chart-rule" x1={0} x2={width} y1={top} y2={top} />
      ))}
      {texts.map((mark) => (
        <Words mark={mark} />
      ))}
    </>
  )
}

function Row({ row: { range, band, median, own, y, texts, title } }: { row: RowMarks }) {
  return (
    <g>
      {title && <title>{title}</title>}
      {range && <line class="chart-range" x1={range[0]} x2={range[1]} y1={y} y2={y} />}
      {band && <rect class="chart-band" x={band[0]} y={y - 7} width={breadth(band)} height={14} rx={3} />}
      {median !== null && <line class="chart-median" x1={median} x2={median} y1={y - 10} y2={y + 10} />}
      {own !== null && <circle class="chart-own" cx={own} cy={y} r={7} />}
      {texts.map((mark) => (
        <Words mark={mark} />
      ))}
    </g>
  )
}

/** A group whose middle half is one value still shows a band. */
const breadth = ([x0, x1]: readonly [number, number]) => Math.max(Math.round((x1 - x0) * 10) / 10, 1)

function Words({ mark: { kind, x, y, anchor, lines } }: { mark: TextMark }) {
  const [only = ''] = lines
  return (
    <text class={`chart-${kind}`} x={x} y={y} text-anchor={anchor} font-size={fontSize[kind]}>
      {lines.length === 1
        ? only
        : lines.map((line, i) => (
            <tspan x={x} y={y + i * lineHeight[kind]}>
              {line}
            </tspan>
          ))}
    </text>
  )
}
