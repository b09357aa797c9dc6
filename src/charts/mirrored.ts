import type { Drawing, Mark, Point } from './drawing.ts'
import { tenth, type TextMark } from './text-mark.ts'

/** The same drawing for text that runs from right to left; a text's start becomes its right end by the direction itself. */
export function mirrored(drawing: Drawing): Drawing {
  const flip = (x: number) => tenth(drawing.width - x)
  return { ...drawing, direction: 'rtl', marks: drawing.marks.map((mark) => flipped(mark, flip)) }
}

function flipped(mark: Mark, flip: (x: number) => number): Mark {
  const turn = ([x, y]: Point): Point => [flip(x), y]
  switch (mark.shape) {
    case 'rect':
      return { ...mark, x: flip(mark.x + mark.width) }
    case 'lines':
      return { ...mark, lines: mark.lines.map((line) => line.map(turn)) }
    case 'dot':
      return { ...mark, at: turn(mark.at) }
    case 'specks':
      return { ...mark, at: mark.at.map(turn) }
    case 'text':
      return { ...mark, x: flip(mark.x), turn: mark.turn && -mark.turn }
    case 'group':
      return { ...mark, marks: mark.marks.map((inner) => flipped(inner, flip)) }
    case 'ground':
      return { ...mark, marks: mark.marks.map(kept) }
  }
}

/** East stays on the right: only the ends of texts change their names. */
function kept(mark: Mark): Mark {
  if (mark.shape === 'group') return { ...mark, marks: mark.marks.map(kept) }
  return mark.shape === 'text' ? { ...mark, anchor: otherEnd[mark.anchor] } : mark
}

const otherEnd = { start: 'end', middle: 'middle', end: 'start' } as const satisfies Record<
  TextMark['anchor'],
  TextMark['anchor']
>
