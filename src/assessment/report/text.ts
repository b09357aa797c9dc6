import type { Block, Run, Runs, Section } from '#platform/document'
import type { Speech } from '#platform/i18n'
import { isAllowedLink, type Nodes } from '#platform/markdown'
import { figureRun } from './figure-words.ts'
import type { Figures } from './figures.ts'
import { parsed } from './parsed.ts'
import { piecesOf } from './tokens.ts'

/** What a text is turned into a document with. */
export interface Reading {
  readonly speech: Speech
  readonly figures: Figures
  /** Parts that the program draws, by the name that stands for each: `{block:chart}`. */
  readonly blocks: ReadonlyMap<string, readonly Block[]>
}

interface Part {
  readonly title: string
  readonly blocks: Block[]
}

/** The text of a section: what comes before its first heading, and a part under each. */
export function sectionFrom(text: string, head: Pick<Section, 'key' | 'title'>, reading: Reading): Section {
  const parts: Part[] = [{ title: '', blocks: [] }]
  for (const node of parsed(text)) {
    if (node.type === 'heading') parts.push({ title: plain(runsOf(node.children, reading)), blocks: [] })
    else parts.at(-1)?.blocks.push(...blocksOf(node, reading))
  }
  const [first, ...rest] = parts
  const sections = rest.map(({ title, blocks }, i) => ({ key: `${head.key}-${i + 1}`, title, blocks }))
  return { ...head, blocks: first?.blocks ?? [], ...(sections.length > 0 && { sections }) }
}

const plain = (runs: Runs): string => runs.map((run) => (typeof run === 'string' ? run : run.text)).join('')

function blocksOf(node: Nodes, reading: Reading): readonly Block[] {
  switch (node.type) {
    case 'paragraph': {
      const placed = placedBlock(node, reading)
      if (placed) return placed
      return [{ kind: 'paragraph', runs: runsOf(node.children, reading) }]
    }
    case 'list': {
      const items = node.children.map((item) =>
        item.children.flatMap((child) => ('children' in child ? runsOf(child.children, reading) : [])),
      )
      return [{ kind: 'list', ...(node.ordered && { ordered: true as const }), items }]
    }
    case 'blockquote': {
      const runs = node.children.flatMap((child) => ('children' in child ? runsOf(child.children, reading) : []))
      return [{ kind: 'quote', runs }]
    }
    case 'html':
    case 'code':
      return [{ kind: 'paragraph', runs: [node.value] }]
    default:
      return []
  }
}

/** A paragraph that is nothing but the name of a part. */
function placedBlock(node: Extract<Nodes, { type: 'paragraph' }>, { blocks }: Reading): readonly Block[] | undefined {
  const [only, more] = node.children
  if (more || only?.type !== 'text') return undefined
  const name = /^\{block:([a-z]+)\}$/.exec(only.value.trim())?.[1]
  return name === undefined ? undefined : (blocks.get(name) ?? [])
}

interface Style {
  readonly bold?: true
  readonly italic?: true
  readonly href?: string
}

function runsOf(nodes: readonly Nodes[], reading: Reading, style: Style = {}): Run[] {
  return nodes.flatMap((node): Run[] => {
    switch (node.type) {
      case 'text':
      case 'html':
      case 'inlineCode':
        return wordRuns(node.value, reading, style)
      case 'emphasis':
        return runsOf(node.children, reading, { ...style, italic: true })
      case 'strong':
        return runsOf(node.children, reading, { ...style, bold: true })
      case 'link':
        return runsOf(node.children, reading, isAllowedLink(node.url) ? { ...style, href: node.url } : style)
      case 'break':
        return [' ']
      case 'paragraph':
        return runsOf(node.children, reading, style)
      default:
        return []
    }
  })
}

function wordRuns(words: string, { speech, figures }: Reading, style: Style): Run[] {
  const plainStyle = Object.keys(style).length === 0
  return piecesOf(words).map((piece): Run => {
    if (typeof piece === 'string') {
      const said = piece.replaceAll('\n', ' ')
      return plainStyle ? said : Object.assign({ text: said }, style)
    }
    const run = figureRun(speech, figures, piece.key)
    return typeof run === 'string' ? run : Object.assign({}, style, run)
  })
}

/** Words of others in a text of ours: signs that would be read as format stand for themselves. */
export const literal = (words: string): string => words.replace(/[\\`*_[\]<>#{}|~]/g, String.raw`\$&`)
