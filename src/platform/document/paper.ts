import { type Addresses, leadsTo } from './address.ts'
import { isLanguage, speech } from '../i18n/index.ts'
import { allSections, sizeOf, textOf } from './check.ts'
import { cleaned } from './clean.ts'
import type { Block, Cell, Doc, Run, Runs, Section, TableBlock } from './model.ts'

/** How a document stands on paper: a book has a cover and contents, a sheet begins with its title. */
export type Form = 'book' | 'sheet'

export interface PaperWords {
  readonly contents: string
  /** The document's day, written out. */
  readonly date: string | null
}

/** In the document's language, else in English: what the program itself writes on paper. */
export function printedWords({ lang, date }: Doc): PaperWords {
  const base = lang.split('-')[0]
  const spoken = speech(isLanguage(base) ? base : 'en')
  return { contents: spoken.words('document')('contents'), date: date && spoken.date(date) }
}

interface Tongue {
  readonly lang: string
  readonly region?: string
}
/** A string where nothing but its words is to be said. */
type PaperRun = string | MarkedRun
interface MarkedRun {
  readonly text: string
  readonly bold?: true
  readonly italic?: true
  /** A number that the program wrote. */
  readonly bound?: true
  readonly section?: string
  readonly url?: string
  readonly tongue?: Tongue
}

/**
 * The document as values for the program that sets it (document.typ). It is told what to set as data and reads none of it
 * as markup: no text can break a page or change what it does, whatever signs it holds.
 */
export function paperOf(given: Doc, form: Form, words: PaperWords, origin?: string) {
  const doc = cleaned(given)
  const sections = new Set(allSections(doc.sections).map(({ key }) => key))
  const addresses = { origin, sections }
  const day = doc.date
  return {
    form,
    contents: words.contents,
    dateText: words.date,
    date: day && { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate() },
    tongue: tongueOf(doc.lang),
    title: line(doc.title),
    short: shortened(line(doc.title), 80),
    subtitle: doc.subtitle === undefined ? null : line(doc.subtitle),
    description: line(doc.description),
    author: doc.author === undefined ? null : line(doc.author),
    mark: doc.mark === undefined ? null : line(doc.mark),
    shortMark: doc.mark === undefined ? null : shortened(line(doc.mark), 160),
    identifier: doc.identifier === undefined ? null : line(doc.identifier),
    sections: doc.sections.map((section) => sectionOf(section, 1, addresses)),
  }
}

export type Paper = ReturnType<typeof paperOf>

function sectionOf(section: Section, level: number, addresses: Addresses): object {
  return {
    label: `s-${section.key}`,
    title: line(section.title),
    level,
    tongue: tongueOf(section.lang),
    newPage: section.newPage === true,
    blocks: blocksOf(section.blocks, addresses),
    sections: (section.sections ?? []).map((inner) => sectionOf(inner, Math.min(level + 1, 6), addresses)),
  }
}

function blocksOf(blocks: readonly Block[], addresses: Addresses): object[] {
  const set = blocks.map((block, at) => ({ ...blockOf(block, addresses), sticky: announces(block, blocks[at + 1]) }))
  return blocks.flatMap((block, at) => {
    if (standsBeside(blocks, at - 1)) return []
    if (!standsBeside(blocks, at)) return set.slice(at, at + 1)
    const width = widthBeside(blocks.slice(at, at + 2))
    const parts = set.slice(at, at + 2).map((part) => Object.assign({}, part, { room: width }))
    return [{ kind: 'pair', equal: block.kind === 'figure', width, parts, sticky: false }]
  })
}

/** In points: two drawings as wide as each other, and no taller than a page with a paragraph above them. */
const [halfLine, tallest] = [212, 525]

const widthBeside = (blocks: readonly Block[]): number =>
  Math.min(
    blocks.every(isNarrow) ? halfLine : 193,
    ...blocks.flatMap((block) => {
      if (block.kind !== 'figure') return []
      const { width, height } = drawn(block.svg)
      return [width, (tallest * width) / height]
    }),
  )

/** Signs of a paragraph beside a drawing: a longer one would run on below it in half a line. */
const besideDrawing = 700

/** Whether the next block stands at the side of this one. Of three narrow drawings in a row the first two do. */
function standsBeside(blocks: readonly Block[], at: number): boolean {
  const [one, next] = [blocks[at], blocks[at + 1]]
  if (!one || !isNarrow(next)) return false
  if (isNarrow(one)) return !standsBeside(blocks, at - 1)
  return one.kind === 'paragraph' && !isNarrow(blocks[at + 2]) && textOf(one.runs).length <= besideDrawing
}

const isNarrow = (block: Block | undefined): boolean => block?.kind === 'figure' && block.narrow === true

/** "These answers weigh most:" stays with what it announces. */
export const announces = (block: Block, next: Block | undefined): boolean =>
  next !== undefined && next.kind !== 'paragraph' && block.kind === 'paragraph' && /:\s*$/.test(textOf(block.runs))

