import { type Nodes, parseMarkdown } from '#platform/markdown'

/**
 * What a text consists of, in order. Texts that the program writes say much the same of many places, and reading them is a
 * third of composing a report: paragraphs that stand alone, and the lines of plain lists, are remembered.
 */
export function parsed(text: string): readonly Nodes[] {
  const chunks = text.split(/\n{2,}/)
  return standAlone(chunks) ? chunks.flatMap(nodesOf) : parseMarkdown(text).children
}

/** Blank lines inside of code, HTML, quotes or lists end nothing, and a definition is for the whole text. */
const reachesFurther = /^[\s>`~<]|\]:|\r/m
const aList = /^(?:[-*+]|\d+[.)])(?:\s|$)/
const holdsList = new RegExp(aList, 'm')

const standAlone = (chunks: readonly string[]): boolean =>
  !chunks.some((chunk) => reachesFurther.test(chunk)) &&
  !chunks.some((chunk, at) => aList.test(chunk) && holdsList.test(chunks[at - 1] ?? ''))

/** One line an item, each of which says of one question what other lists say too. */
const plainList = /^- \S.*(?:\n- \S.*)+$/

function nodesOf(chunk: string): readonly Nodes[] {
  if (!plainList.test(chunk)) return remembered(chunk)
  const lines = chunk.split('\n').map(remembered)
  const lists = lines.flatMap(([list, more]) => (list?.type === 'list' && !more ? [list] : []))
  const [first] = lists
  if (!first || lists.length < lines.length) return remembered(chunk)
  return [{ ...first, children: lists.flatMap(({ children }) => children) }]
}

const most = 4000
const known = new Map<string, readonly Nodes[]>()

function remembered(chunk: string): readonly Nodes[] {
  const found = known.get(chunk)
  if (found) return found
  const nodes = parseMarkdown(chunk).children
  const [oldest] = known.size < most ? [] : known.keys()
  if (oldest !== undefined) known.delete(oldest)
  known.set(chunk, nodes)
  return nodes
}
