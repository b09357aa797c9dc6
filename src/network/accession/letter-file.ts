import {
  AlignmentType,
  BorderStyle,
  Document,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { LetterText } from './letter.ts'

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const borders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none }
const numbering = 'intentions'

/** The letter as a Word document: A4, one page, ready for a letterhead and signatures. */
export async function letterFile(text: LetterText, locale: string): Promise<Uint8Array<ArrayBuffer>> {
  const document = new Document({
    title: `${text.title} – ${text.address}`,
    styles: {
      default: {
        document: {
          run: { font: 'Calibri', size: 22, language: { value: locale } },
          paragraph: { spacing: { after: 160, line: 290 } },
        },
        heading1: { run: { size: 36, bold: false, font: 'Cambria' }, paragraph: { spacing: { after: 80 } } },
      },
    },
    numbering: {
      config: [
        {
          reference: numbering,
          levels: [
            {
              level: 0,
              format: LevelFormat.DECIMAL,
              text: '%1.',
              alignment: AlignmentType.START,
              style: { paragraph: { indent: { left: 500, hanging: 400 }, spacing: { after: 90, line: 276 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: { page: { size: { width: 11906, height: 16838 }, margin: { top: 2000, bottom: 1300 } } },
        children: [
          ...(text.mark === null
            ? []
            : [new Paragraph({ children: [new TextRun({ text: text.mark, italics: true })] })]),
          new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(text.title)] }),
          new Paragraph({ spacing: { after: 400 }, children: [new TextRun({ text: text.address, bold: true })] }),
          new Paragraph(text.opening),
          new Paragraph({ text: text.listOpening, keepNext: true }),
          ...text.intentions.map((one) => new Paragraph({ text: one, numbering: { reference: numbering, level: 0 } })),
          ...text.closing.map((one) => new Paragraph(one)),
          new Paragraph({ text: text.done, spacing: { before: 240, after: 320 }, keepNext: true }),
          signatures(text),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

/** Side by side, with room to sign above a line. */
function signatures({ signatures: sides }: LetterText): Table {
  const cell = (side: LetterText['signatures'][number]) =>
    new TableCell({
      width: { size: 50, type: WidthType.PERCENTAGE },
      borders: { top: none, bottom: none, left: none, right: none },
      margins: { right: 400 },
      children: [
        new Paragraph({ spacing: { after: 900 }, children: [new TextRun({ text: side.for, bold: true })] }),
        new Paragraph({
          border: { top: { style: BorderStyle.SINGLE, size: 4, color: '555555', space: 4 } },
          spacing: { after: 0 },
          children: [new TextRun(side.name || ' ')],
        }),
        new Paragraph(side.office),
      ],
    })
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders,
    rows: [new TableRow({ cantSplit: true, children: sides.map(cell) })],
  })
}
