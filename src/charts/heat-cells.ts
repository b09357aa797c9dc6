import type { Subject } from './chart-model.ts'
import type { Mark } from './drawing.ts'
import type { HeatCell, HeatChart } from './heat-model.ts'
import { cellKind, missingCell, stepLook } from './parts.ts'
import { text, widest } from './text-mark.ts'

/** How the cells of a table are drawn. */
export interface CellLook {
  readonly classes: number
  readonly width: number
  readonly height: number
  /** Whether every value fits into its cell. */
  readonly written: boolean
}

export function cellLook({ scale, places }: HeatChart, width: number, height: number): CellLook {
  const texts = places.flatMap(({ cells }) => cells.map((cell) => cell.text))
  return { classes: scale.classes.length, width, height, written: widest('cell', texts) <= width - 4 }
}

/** One cell with its value, or hatched; `of` is the column it stands in. */
export function cellMark(cell: HeatCell | undefined, of: Subject, x: number, y: number, look: CellLook): Mark {
  const { width, height } = look
  const room = { x, y, width: width - 1.5, height: height - 1.5 }
  if (!cell || cell.step === null) return named(of, cell, missingCell(x, y, room.width, room.height))
  const step = stepLook(cell.step, look.classes)
  const marks: Mark[] = [{ shape: 'rect', look: step, ...room }]
  if (look.written && cell.text) {
    marks.push(text(cellKind(step), x + room.width / 2, y + room.height / 2 + 4.5, 'middle', [cell.text]))
  }
  return named(of, cell, marks)
}

const named = ({ key }: Subject, cell: HeatCell | undefined, marks: readonly Mark[]): Mark => ({
  shape: 'group',
  key,
  title: cell?.title,
  marks,
})
