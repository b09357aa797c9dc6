import type { TextMark } from './text-mark.ts'

export type Point = readonly [x: number, y: number]

/** Names a look: `chart-…` in the style sheet (src/ui/chart/chart.css), the same in paint.ts for a file of its own. */
interface Looks {
  readonly look: string
}

export interface RectMark extends Looks {
  readonly shape: 'rect'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly radius?: number | undefined
}

/** Lines through points, each drawn on from where the last ended; closed ones are areas. */
export interface LinesMark extends Looks {
  readonly shape: 'lines'
  readonly lines: readonly (readonly Point[])[]
  readonly closed?: boolean | undefined
}

export interface DotMark extends Looks {
  readonly shape: 'dot'
  readonly at: Point
  readonly radius: number
}

/** Dots so many that none has a name; their look strokes. */
export interface SpecksMark extends Looks {
  readonly shape: 'specks'
  readonly at: readonly Point[]
  readonly radius: number
}

/** What belongs to one place or area: carries its key, and is a link where it has an address. */
export interface GroupMark {
  readonly shape: 'group'
  readonly key: string
  readonly href?: string | undefined
  readonly title?: string | undefined
  readonly marks: readonly Mark[]
}

/** A part of a map, put into a box as far from the left as from the right, with what stands on it; never mirrored. */
export interface GroundMark {
  readonly shape: 'ground'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly viewBox: readonly [number, number, number, number]
  readonly shapes: { readonly href: string } | { readonly land: string; readonly borders: string }
  readonly marks: readonly Mark[]
}

export type Mark = RectMark | LinesMark | DotMark | SpecksMark | TextMark | GroupMark | GroundMark

/** A chart with all its positions, already mirrored where the text runs from right to left. */
export interface Drawing {
  readonly width: number
  readonly height: number
  readonly direction: 'ltr' | 'rtl'
  /** In the order they are painted. */
  readonly marks: readonly Mark[]
}
