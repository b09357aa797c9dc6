import type { Size } from './chart-model.ts'
import type { Mark, Point } from './drawing.ts'
import { middleFoot, middleThrough } from './middle-parts.ts'
import { axisTexts, horizontal, margin, mostLinked, type Part, type Scale, scaleOf, vertical, widths } from './parts.ts'
import type { PlaceDot, PlacesChart } from './places-model.ts'
import { fontSize, lineHeight, text, type TextMark, widest } from './text-mark.ts'
import { wrap } from './text.ts'

const layouts = {
  wide: { edge: 24, high: 230, named: 3 },
  small: { edge: 14, high: 170, named: 2 },
} as const

interface Valued extends PlaceDot {
  readonly value: number
}

interface Stacked {
  readonly place: Valued
  readonly at: Point
}

/** Every place a dot above its value; dots of like value stand on each other. */
export function stripOf({ places, ticks, middle }: PlacesChart, size: Size, start: number): Part {
  const width = widths[size]
  const { edge, high, named } = layouts[size]
  const scale = scaleOf(ticks, [edge, width - edge])
  const valued = places.filter((place): place is Valued => place.value !== null)
  const { dots, pitch, tallest } = stacked(valued, scale, high)
  const { flags, height } = flagsOf(outermost(dots, named), width)
  const top = start + height + 8
  const base = top + tallest * pitch + 4
  const foot = middleFoot(middle, scale, width, base + 10 + lineHeight.axis)
  const through = middleThrough(middle, scale, [top, top], [base, base + 10 + lineHeight.axis])
  const lifted = dots.map(({ place, at: [x, y] }): Stacked => ({ place, at: [x, base - y] }))
  return {
    marks: [
      ...through.band,
      ...foot.marks,
      ...through.line,
      { shape: 'lines', look: 'axis-line', lines: [horizontal(base, edge, width - edge)] },
      { shape: 'lines', look: 'tick', lines: ticks.map(({ value }) => vertical(scale(value), base, base + 5)) },
      ...axisTexts(ticks, scale, base + 8 + fontSize.axis),
      ...flags(top - 8, base),
      ...dotMarks(lifted, pitch * 0.44),
    ],
    bottom: foot.bottom + margin,
  }
}

/** Heights above the base; dots as large as the tallest stack lets them be. */
function stacked(places: readonly Valued[], scale: Scale, high: number) {
  const xs = places.map(({ value }) => scale(value))
  let pitch = 11
  while (pitch > 2 && tallestOf(xs, pitch) * pitch > high) pitch -= 0.5
  const counts = new Map<number, number>()
  const dots = places.map((place, i): Stacked => {
    const column = Math.round((xs[i] ?? 0) / pitch)
    const below = counts.get(column) ?? 0
    counts.set(column, below + 1)
    return { place, at: [column * pitch, (below + 0.5) * pitch] }
  })
  return { dots, pitch, tallest: Math.max(1, ...counts.values()) }
}

function tallestOf(xs: readonly number[], pitch: number): number {
  const counts: number[] = []
  let tallest = 1
  for (const x of xs) {
    const column = Math.round(x / pitch)
    const count = (counts[column] ?? 0) + 1
    counts[column] = count
    if (count > tallest) tallest = count
  }
  return tallest
}

/** Chosen places lie above the others. */
function dotMarks(dots: readonly Stacked[], radius: number): Mark[] {
  const chosen = dots.filter(({ place }) => place.chosen)
  const plain = dots.filter(({ place }) => !place.chosen)
  const single =
    (look: string, size: number) =>
    (dot: Stacked): Mark => {
      const { key, href, title } = dot.place
      return { shape: 'group', key, href, title, marks: [{ shape: 'dot', look, at: dot.at, radius: size }] }
    }
  const unnamed: Mark = { shape: 'specks', look: 'specks', at: plain.map(({ at }) => at), radius }
  return [
    ...(plain.length > mostLinked ? [unnamed] : plain.map(single('speck', radius))),
    ...chosen.map(single('own', Math.max(radius + 1.5, 5))),
  ]
}

/** Chosen places, and those with the least and the greatest values. */
function outermost(dots: readonly Stacked[], named: number): Stacked[] {
  const order = dots.toSorted((a, b) => a.place.value - b.place.value)
  const ends = new Set([...order.slice(0, named), ...order.slice(-named)])
  return order.filter((dot) => (dot.place.chosen ?? false) || ends.has(dot))
}

interface Flag {
  readonly dot: Stacked
  readonly x: number
  readonly mark: TextMark
  readonly span: readonly [number, number]
  /** The lowest and the highest line it takes, counted from the dots. */
  readonly tiers: readonly [number, number]
}

/** Names on staffs above the dots: no staff runs through a name. */
function flagsOf(dots: readonly Stacked[], width: number) {
  const placed: Flag[] = []
  const centre = width / 2
  const outwards = dots.toSorted((a, b) => Math.abs(a.at[0] - centre) - Math.abs(b.at[0] - centre))
  for (const dot of outwards) placed.push(flagOf(dot, width, placed))
  const flags = (bottom: number, base: number): Mark[] =>
    placed.map(({ dot, mark, tiers }) => {
      const { key, href, title } = dot.place
      const [x, up] = dot.at
      const foot = bottom - tiers[0] * lineHeight.name
      const staff: Mark = { shape: 'lines', look: 'staff', lines: [vertical(x, foot + 3, base - up - 5)] }
      const words = { ...mark, y: bottom - tiers[1] * lineHeight.name }
      return { shape: 'group', key, href, title, marks: [staff, words] }
    })
  return { flags, height: Math.max(0, ...placed.map(({ tiers }) => tiers[1] + 1)) * lineHeight.name }
}

function flagOf(dot: Stacked, width: number, placed: readonly Flag[]): Flag {
  const { place } = dot
  const [x] = dot.at
  const kind = place.chosen ? 'figure' : 'name'
  const lines = wrap(`${place.label}\u2002${place.text}`, fontSize[kind], width - 2 * margin)
  const long = widest(kind, lines)
  const rightwards = (x < width / 2 && x + long <= width - margin) || x - long < margin
  const start = rightwards ? Math.min(x, width - margin - long) : x - long
  const span = [start, start + long] as const
  const more = lines.length - 1
  const free = Array.from({ length: 2 * placed.length + 1 }, (_, tier) => tier).find((low) =>
    placed.every((other) => clear({ x, span, tiers: [low, low + more] }, other)),
  )
  const low = free ?? Math.max(0, ...placed.map(({ tiers }) => tiers[1] + 1))
  const mark = text(kind, rightwards ? start : x, 0, rightwards ? 'start' : 'end', lines)
  return { dot, x, mark, span, tiers: [low, low + more] }
}

/** Neither name covers the other, nor does a staff run through a name that stands lower. */
function clear(one: Pick<Flag, 'x' | 'span' | 'tiers'>, other: Pick<Flag, 'x' | 'span' | 'tiers'>): boolean {
  const apart = one.span[1] + 8 < other.span[0] || other.span[1] + 8 < one.span[0]
  const level = one.tiers[0] <= other.tiers[1] && other.tiers[0] <= one.tiers[1]
  if (level) return apart
  const [lower, upper] = one.tiers[0] < other.tiers[0] ? [one, other] : [other, one]
  return upper.x < lower.span[0] - 3 || upper.x > lower.span[1] + 3
}
