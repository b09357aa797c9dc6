import type { Middle, MiddleNames } from './chart-model.ts'
import type { Mark } from './drawing.ts'
import { horizontal, margin, type Part, type Scale, stretch, vertical } from './parts.ts'
import { tiers } from './placing.ts'
import { fontSize, lineHeight, text, type TextMark } from './text-mark.ts'
import { wrap } from './text.ts'

type Named = Middle & { readonly names: MiddleNames }

/** Names of a group's middle half and median above a plot: a bracket over the half, the median's name beneath it. */
export function middleHead(middle: Named | null, scale: Scale, width: number, top: number): Part {
  if (!middle) return { marks: [], bottom: top }
  const half = centred('note', middle.names.half, [scale(middle.q1), scale(middle.q3)], width, top)
  const bracket = top + half.lines.length * lineHeight.note + 3
  const median = centred('median-name', middle.names.median, [scale(middle.median)], width, bracket + 3)
  const bottom = bracket + 5 + median.lines.length * lineHeight['median-name']
  return { marks: [half, ...bracketed(middle, scale, bracket, [bracket, bottom]), median], bottom }
}

/** The same beneath a plot. */
export function middleFoot(middle: Named | null, scale: Scale, width: number, top: number): Part {
  if (!middle) return { marks: [], bottom: top }
  const median = centred('median-name', middle.names.median, [scale(middle.median)], width, top)
  const bracket = top + 3 + median.lines.length * lineHeight['median-name']
  const half = centred('note', middle.names.half, [scale(middle.q1), scale(middle.q3)], width, bracket + 3)
  const marks = [...bracketed(middle, scale, bracket, [top, bracket]), median, half]
  return { marks, bottom: bracket + 5 + half.lines.length * lineHeight.note }
}

function bracketed({ q1, q3 }: Middle, scale: Scale, y: number, [top, bottom]: readonly [number, number]): Mark[] {
  return [
    stretch('band', scale(q1), scale(q3), top, bottom - top),
    { shape: 'lines', look: 'bracket', lines: [horizontal(y, scale(q1), Math.max(scale(q3), scale(q1) + 1))] },
  ]
}

/** The half as a band and the median as a line through a plot; the line may begin further down. */
export function middleThrough(
  middle: Middle | null,
  scale: Scale,
  [bandTop, lineTop]: readonly [number, number],
  [lineBottom, bandBottom]: readonly [number, number],
) {
  if (!middle) return { band: [], line: [] }
  const band: Mark = stretch('band', scale(middle.q1), scale(middle.q3), bandTop, bandBottom - bandTop)
  const line: Mark = { shape: 'lines', look: 'median', lines: [vertical(scale(middle.median), lineTop, lineBottom)] }
  return { band: [band], line: [line] }
}

function centred(
  kind: 'note' | 'median-name',
  words: string,
  ends: readonly number[],
  width: number,
  top: number,
): TextMark {
  const lines = wrap(words, fontSize[kind], width - 2 * margin)
  const x = ((ends.at(0) ?? 0) + (ends.at(-1) ?? 0)) / 2
  const [placed] = tiers([{ x, lines }], kind, [margin, width - margin])
  return text(kind, placed?.x ?? x, top + fontSize[kind], 'middle', lines)
}

/** Names over or under a row of marks, each as near to `y` as the others let it. */
export function around(
  names: readonly { x: number; words: string }[],
  { y, side, width }: { y: number; side: 'over' | 'under'; width: number },
): Part {
  const line = lineHeight.note
  const wrapped = names.map(({ x, words }) => ({ x, lines: wrap(words, fontSize.note, width - 2 * margin) }))
  const placed = tiers(wrapped, 'note', [margin, width - margin])
  const rows = Math.max(0, ...placed.map(({ tier, lines }) => tier + lines.length))
  const marks = placed.map(({ x, tier, lines }) => {
    const first = side === 'over' ? y - (tier + lines.length - 1) * line : y + tier * line + fontSize.note
    return text('note', x, first, 'middle', lines)
  })
  return { marks, bottom: side === 'over' ? y : y + rows * line }
}

/** The room that names over a row will take. */
export const roomOver = (names: readonly { x: number; words: string }[], width: number): number =>
  around(names, { y: 0, side: 'under', width }).bottom
