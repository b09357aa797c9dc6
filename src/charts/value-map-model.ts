import type { ChartHead, ClassScale, Subject } from './chart-model.ts'
import type { Box, Point } from './map-geometry.ts'

export interface ValuePoint extends Subject {
  /** On the drawing, as `projectionOf` gives it. */
  readonly at: Point
  /** Which class of the scale, from 0; null where there is no value. */
  readonly step: number | null
  readonly chosen?: boolean | undefined
}

/** Places on a map by class of value. Where most of them stand close together, that part is drawn larger before the whole. */
export interface ValueMapChart extends ChartHead {
  readonly kind: 'map'
  readonly scale: ClassScale
  readonly ground: {
    readonly viewBox: Box
    /** An address with the parts #land and #borders, for pages; the paths, for a file of its own, which fetches nothing. */
    readonly shapes: { readonly href: string } | { readonly land: string; readonly borders: string }
  }
  readonly points: readonly ValuePoint[]
}