function blockOf(block: Block, addresses: Addresses): object {
  const runs = (some: Runs) => runsOf(some, addresses)
  const tongue = 'lang' in block ? tongueOf(block.lang) : null
  switch (block.kind) {
    case 'paragraph':
      return { kind: block.kind, tongue, lead: block.lead === true, runs: runs(block.runs) }
    case 'list':
      return { kind: block.kind, tongue, ordered: block.ordered === true, items: block.items.map(runs) }
    case 'quote':
      return { kind: block.kind, tongue, runs: runs(block.runs), source: block.source ? runs(block.source) : null }
    case 'facts':
      return {
        kind: block.kind,
        facts: block.facts.map(({ label, value }) => ({ label: line(label), value: runs(value) })),
      }
    case 'callout': {
      const whole = lengthOf(block.blocks) < shortCallout && !block.blocks.some(({ kind }) => kind === 'figure')
      const title = block.title === undefined ? null : line(block.title)
      return { kind: block.kind, tongue, title, whole, blocks: blocksOf(block.blocks, addresses) }
    }
    case 'table':
      return tableOf(block, runs)
    case 'figure':
      return {
        kind: block.kind,
        svg: block.svg,
        alt: line(block.alt),
        caption: runs(block.caption),
        ...drawn(block.svg),
      }
  }
}

/** Signs of a row or table, and of a callout, that move to the next page whole: longer ones would leave half of it empty. */
const mostUnbroken = 1500
const mostRowsUnbroken = 24
const shortCallout = 600

const lengthOf = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, block) => sum + runsIn(block).reduce((all, runs) => all + textOf(runs).length, 0), 0)

function runsIn(block: Block): readonly Runs[] {
  if (block.kind === 'list') return block.items
  if (block.kind === 'facts') return block.facts.flatMap(({ label, value }) => [[label], value])
  if (block.kind === 'table') return block.rows.flatMap((row) => row.map(({ runs }) => runs))
  if (block.kind === 'callout') return block.blocks.flatMap(runsIn)
  return [block.kind === 'figure' ? block.caption : block.runs]
}

function tableOf(block: TableBlock, runs: (some: Runs) => PaperRun[]): object {
  const cell = ({ runs: some }: Cell) => runs(some)
  return {
    kind: block.kind,
    caption: line(block.caption),
    note: block.note ? runs(block.note) : null,
    numeric: block.head.map(({ numeric }) => numeric === true),
    widths: widthsOf(block),
    whole: block.rows.length <= mostRowsUnbroken && lengthOf([block]) < mostUnbroken,
    head: block.head.map(cell),
    rows: block.rows.map((row) => ({
      whole: row.every((one) => textOf(one.runs).length < mostUnbroken),
      cells: row.map(cell),
    })),
  }
}

/** Shares of the line: by the longest word of a heading and the longest text of a cell, within reason. */
export function widthsOf({ head, rows }: Pick<TableBlock, 'head' | 'rows'>): number[] {
  // Of many columns, one must not take the room of all.
  const most = head.length > 4 ? 32 : 44
  return head.map(({ runs }, column) => {
    const word = Math.max(
      ...textOf(runs)
        .split(/\s+/)
        .map(({ length }) => length),
    )
    const cells = rows.map((row) => textOf(row[column]?.runs ?? []).length)
    return Math.min(Math.max(word + 6, ...cells.map((length) => Math.min(length, most)), 8), most)
  })
}

/** CSS pixels in points, and whether it is taller than wide. */
function drawn(svg: string): { width: number; height: number } {
  const { width, height } = sizeOf(svg) ?? { width: 600, height: 400 }
  return { width: width * 0.75, height: height * 0.75 }
}

function runsOf(runs: Runs, addresses: Addresses): PaperRun[] {
  return runs.flatMap((run) => {
    const { text, bold, italic, href, lang, figure }: Exclude<Run, string> =
      typeof run === 'string' ? { text: run } : run
    if (text === '') return []
    const leads = leadsTo(href, addresses)
    const tongue = tongueOf(lang)
    if (!bold && !italic && !leads && !tongue) return text
    return {
      text,
      ...(bold && { bold }),
      ...(italic && { italic }),
      ...(figure !== undefined && { bound: true as const }),
      ...(leads && ('url' in leads ? leads : { section: `s-${leads.section}` })),
      ...(tongue && { tongue }),
    }
  })
}

const tongueOf = (tag: string | undefined): Tongue | null => {
  if (tag === undefined) return null
  const [lang = '', ...rest] = tag.split('-')
  const region = rest.find((part) => /^[A-Za-z]{2}$/.test(part))
  return /^[a-z]{2,3}$/.test(lang) ? { lang, ...(region && { region: region.toUpperCase() }) } : null
}

const line = (text: string): string => text.replace(/\s*\n\s*/g, ' ')

const shortened = (text: string, most: number): string => {
  if (text.length <= most) return text
  return `${text.slice(0, most).replace(/\s+\S*$/, '')} …`.toWellFormed()
}
