import { scaleLinear } from 'd3-scale'
import type { Layout, RowMarks, Spread, SpreadChart, SpreadGeometry, SpreadRow } from './spread-model.ts'
import { boxOf, fontSize, lineHeight, tenth, text } from './text-mark.ts'
import type { TextMark } from './text-mark.ts'
import { textWidth, wrap } from './text.ts'

export const layouts = {
  wide: { width: 800, plot: [264, 772], labels: 'beside' },
  small: { width: 344, plot: [24, 320], labels: 'above' },
} as const satisfies Record<string, Layout>

const margin = 6
const half = { band: 7, own: 8 }
/** From the marks to the baseline of a text above or below them. */
const above = 14
const below = 24

const exampleSpread: Spread = { min: 12, q1: 34, median: 48, q3: 62, max: 90 }
const exampleOwn = 76

/** Where everything stands, from left to right. Pure; the same for the same chart. */
export function spreadGeometry(chart: SpreadChart, layout: Layout): SpreadGeometry {
  const scale = scaleOf(chart, layout)
  const texts: TextMark[] = []
  let y = margin
  if (chart.note) {
    const note = text(
      'note',
      margin,
      y + fontSize.note,
      'start',
      wrap(chart.note, fontSize.note, layout.width - 2 * margin),
    )
    texts.push(note)
    y = boxOf(note).bottom + 2 * margin
  }
  const example = chart.example ? exampleRow(chart.example, scale, layout, y) : null
  if (example) y = example.bottom + margin
  const axis = (baseline: number) =>
    chart.ticks.map(({ value, text: words }) => text('axis', scale(value), baseline, 'middle', [words]))
  texts.push(...axis(y + fontSize.axis))
  const top = y + fontSize.axis + margin
  y = top
  const rows = chart.rows.map((row) => {
    const marks = rowMarks(row, scale, layout, y)
    y = marks.bottom
    return marks
  })
  // Below a single row it would say again what stands right above it.
  const foot = rows.length > 1 ? margin + fontSize.axis : 0
  if (foot > 0) texts.push(...axis(y + foot))
  return {
    width: layout.width,
    height: y + foot + margin,
    plot: { x: layout.plot, top, bottom: y },
    grid: chart.ticks.map(({ value }) => scale(value)),
    example,
    rows,
    texts,
  }
}

type Scale = (value: number) => number

function scaleOf({ ticks }: SpreadChart, { plot }: Layout): Scale {
  const scale = scaleLinear([ticks.at(0)?.value ?? 0, ticks.at(-1)?.value ?? 100], plot).clamp(true)
  return (value) => tenth(scale(value))
}

function rowMarks(row: SpreadRow, scale: Scale, layout: Layout, top: number): RowMarks {
  const beside = layout.labels === 'beside'
  const room = beside ? layout.plot[0] - 3 * margin - half.own : layout.width - 2 * margin
  const lines = wrap(row.label, fontSize.label, room)
  const block = lines.length * lineHeight.label
  const overMarks = above + fontSize.value + margin + noteLift(row, layout)
  const y = beside ? top + Math.max(overMarks, block / 2 + margin) : top + 2 * margin + block + overMarks - margin
  const baseline = (beside ? y - block / 2 : top + margin) + fontSize.label
  const texts = [text('label', margin, baseline, 'start', lines)]
  if (row.own) texts.push(text('value', scale(row.own.value), y - above, 'middle', [row.own.text]))
  if (row.note) texts.push(noteOf(row, row.note, layout, y))
  const lowest = Math.max(y + 2 * margin + (beside ? 2 : 4), ...texts.map((one) => boxOf(one).bottom + margin))
  return { key: row.key, top, bottom: tenth(lowest), y: tenth(y), ...marksOf(row, scale), texts }
}

/** What a note above the marks needs beyond its first line. */
function noteLift({ own, note }: Pick<SpreadRow, 'own' | 'note'>, layout: Layout): number {
  return own || !note ? 0 : (noteLines(note, layout).length - 1) * lineHeight.note
}

const noteLines = (note: string, { plot, width }: Layout) => wrap(note, fontSize.note, width - plot[0] - 2 * margin)

/** Below the own value; where there is none, above the spread; where there is neither, in its place. */
function noteOf({ own, spread }: SpreadRow, note: string, layout: Layout, y: number): TextMark {
  const x = layout.plot[0] + margin
  const lines = noteLines(note, layout)
  if (own) return text('note', x, y + below, 'start', lines)
  const lift = noteLift({ own, note }, layout)
  return text('note', x, spread ? y - above - lift : y + margin - 1 - lift, 'start', lines)
}

function marksOf({ spread, own }: Pick<SpreadRow, 'spread' | 'own'>, scale: Scale) {
  return {
    range: spread && ([scale(spread.min), scale(spread.max)] as const),
    band: spread && ([scale(spread.q1), scale(spread.q3)] as const),
    median: spread && scale(spread.median),
    own: own && scale(own.value),
  }
}

/** One invented row whose marks carry their names: what a legend would say, said in place. */
function exampleRow(words: NonNullable<SpreadChart['example']>, scale: Scale, layout: Layout, top: number): RowMarks {
  const beside = layout.labels === 'beside'
  const room = beside ? layout.plot[0] - 3 * margin - half.own : layout.width - 2 * margin
  const lines = wrap(words.title, fontSize.label, room)
  const { min, q1, median, q3, max } = exampleSpread
  const over = settled(
    [
      [median, words.median],
      [exampleOwn, words.own],
    ],
    scale,
    layout,
  )
  const under = settled(
    [
      [min, words.min],
      [(q1 + q3) / 2, words.half],
      [max, words.max],
    ],
    scale,
    layout,
  )
  const overTiers = Math.max(...over.map(({ tier }) => tier)) * lineHeight.note
  const heading = beside ? 0 : lines.length * lineHeight.label
  const y = top + margin + heading + overTiers + fontSize.note + above + margin
  const label = text(
    'label',
    margin,
    beside ? y + 5 - ((lines.length - 1) * lineHeight.label) / 2 : top + margin + fontSize.label,
    'start',
    lines,
  )
  const texts = [
    label,
    ...over.map(({ x, tier, words: name }) => text('note', x, y - above - tier * lineHeight.note, 'middle', [name])),
    ...under.map(({ x, tier, words: name }) => text('note', x, y + below + tier * lineHeight.note, 'middle', [name])),
  ]
  const bottom = Math.max(...texts.map((one) => boxOf(one).bottom)) + margin
  const marks = marksOf({ spread: exampleSpread, own: { value: exampleOwn, text: '' } }, scale)
  return { key: 'example', top, bottom: tenth(bottom), y: tenth(y), ...marks, texts }
}

/** Names in one line where they fit, the others one line further out. */
function settled(
  names: readonly (readonly [value: number, words: string])[],
  scale: Scale,
  { width, labels, plot }: Layout,
) {
  const start = labels === 'beside' ? plot[0] - half.own : margin
  const ends: number[] = []
  return names.map(([value, words]) => {
    const reach = textWidth(words, fontSize.note) / 2
    const x = Math.max(start + reach, Math.min(width - margin - reach, scale(value)))
    let tier = 0
    while ((ends[tier] ?? -Infinity) > x - reach) tier += 1
    ends[tier] = x + reach + margin
    return { x: tenth(x), tier, words }
  })
}
