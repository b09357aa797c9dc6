import type { Block, Doc, FigureBlock, Runs, Section } from './model.ts'

/** What keeps a document from being rendered at all: its maker's mistake, never its reader's. */
export class UnsoundDocument extends Error {
  readonly problems: readonly string[]

  constructor(title: string, problems: readonly string[]) {
    super(`"${title}" cannot be rendered: ${problems.join(' ')}`)
    this.problems = problems
  }
}

/**
 * The same document, once it is known that whoever cannot see it misses nothing and that no drawing in it runs anything.
 *
 * @throws UnsoundDocument
 */
export function checked(doc: Doc): Doc {
  const problems = [
    ...(isBlank(doc.title) ? ['It has no title.'] : []),
    ...(isLanguageTag(doc.lang) ? [] : ['Its language is no language tag.']),
    ...repeated(allSections(doc.sections)),
    ...allSections(doc.sections).flatMap(({ key, title, blocks }) => {
      const own = isBlank(title) ? ['It has no title.'] : []
      return [...own, ...blocks.flatMap(problemsOf)].map((problem) => `Section ${key}: ${problem}`)
    }),
  ]
  if (problems.length > 0) throw new UnsoundDocument(doc.title, problems)
  return doc
}

/** With those inside them, in the order of reading. */
export const allSections = (sections: readonly Section[]): readonly Section[] =>
  sections.flatMap((section) => [section, ...allSections(section.sections ?? [])])

export const textOf = (runs: Runs): string => runs.map((run) => (typeof run === 'string' ? run : run.text)).join('')

const isBlank = (text: string) => text.trim() === ''
const isLanguageTag = (text: string) => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text)

function repeated(sections: readonly Section[]): readonly string[] {
  const keys = sections.map(({ key }) => key)
  return [...new Set(keys.filter((key, at) => keys.indexOf(key) !== at))].map(
    (key) => `Two sections are called ${key}.`,
  )
}

function problemsOf(block: Block): readonly string[] {
  if (block.kind === 'figure') return figureProblems(block)
  if (block.kind === 'callout') return block.blocks.flatMap(problemsOf)
  if (block.kind !== 'table') return []
  const { caption, head, rows } = block
  const uneven = rows.some((row) => row.length !== head.length)
  return [
    ...(isBlank(caption) ? ['A table has no caption.'] : []),
    ...(head.length === 0 ? [`The table "${caption}" has no headings.`] : []),
    ...(uneven ? [`The table "${caption}" has rows of another width than its head.`] : []),
  ]
}

function figureProblems({ svg, alt, caption }: FigureBlock): readonly string[] {
  const name = `The figure "${textOf(caption)}"`
  return [
    ...(isBlank(alt) ? [`${name} has no text in its place for whoever does not see it.`] : []),
    ...(sizeOf(svg) ? [] : [`${name} is no drawing with a size.`]),
    ...(isAlive(svg) ? [`${name} runs something or fetches something.`] : []),
  ]
}

const isAlive = (svg: string): boolean =>
  /<(script|foreignObject|iframe|style|image)\b|<!(doctype|entity)/i.test(svg) ||
  /<[^>]*\s(on\w+\s*=|(xlink:)?href\s*=\s*["'](?!#))/i.test(svg)

/** Of a drawing, in px; undefined where it does not say. */
export function sizeOf(svg: string): { width: number; height: number } | undefined {
  const [root] = /<svg\b[^>]*>/.exec(svg) ?? []
  const given = (name: string) => Number(new RegExp(`\\s${name}="([\\d.]+)(?:px)?"`).exec(root ?? '')?.[1])
  const [, boxWidth, boxHeight] = /\sviewBox="[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)"/.exec(root ?? '') ?? []
  const width = given('width') || Number(boxWidth)
  const height = given('height') || Number(boxHeight)
  return width > 0 && height > 0 ? { width, height } : undefined
}
