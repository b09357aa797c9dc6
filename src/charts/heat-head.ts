import type { HeatArea } from './heat-model.ts'
import { margin, type Part } from './parts.ts'
import { fontSize, lineHeight, text, widest } from './text-mark.ts'
import { wrap } from './text.ts'

const degrees = 60
const [across, up] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
const line = lineHeight.slant

/** Names of the columns at a slant, in the lines that fit between them; no name leans out of the drawing. */
export function slantedHead(areas: readonly HeatArea[], left: number, width: number) {
  const forms = [1, 2, 3].map((most) => {
    const lines = areas.map(({ label }) => wrapInto(label, most))
    const rooms = lines.map((of, j) => (width - margin - left - reach(of) * across - of.length * line * up) / (j + 0.5))
    const column = Math.min(60, (width - margin - left) / Math.max(areas.length, 1), ...rooms)
    return {
      lines,
      column,
      height: headHeight(lines),
      fits: most === 1 || column >= Math.max(0, ...lines.map((of) => of.length)) * (line / up),
    }
  })
  const fitting = forms.filter(({ fits }) => fits)
  const enough = 0.8 * Math.max(...fitting.map(({ column }) => column))
  const wideEnough = fitting.filter(({ column }) => column >= enough)
  const { lines, column } = wideEnough.find(({ height }) => height <= 160) ??
    wideEnough.at(-1) ?? { lines: [], column: 20 }
  return { column, at: headAt(areas, lines, left, column) }
}

const reach = (lines: readonly string[]) => widest('slant', lines)

/** The shortest lines that are few enough and break no word. */
function wrapInto(label: string, most: number): string[] {
  const words = label.split(/(?<=[ -])/)
  for (let room = Math.min(220, Math.max(60, widest('slant', words))); ; room += 8) {
    const lines = wrap(label, fontSize.slant, room)
    if (lines.length <= most || room > 600) return lines
  }
}

const headHeight = (lines: readonly string[][]) =>
  Math.max(0, ...lines.map((of) => reach(of) * up + of.length * line * across)) + 10

function headAt(areas: readonly HeatArea[], lines: readonly string[][], left: number, column: number) {
  const height = headHeight(lines)
  return (top: number): Part => {
    const bottom = top + height
    const marks = areas.map(({ key, href, title }, j) => {
      const of = lines[j] ?? []
      const more = of.length - 1
      const x = left + (j + 0.5) * column + 3 - (more * line * up) / 2
      const words = { ...text('slant', x, bottom - 5 - more * line * across, 'start', of), turn: -degrees }
      return { shape: 'group', key, href, title, marks: [words] } as const
    })
    return { marks, bottom }
  }
}
