import { raw } from 'hono/html'
import { escaped } from './drawing-svg.ts'
import { type Box, holds, type Point } from './map-geometry.ts'

export interface MapPoint {
  at: Point
  title: string
}

/** Points of one kind are drawn alike; later kinds lie above earlier ones. */
export interface MapGroup {
  /** Class of the marks. */
  kind: string
  points: readonly MapPoint[]
}

interface MapProps {
  /** What the map shows, for those who do not see it; the list beside it holds the same. */
  label: string
  /** Address of a drawing with the parts #land and #borders: the browser keeps it, and colours come from this page. */
  drawing: string
  frame: Box
  groups: readonly MapGroup[]
}

/** Marks keep their size on the screen however far the frame is cropped: each is a line without length, with round ends. */
export function PlacesMap({ label, drawing, frame, groups }: MapProps) {
  const shown = groups.map(({ kind, points }) => ({ kind, points: points.filter(({ at }) => holds(frame, at)) }))
  const [x, y, width, height] = frame
  return (
    <svg class="map" viewBox={frame.join(' ')} role="img" aria-label={label}>
      <rect class="map-water" x={x} y={y} width={width} height={height} />
      <use class="map-land" href={`${drawing}#land`} />
      <use class="map-borders" href={`${drawing}#borders`} />
      {shown.map(({ kind, points }) => points.length > 0 && <Marks kind={kind} points={points} />)}
    </svg>
  )
}

/** Written as text: a page has hundreds of them. */
function Marks({ kind, points }: MapGroup) {
  const everywhere = points.map(({ at }) => dot(at)).join('')
  const marks = points.map(({ at, title }) => `<path d="${dot(at)}"><title>${escaped(title)}</title></path>`)
  return (
    <g class={`map-places ${kind}`}>
      <path class="map-halo" d={everywhere} />
      <g class="map-mark">{raw(marks.join(''))}</g>
      <path class="map-core" d={everywhere} />
    </g>
  )
}

/** The same mark beside its words. */
export function MapKey({ kind }: { kind: string }) {
  return (
    <svg class="map-key" viewBox="0 0 24 24" aria-hidden="true">
      <g class={`map-places ${kind}`}>
        <path class="map-mark" d="M12 12h0" />
        <path class="map-core" d="M12 12h0" />
      </g>
    </svg>
  )
}

const dot = ([x, y]: Point) => `M${x} ${y}h0`
