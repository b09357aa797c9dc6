import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx'
import type { Block, Cell, Runs, TableBlock } from './model.ts'
import { widthsOf } from './paper.ts'
import { type WordPlace, wordRuns } from './word-runs.ts'
import { textWidth } from './word-styles.ts'

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const hair = { style: BorderStyle.SINGLE, size: 4, color: 'DDD4C5' } as const
const firm = { style: BorderStyle.SINGLE, size: 8, color: '20262E' } as const
const lines = { top: none, left: none, right: none, insideVertical: none, insideHorizontal: hair, bottom: hair }
const margins = { left: 60, right: 100, top: 20, bottom: 20 }

/** Its heads are repeated on every page; no row is cut. */
export function dataTable(block: TableBlock, place: WordPlace): (Paragraph | Table)[] {
  const shares = widthsOf(block)
  const all = shares.reduce((sum, share) => sum + share, 0)
  const columnWidths = shares.map((share) => Math.round((share / all) * textWidth))
  const numeric = block.head.map((cell) => cell.numeric === true)
  const cellsOf = (cells: readonly Cell[], isHead: boolean) =>
    cells.map(({ runs }, column) =>
      cell(isHead || column === 0 ? bolded(runs) : runs, place, {
        width: columnWidths[column] ?? 0,
        numeric: numeric[column] === true,
        isHead,
      }),
    )
  return [
    new Paragraph({ style: 'Caption', children: wordRuns([block.caption], place) }),
    new Table({
      columnWidths,
      layout: TableLayoutType.FIXED,
      width: { size: textWidth, type: WidthType.DXA },
      borders: lines,
      rows: [
        new TableRow({ tableHeader: true, cantSplit: true, children: cellsOf(block.head, true) }),
        ...block.rows.map((row) => new TableRow({ cantSplit: true, children: cellsOf(row, false) })),
      ],
    }),
    new Paragraph({ style: 'Legend', children: wordRuns(block.note ?? [], place) }),
  ]
}

const bolded = (runs: Runs): Runs =>
  runs.map((run) => (typeof run === 'string' ? { text: run, bold: true } : { ...run, bold: true }))

interface CellLook {
  readonly width: number
  readonly numeric?: boolean
  readonly isHead?: boolean
}

const cell = (runs: Runs, place: WordPlace, { width, numeric, isHead }: CellLook) =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins,
    ...(isHead && { borders: { bottom: firm } }),
    children: [
      new Paragraph({
        style: 'Cell',
        alignment: numeric ? AlignmentType.END : AlignmentType.START,
        keepNext: isHead === true,
        children: wordRuns(runs, place),
      }),
    ],
  })

export function factsTable(facts: Extract<Block, { kind: 'facts' }>['facts'], place: WordPlace): Table {
  const columnWidths = [Math.round(textWidth * 0.4), Math.round(textWidth * 0.6)]
  const [left = 0, right = 0] = columnWidths
  return new Table({
    columnWidths,
    layout: TableLayoutType.FIXED,
    width: { size: textWidth, type: WidthType.DXA },
    borders: lines,
    rows: facts.map(
      ({ label, value }) =>
        new TableRow({
          cantSplit: true,
          children: [cell(bolded([label]), place, { width: left }), cell(value, place, { width: right })],
        }),
    ),
  })
}

/** Set apart by a ground and a line at its side. */
export const boxed = (parts: readonly (Paragraph | Table)[]): Table =>
  new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: [textWidth],
    layout: TableLayoutType.FIXED,
    borders: {
      top: none,
      bottom: none,
      right: none,
      insideHorizontal: none,
      insideVertical: none,
      left: { style: BorderStyle.SINGLE, size: 24, color: '0F5257' },
    },
    rows: [
      new TableRow({
        children: [
          new TableCell({
            width: { size: textWidth, type: WidthType.DXA },
            shading: { type: ShadingType.CLEAR, fill: 'EEF4F2', color: 'auto' },
            margins: { left: 240, right: 240, top: 140, bottom: 100 },
            children: parts.length > 0 ? parts : [new Paragraph('')],
          }),
        ],
      }),
    ],
  })
