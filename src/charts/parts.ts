import { scaleLinear, scaleLog } from 'd3-scale'
import type { ClassScale, Size, Tick } from './chart-model.ts'
import type { LinesMark, Mark, Point, RectMark } from './drawing.ts'
import { boxOf, fontSize, lineHeight, tenth, text, type TextKind, type TextMark, widest } from './text-mark.ts'
import { wrap } from './text.ts'

export const widths: Record<Size, number> = { wide: 800, small: 344 }
export const margin = 6
/** Beyond this many a dot has no name or link of its own: they would weigh more than the page, and the table has them. */
export const mostLinked = 300

/** Some marks and where the next ones may begin. */
export interface Part {
  readonly marks: readonly Mark[]
  readonly bottom: number
}

export type Scale = (value: number) => number

/** Values from the first to the last tick over a stretch of the drawing; what lies outside stands at the edge. */
export function scaleOf(ticks: readonly Tick[], range: readonly [number, number], log = false): Scale {
  const domain = [ticks.at(0)?.value ?? 0, ticks.at(-1)?.value ?? 100]
  const scale = log ? scaleLog(domain, range) : scaleLinear(domain, range)
  scale.clamp(true)
  return (value) => tenth(scale(value))
}

/** A text in the whole width, from a height on. */
export function paragraph(kind: TextKind, words: string | undefined, width: number, top: number): Part {
  if (!words) return { marks: [], bottom: top }
  const mark = text(kind, margin, top + fontSize[kind], 'start', wrap(words, fontSize[kind], width - 2 * margin))
  return { marks: [mark], bottom: boxOf(mark).bottom + margin }
}

/** The ticks' texts in a line; where they would touch, the last and every second, third, … before it. */
export function axisTexts(ticks: readonly Tick[], scale: Scale, baseline: number): TextMark[] {
  const texts = ticks.map(({ value, text: words }) => text('axis', scale(value), baseline, 'middle', [words]))
  const apart = (mark: TextMark, i: number, all: readonly TextMark[]) => {
    const before = all[i - 1]
    return !before || boxOf(before).right + 5 <= boxOf(mark).left
  }
  for (let step = 1; ; step += 1) {
    const kept = texts.filter((_, i) => (texts.length - 1 - i) % step === 0)
    if (kept.length < 2 || kept.every(apart)) return kept
  }
}

export const vertical = (x: number, top: number, bottom: number): Point[] => [
  [x, top],
  [x, bottom],
]

export const horizontal = (y: number, from: number, to: number): Point[] => [
  [from, y],
  [to, y],
]

export const gridLines = (ticks: readonly Tick[], scale: Scale, top: number, bottom: number): LinesMark => ({
  shape: 'lines',
  look: 'grid',
  lines: ticks.map(({ value }) => vertical(scale(value), top, bottom)),
})

/** From one value to another; one of no width still shows. */
export function stretch(look: string, x0: number, x1: number, top: number, height: number, radius?: number): RectMark {
  return { shape: 'rect', look, x: x0, y: top, width: Math.max(x1 - x0, 1), height, radius }
}

/** The look of a class: few classes take the ends of the five colours, not their beginning. */
export const stepLook = (step: number, classes: number): string =>
  `step-${classes < 2 ? 2 : Math.round((step / (classes - 1)) * 4)}`

/** On which colours light text stands. */
export const cellKind = (look: string): 'cell' | 'cell-on' => (look > 'step-2' ? 'cell-on' : 'cell')

/** Strokes that fill a box: what is missing must not look like what is low, on paper and without colours too. */
export function hatching(x: number, y: number, width: number, height: number): Point[][] {
  const gap = 6
  const strokes: Point[][] = []
  for (let at = gap / 2; at < width + height; at += gap) {
    const from: Point = at < height ? [x, y + at] : [x + at - height, y + height]
    const to: Point = at < width ? [x + at, y] : [x + width, y + at - width]
    strokes.push([from, to])
  }
  return strokes
}

/** The colours from low to high with their classes, in lines as long as the room allows. */
export function scaleStrip({ name, classes, missing }: ClassScale, width: number, top: number): Part {
  const height = 22
  const swatch = Math.max(48, widest('cell', classes) + 12)
  const heading = paragraph('note', name, width, top)
  const marks: Mark[] = [...heading.marks]
  let [x, y]: Point = [margin, heading.bottom]
  const place = (wide: number): number => {
    if (x + wide > width - margin) [x, y] = [margin, y + height + 4]
    x += wide
    return x - wide
  }
  for (const [step, words] of classes.entries()) {
    const look = stepLook(step, classes.length)
    const left = place(swatch)
    marks.push({ shape: 'rect', look, x: left, y, width: swatch, height })
    marks.push(text(cellKind(look), left + swatch / 2, y + 15.5, 'middle', [words]))
  }
  if (missing) {
    x += x > margin ? 12 : 0
    const lines = wrap(missing, fontSize.note, width - 2 * margin - 46)
    const left = place(40 + margin + widest('note', lines))
    marks.push(...missingCell(left, y, 40, height))
    marks.push(text('note', left + 40 + margin, y + 15.5, 'start', lines))
    y += (lines.length - 1) * lineHeight.note
  }
  return { marks, bottom: y + height + 2 * margin }
}

export const missingCell = (x: number, y: number, width: number, height: number): Mark[] => [
  { shape: 'rect', look: 'missing', x, y, width, height },
  { shape: 'lines', look: 'hatch', lines: hatching(x, y, width, height) },
]
