import type { Point } from './drawing.ts'
import { type Box, boxOf, fontSize, lineHeight, text, type TextKind, type TextMark, widest } from './text-mark.ts'

/** A text that wants to stand over or under a point, and may move outwards by lines. */
export interface Named {
  readonly x: number
  readonly lines: readonly string[]
}

/** Texts side by side where they fit between the edges, the others further out. Tier 0 is nearest the marks. */
export function tiers(names: readonly Named[], kind: TextKind, [left, right]: readonly [number, number]) {
  const ends: number[] = []
  return names.map(({ x, lines }) => {
    const reach = widest(kind, lines) / 2
    const at = Math.max(left + reach, Math.min(right - reach, x))
    let tier = 0
    while (lines.some((_, i) => (ends[tier + i] ?? -Infinity) > at - reach)) tier += 1
    for (const i of lines.keys()) ends[tier + i] = at + reach + 8
    return { x: at, tier, lines }
  })
}

export const overlap = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom

const within = (box: Box, frame: Box): boolean =>
  box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom

interface Labelled {
  readonly at: Point
  readonly lines: readonly string[]
  readonly kind: TextKind
  /** Radius of the dot. */
  readonly reach: number
  /** Better over a dot than left out. */
  readonly always?: boolean | undefined
  /** Above or below rather than beside: for points on a line. */
  readonly upright?: boolean | undefined
}

/** A place for each label beside its dot that covers nothing, or null. Those given first choose first, up to so many. */
export function besideDots(
  labels: readonly Labelled[],
  frame: Box,
  dots: readonly Box[],
  most = Infinity,
): (TextMark | null)[] {
  const written: Box[] = []
  return labels.map((label) => {
    if (written.length >= most) return null
    const spots = positions(label)
      .map((mark) => ({ mark, box: boxOf(mark) }))
      .filter(({ box }) => within(box, frame) && !written.some((other) => overlap(box, other)))
    const free = spots.find(({ box }) => !dots.some((other) => overlap(box, other))) ?? (label.always ? spots[0] : null)
    if (!free) return null
    written.push(free.box)
    return free.mark
  })
}

function positions({ at: [x, y], lines, kind, reach, upright }: Labelled): TextMark[] {
  const size = fontSize[kind]
  const more = (lines.length - 1) * lineHeight[kind]
  const middle = y + size * 0.3 - more / 2
  const above = y - reach - 4 - more
  const below = y + reach + size
  const beside = [text(kind, x + reach + 4, middle, 'start', lines), text(kind, x - reach - 4, middle, 'end', lines)]
  const over = [text(kind, x, above, 'middle', lines), text(kind, x, below, 'middle', lines)]
  return [
    ...(upright ? [...over, ...beside] : [...beside, ...over]),
    text(kind, x + reach, above, 'start', lines),
    text(kind, x + reach, below, 'start', lines),
    text(kind, x - reach, above, 'end', lines),
    text(kind, x - reach, below, 'end', lines),
  ]
}

export const boxAround = ([x, y]: Point, reach: number): Box => ({
  left: x - reach,
  right: x + reach,
  top: y - reach,
  bottom: y + reach,
})

interface Block {
  start: number
  height: number
  members: { index: number; offset: number; wish: number }[]
}

/** Tops of labels that stand in a column: in the order of their wishes, none over another, each as near as it can be. */
export function spreadApart(
  wishes: readonly { y: number; height: number }[],
  [top, bottom]: readonly [number, number],
): number[] {
  const settle = (members: Block['members'], height: number): Block => {
    const wish = members.reduce((sum, member) => sum + member.wish - member.offset, 0) / members.length
    return { start: Math.max(top, Math.min(bottom - height, wish)), height, members }
  }
  const placed: Block[] = []
  const order = wishes.map((wish, index) => ({ ...wish, index })).sort((a, b) => a.y - b.y)
  for (const { y, height, index } of order) {
    let block = settle([{ index, offset: 0, wish: y - height / 2 }], height)
    for (let last = placed.at(-1); last && last.start + last.height > block.start; last = placed.at(-1)) {
      const before = last.height
      const moved = block.members.map((member) => ({ ...member, offset: member.offset + before }))
      block = settle([...last.members, ...moved], before + block.height)
      placed.pop()
    }
    placed.push(block)
  }
  const tops = new Map(placed.flatMap(({ start, members }) => members.map((m) => [m.index, start + m.offset] as const)))
  return wishes.map(({ y }, index) => tops.get(index) ?? y)
}
