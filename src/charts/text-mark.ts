import { textWidth } from './text.ts'

export type TextKind = 'label' | 'value' | 'axis' | 'note'

export interface TextMark {
  readonly kind: TextKind
  readonly x: number
  /** Baseline of the first line. */
  readonly y: number
  readonly anchor: 'start' | 'middle'
  readonly lines: readonly string[]
}

/** In units of the drawing; the style sheet sets the same (src/ui/chart/chart.css). */
export const fontSize: Record<TextKind, number> = { label: 15, value: 15, axis: 13, note: 13 }
export const lineHeight: Record<TextKind, number> = { label: 19, value: 19, axis: 17, note: 17 }

/** Coordinates carry one decimal: enough for a screen, and short. */
export const tenth = (value: number): number => Math.round(value * 10) / 10

export function text(
  kind: TextKind,
  x: number,
  y: number,
  anchor: TextMark['anchor'],
  lines: readonly string[],
): TextMark {
  return { kind, x: tenth(x), y: tenth(y), anchor, lines }
}

export interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** The room a text takes; a start is the left in `ltr`, the right in `rtl`. */
export function boxOf(mark: TextMark, direction: 'ltr' | 'rtl' = 'ltr'): Box {
  const size = fontSize[mark.kind]
  const width = Math.max(0, ...mark.lines.map((line) => textWidth(line, size)))
  const left = mark.anchor === 'middle' ? mark.x - width / 2 : direction === 'ltr' ? mark.x : mark.x - width
  const top = mark.y - size * 0.78
  const bottom = mark.y + (mark.lines.length - 1) * lineHeight[mark.kind] + size * 0.24
  return { left, right: left + width, top, bottom }
}
