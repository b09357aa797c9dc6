import { textWidth } from './text.ts'

export type TextKind = keyof typeof fontSize
type Anchor = 'start' | 'middle' | 'end'

export interface TextMark {
  readonly shape: 'text'
  readonly kind: TextKind
  readonly x: number
  /** Baseline of the first line. */
  readonly y: number
  readonly anchor: Anchor
  readonly lines: readonly string[]
  /** Degrees clockwise around the start of the first line. */
  readonly turn?: number | undefined
}

/** In units of the drawing; the style sheet sets the same (src/ui/chart/chart.css). */
export const fontSize = {
  label: 15,
  strong: 15,
  value: 15,
  axis: 13,
  note: 13,
  name: 13,
  figure: 13,
  'median-name': 13,
  cell: 13,
  'cell-on': 13,
  slant: 13,
  title: 21,
  demonstration: 15,
} as const

/** Distance of the baselines of two lines. */
export const lineHeight: Record<TextKind, number> = {
  label: 19,
  strong: 19,
  value: 19,
  axis: 17,
  note: 17,
  name: 16,
  figure: 16,
  'median-name': 17,
  cell: 16,
  'cell-on': 16,
  slant: 13.5,
  title: 27,
  demonstration: 19,
}

/** Coordinates carry one decimal: enough for a screen, and short. */
export const tenth = (value: number): number => Math.round(value * 10) / 10

export function text(
  kind: TextKind,
  x: number,
  y: number,
  anchor: TextMark['anchor'],
  lines: readonly string[],
): TextMark {
  return { shape: 'text', kind, x: tenth(x), y: tenth(y), anchor, lines }
}

/** How wide the widest of some texts is. */
export function widest(kind: TextKind, texts: readonly string[]): number {
  return Math.max(0, ...texts.map((one) => textWidth(one, fontSize[kind])))
}

export interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** The room a text takes where it is not turned; a start is the left in `ltr`, the right in `rtl`. */
export function boxOf(mark: TextMark, direction: 'ltr' | 'rtl' = 'ltr'): Box {
  const size = fontSize[mark.kind]
  const width = Math.max(0, ...mark.lines.map((line) => textWidth(line, size)))
  const leftwards = (mark.anchor === 'end') === (direction === 'ltr')
  const left = mark.anchor === 'middle' ? mark.x - width / 2 : leftwards ? mark.x - width : mark.x
  const top = mark.y - size * 0.78
  const bottom = mark.y + (mark.lines.length - 1) * lineHeight[mark.kind] + size * 0.24
  return { left, right: left + width, top, bottom }
}
