import type { Mark, Point } from './drawing.ts'
import { fontSize, lineHeight, text, widest } from './text-mark.ts'
import { wrap } from './text.ts'
import { margin, type Part } from './parts.ts'

/** Places keep their order: clay with circles, ink with diamonds, teal with squares, grey with triangles. */
const forms = [
  { line: 'line-own', mark: 'own' },
  { line: 'line-second', mark: 'second' },
  { line: 'line-third', mark: 'third' },
  { line: 'line-fourth', mark: 'fourth' },
] as const

export const lineLook = (index: number): string => forms[index % forms.length]?.line ?? 'line-own'

/** A sign of its own form, so that no colour is needed to tell places apart. */
export function sign(index: number, at: Point, size = 5): Mark {
  const look = forms[index % forms.length]?.mark ?? 'own'
  const corners = cornersOf[index % forms.length] ?? []
  if (corners.length === 0) return { shape: 'dot', look, at, radius: size }
  const points = corners.map(([x, y]): Point => [at[0] + x * size, at[1] + y * size])
  return { shape: 'lines', look, lines: [points], closed: true }
}

const cornersOf: readonly (readonly Point[])[] = [
  [],
  [
    [0, -1.3],
    [1.3, 0],
    [0, 1.3],
    [-1.3, 0],
  ],
  [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ],
  [
    [0, -1.2],
    [1.2, 1],
    [-1.2, 1],
  ],
]

/** Names beside pieces of the very marks, in lines as long as the room allows. */
export function keyLine(
  entries: readonly { words: string; marks: (x: number, y: number) => readonly Mark[] }[],
  width: number,
  top: number,
): Part {
  const piece = 30
  let x = margin
  let y = top
  let high = 0
  const marks = entries.flatMap(({ words, marks: drawn }) => {
    const lines = wrap(words, fontSize.name, width - 2 * margin - piece)
    const long = piece + widest('name', lines)
    if (x > margin && x + long > width - margin) [x, y, high] = [margin, y + high, 0]
    high = Math.max(high, lines.length * lineHeight.name + 6)
    const at = x
    x += long + 18
    return [...drawn(at, y + 10), text('name', at + piece, y + 14.5, 'start', lines)]
  })
  return { marks, bottom: entries.length > 0 ? y + high : top }
}
