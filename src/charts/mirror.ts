import type { Extent, RowMarks, SpreadGeometry } from './spread-model.ts'
import { tenth } from './text-mark.ts'
import type { TextMark } from './text-mark.ts'

/** The same drawing for text that runs from right to left; a text's start becomes its right end by the direction itself. */
export function mirrored(geometry: SpreadGeometry): SpreadGeometry {
  const flip = (x: number) => tenth(geometry.width - x)
  const turn = (extent: Extent): Extent => [flip(extent[1]), flip(extent[0])]
  const turnText = (mark: TextMark): TextMark => ({ ...mark, x: flip(mark.x) })
  const turnRow = (row: RowMarks): RowMarks => ({
    ...row,
    range: row.range && turn(row.range),
    band: row.band && turn(row.band),
    median: row.median === null ? null : flip(row.median),
    own: row.own === null ? null : flip(row.own),
    texts: row.texts.map(turnText),
  })
  return {
    ...geometry,
    plot: { ...geometry.plot, x: turn(geometry.plot.x) },
    grid: geometry.grid.map(flip),
    example: geometry.example && turnRow(geometry.example),
    rows: geometry.rows.map(turnRow),
    texts: geometry.texts.map(turnText),
  }
}
