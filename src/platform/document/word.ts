import {
  AlignmentType,
  Document,
  Footer,
  Header,
  LeaderType,
  Packer,
  PageNumber,
  Paragraph,
  TableOfContents,
  TextRun,
} from 'docx'
import { allSections } from './check.ts'
import { cleaned } from './clean.ts'
import type { Doc } from './model.ts'
import { type Form, printedWords } from './paper.ts'
import { wordBlocks } from './word-blocks.ts'
import { tongueOf, type WordPlace } from './word-runs.ts'
import { listLevels, styles } from './word-styles.ts'

/**
 * The document as a Word file to work on: headings of the program's own styles, contents, alternative texts, repeated heads
 * of tables, the language of every piece of text.
 */
export async function wordFile(given: Doc, form: Form, origin?: string): Promise<Uint8Array<ArrayBuffer>> {
  const doc = cleaned(given)
  const sections = new Set(allSections(doc.sections).map(({ key }) => key))
  const book = form === 'book'
  const place: WordPlace = { lang: doc.lang, addresses: { origin, sections }, lists: { count: 0 }, book }
  const body = await wordBlocks(doc.sections, place)
  const first = book ? [...cover(doc), ...contents(doc)] : cover(doc)
  const file = new Document({
    title: doc.title,
    description: doc.description,
    ...(doc.author !== undefined && { creator: doc.author, lastModifiedBy: doc.author }),
    ...(doc.subtitle !== undefined && { subject: doc.subtitle }),
    styles: styles(tongueOf(doc.lang)),
    numbering: listLevels(place.lists.count),
    sections: [
      {
        properties: {
          titlePage: true,
          page: { size: { width: 11906, height: 16838 }, margin: { top: 1600, bottom: 1400 } },
        },
        headers: { default: headerOf(doc), first: new Header({ children: [] }) },
        footers: { default: footerOf(doc), first: book ? new Footer({ children: [] }) : footerOf(doc) },
        children: [...first, ...body],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(file))
}

function cover(doc: Doc): Paragraph[] {
  const { date } = printedWords(doc)
  return [
    ...(doc.author === undefined ? [] : [new Paragraph({ style: 'CoverLine', text: doc.author })]),
    new Paragraph({ style: 'Title', text: doc.title }),
    ...(doc.subtitle === undefined ? [] : [new Paragraph({ style: 'Subtitle', text: doc.subtitle })]),
    ...(date === null ? [] : [new Paragraph({ style: 'CoverLine', text: date })]),
    ...(doc.mark === undefined ? [] : [new Paragraph({ style: 'Mark', text: doc.mark })]),
    ...(doc.identifier === undefined ? [] : [new Paragraph({ style: 'Small', text: doc.identifier })]),
  ]
}

function contents(doc: Doc): (Paragraph | TableOfContents)[] {
  const { contents: title } = printedWords(doc)
  return [
    new Paragraph({ style: 'ContentsTitle', pageBreakBefore: true, text: title }),
    // Links; page numbers come when somebody has Word update it. To ask for that at opening would alarm every reader.
    new TableOfContents(title, {
      hyperlink: true,
      headingStyleRange: '1-2',
      beginDirty: false,
      tabLeader: LeaderType.NONE,
    }),
  ]
}

const headerOf = ({ title }: Doc): Header =>
  new Header({
    children: [new Paragraph({ style: 'Small', text: title.length > 90 ? `${title.slice(0, 90)} …` : title })],
  })

/** The mark has a line of its own: it may be long. */
const footerOf = ({ mark }: Doc): Footer =>
  new Footer({
    children: [
      ...(mark === undefined ? [] : [new Paragraph({ style: 'MarkSmall', text: mark })]),
      new Paragraph({
        style: 'Small',
        alignment: AlignmentType.END,
        children: [new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })],
      }),
    ],
  })
