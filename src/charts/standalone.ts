import { type Chart, drawingOf } from './chart.ts'
import type { Size } from './chart-model.ts'
import type { Drawing, Mark } from './drawing.ts'
import { escaped, markupOf } from './drawing-svg.ts'
import { mirrored } from './mirrored.ts'
import { paintOf, type Theme } from './paint.ts'
import { horizontal, paragraph } from './parts.ts'
import { tenth } from './text-mark.ts'

/** What a drawing carries with it when it leaves the page; every text in the reader's language. */
export interface Sheet {
  readonly lang: string
  readonly size: Size
  readonly theme: Theme
  /** "Group: Norway.": what the middle is of, where a reader no longer sees the filters; null where there is none. */
  readonly group: string | null
  /** "Source: Intercultural Cities, results of 2024. https://…" */
  readonly source: string
  readonly licence: string
  /** Says that the places are invented; null for real ones. */
  readonly demonstration: string | null
}

const edge = 16
// Where ours is missing, one of like width: the words were measured for it.
const fonts = "'Source Sans 3', 'Source Sans Pro', Arial, 'Liberation Sans', 'Helvetica Neue', sans-serif"

/**
 * The chart as an .svg file of its own, with its title, group, source, licence and the mark of a demonstration inside the picture:
 * no style sheet, no script, no links, nothing fetched. As wide as the drawing and its edges, in px.
 */
export function standalone(chart: Chart, sheet: Sheet): string {
  const drawing = drawingOf(chart, sheet.size)
  const { head, foot, top, width, height } = around(chart, sheet, drawing)
  const paint = { of: paintOf(sheet.theme), links: false }
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`
  const named = `role="img" aria-labelledby="title desc" xml:lang="${escaped(sheet.lang)}" direction="${chart.direction}"`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${named} font-family="${fonts}">`,
    `<title id="title">${escaped(chart.title)}</title><desc id="desc">${escaped(chart.description)}</desc>`,
    markupOf(head, paint),
    `<g transform="translate(${edge} ${tenth(top)})">${markupOf(drawing, paint)}</g>`,
    markupOf(foot, paint),
    '</svg>\n',
  ].join('')
}

/** What stands above and below the drawing. */
function around({ title, direction }: Chart, sheet: Sheet, drawing: Drawing) {
  const { group, source, licence, demonstration } = sheet
  const width = drawing.width + 2 * edge
  const mark = paragraph('demonstration', demonstration ?? undefined, drawing.width, edge / 2)
  const band: Mark[] = demonstration
    ? [{ shape: 'rect', look: 'demonstration-ground', x: 0, y: 0, width, height: mark.bottom }]
    : []
  const heading = paragraph('title', title, drawing.width, (demonstration ? mark.bottom : 0) + edge)
  const of = paragraph('note', group ?? undefined, drawing.width, heading.bottom)
  const top = of.bottom + edge / 2
  const line = top + drawing.height + edge / 2
  const from = paragraph('note', source, drawing.width, line + edge / 2)
  const under = paragraph('note', licence, drawing.width, from.bottom)
  const height = Math.ceil(under.bottom + edge / 2)
  const whole = { width, height, direction: 'ltr' } as const
  const paper: Mark = { shape: 'rect', look: 'paper', x: 0, y: 0, width, height }
  const rule: Mark = { shape: 'lines', look: 'rule', lines: [horizontal(line, edge, width - edge)] }
  const sided = (marks: readonly Mark[]): Drawing =>
    direction === 'rtl' ? mirrored({ ...whole, marks }) : { ...whole, marks }
  return {
    head: sided([paper, ...band, ...inset(mark.marks), ...inset(heading.marks), ...inset(of.marks)]),
    foot: sided([rule, ...inset(from.marks), ...inset(under.marks)]),
    top,
    width,
    height,
  }
}

/** In line with the drawing. */
const inset = (marks: readonly Mark[]): Mark[] =>
  marks.map((mark) => (mark.shape === 'text' ? { ...mark, x: edge + 6 } : mark))
