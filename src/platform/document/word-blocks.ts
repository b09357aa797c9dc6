import { Bookmark, HeadingLevel, ImageRun, Paragraph, type Table } from 'docx'
import { sizeOf, textOf } from './check.ts'
import type { Block, FigureBlock, Section } from './model.ts'
import { announces } from './paper.ts'
import { pngOf } from './png.ts'
import { bookmarkOf, wordRuns, type WordPlace } from './word-runs.ts'
import { bullets, numbersOf, textWidth } from './word-styles.ts'
import { boxed, dataTable, factsTable } from './word-tables.ts'

type Part = Paragraph | Table

const levels = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const

export async function wordBlocks(sections: readonly Section[], place: WordPlace, depth = 0): Promise<Part[]> {
  const parts: Part[] = []
  for (const [at, section] of sections.entries()) {
    const own = { ...place, lang: section.lang ?? place.lang }
    parts.push(
      new Paragraph({
        heading: levels[Math.min(depth, 5)] ?? HeadingLevel.HEADING_6,
        // The first of a book begins after the cover and its contents.
        pageBreakBefore: section.newPage === true || (place.book && depth === 0 && at === 0),
        children: [new Bookmark({ id: bookmarkOf(section.key), children: wordRuns([section.title], own) })],
      }),
    )
    parts.push(...(await wordParts(section.blocks, own)))
    parts.push(...(await wordBlocks(section.sections ?? [], own, depth + 1)))
  }
  return parts
}

async function wordParts(blocks: readonly Block[], place: WordPlace): Promise<Part[]> {
  const parts: Part[] = []
  for (const [at, block] of blocks.entries()) {
    parts.push(...(await wordBlock(block, place, announces(block, blocks[at + 1]))))
  }
  return parts
}

async function wordBlock(block: Block, outer: WordPlace, keepNext: boolean): Promise<Part[]> {
  const place = 'lang' in block && block.lang !== undefined ? { ...outer, lang: block.lang } : outer
  switch (block.kind) {
    case 'paragraph':
      return [new Paragraph({ ...(block.lead && { style: 'Lead' }), keepNext, children: wordRuns(block.runs, place) })]
    case 'list': {
      const reference = block.ordered ? numbersOf(place.lists.count++) : bullets
      return block.items.map(
        (item) => new Paragraph({ numbering: { reference, level: 0 }, children: wordRuns(item, place) }),
      )
    }
    case 'quote':
      return [
        new Paragraph({ style: 'Quote', keepNext: block.source !== undefined, children: wordRuns(block.runs, place) }),
        ...(block.source
          ? [new Paragraph({ style: 'QuoteSource', children: wordRuns(['– ', ...block.source], outer) })]
          : []),
      ]
    case 'facts':
      return [factsTable(block.facts, place), gap()]
    case 'callout':
      return [boxed(await calloutParts(block, place)), gap()]
    case 'table':
      return dataTable(block, place)
    case 'figure':
      return figure(block, place)
  }
}

const gap = () => new Paragraph({ style: 'Small' })

async function calloutParts({ title, blocks }: Extract<Block, { kind: 'callout' }>, place: WordPlace): Promise<Part[]> {
  const parts: Part[] =
    title === undefined ? [] : [new Paragraph({ style: 'CalloutTitle', children: wordRuns([title], place) })]
  return [...parts, ...(await wordParts(blocks, place))]
}

/** Sharp enough for 150 dots an inch, and half as many dots to pack as on a dense screen. */
const onPaper = 1.5

async function figure({ svg, alt, caption }: FigureBlock, place: WordPlace): Promise<Part[]> {
  const size = sizeOf(svg) ?? { width: 600, height: 400 }
  // Twentieths of a point make a fifteenth of a pixel each.
  const scale = Math.min(1, textWidth / 15 / size.width, 820 / size.height)
  const picture = new ImageRun({
    type: 'png',
    data: await pngOf(svg, onPaper),
    transformation: { width: Math.round(size.width * scale), height: Math.round(size.height * scale) },
    altText: { name: textOf(caption).slice(0, 120) || alt.slice(0, 120), title: '', description: alt },
  })
  return [
    new Paragraph({ keepNext: true, spacing: { before: 200, after: 60 }, children: [picture] }),
    ...(caption.length > 0 ? [new Paragraph({ style: 'Legend', children: wordRuns(caption, place) })] : []),
  ]
}
