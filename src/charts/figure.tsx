import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { type Chart, drawingOf } from './chart.ts'
import type { ChartHead, Size } from './chart-model.ts'
import type { Drawing, Mark } from './drawing.ts'
import { markupOf } from './drawing-svg.ts'

/**
 * The chart in a page: both sizes stand in it and the style sheet shows the one that fits. Children follow the drawing
 * (a figcaption, a link to the table). Every mark of a place or area carries data-key for an island.
 */
export function ChartFigure({ chart, children }: { chart: Chart; children?: Child }) {
  return (
    <DrawnFigure kind={chart.kind} head={chart} draw={(size) => drawingOf(chart, size)}>
      {children}
    </DrawnFigure>
  )
}

/** One size alone. */
export function ChartSvg({ chart, size }: { chart: Chart; size: Size }) {
  return <DrawnSvg head={chart} size={size} drawing={drawingOf(chart, size)} />
}

interface FigureProps {
  kind: string
  head: ChartHead
  draw: (size: Size) => Drawing
  children?: Child
}

export function DrawnFigure({ kind, head, draw, children }: FigureProps) {
  return (
    <figure class="chart" data-chart={kind}>
      <DrawnSvg head={head} size="wide" drawing={draw('wide')} />
      <DrawnSvg head={head} size="small" drawing={draw('small')} />
      {children}
    </figure>
  )
}

export function DrawnSvg({ head, size, drawing }: { head: ChartHead; size: Size; drawing: Drawing }) {
  const id = `${head.id}-${size}`
  return (
    <svg
      class={`chart-${size}`}
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      role={drawing.marks.some(hasLink) ? 'group' : 'img'}
      aria-labelledby={`${id}-title ${id}-desc`}
      direction={drawing.direction}
    >
      <title id={`${id}-title`}>{head.title}</title>
      <desc id={`${id}-desc`}>{head.description}</desc>
      {raw(markupOf(drawing, classes))}
    </svg>
  )
}

const classes = { of: (look: string) => `class="chart-${look}"`, links: true }

/** What is an image has no parts for a screen reader: a drawing with links must be a group. */
function hasLink(mark: Mark): boolean {
  if (mark.shape === 'group') return mark.href !== undefined || mark.marks.some(hasLink)
  return mark.shape === 'ground' && mark.marks.some(hasLink)
}
