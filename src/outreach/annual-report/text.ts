import type { Block, Run, Section } from '#platform/document'
import { isAllowedLink, type Nodes, parseMarkdown } from '#platform/markdown'
import { blocksFor, rowsOf } from './blocks.ts'
import { formOf, isBlock, type Piece, piecesOf, type Query } from './queries.ts'
import { figureRun, inOrder, listRuns, type Pen, rowRun } from './saying.ts'

/** Headings inside a chapter are its parts. */
export function sectionFrom(pen: Pen, head: Pick<Section, 'key' | 'title' | 'newPage'>, text: string): Section {
  const parts: { title: string; blocks: Block[] }[] = [{ title: '', blocks: [] }]
  for (const node of parseMarkdown(text).children) {
    if (node.type === 'heading') parts.push({ title: plain(runsOf(pen, node.children)), blocks: [] })
    else parts.at(-1)?.blocks.push(...blocksOf(pen, node))
  }
  const [first, ...rest] = parts
  const sections = rest.map(({ title, blocks }, i) => ({ key: `${head.key}-${i + 1}`, title, blocks }))
  return { ...head, blocks: first?.blocks ?? [], ...(sections.length > 0 && { sections }) }
}

const plain = (runs: readonly Run[]): string => runs.map((run) => (typeof run === 'string' ? run : run.text)).join('')

function blocksOf(pen: Pen, node: Nodes): readonly Block[] {
  switch (node.type) {
    case 'paragraph': {
      const alone = placed(node)
      return alone ? blocksFor(pen, alone) : [{ kind: 'paragraph', runs: runsOf(pen, node.children) }]
    }
    case 'list': {
      const items = node.children.map((item) =>
        item.children.flatMap((child) => ('children' in child ? runsOf(pen, child.children) : [])),
      )
      return [{ kind: 'list', ...(node.ordered && { ordered: true as const }), items }]
    }
    case 'blockquote': {
      const runs = node.children.flatMap((child) => ('children' in child ? runsOf(pen, child.children) : []))
      return [{ kind: 'quote', runs }]
    }
    case 'html':
    case 'code':
      return [{ kind: 'paragraph', runs: [node.value] }]
    default:
      return []
  }
}

type Alone = Parameters<typeof blocksFor>[1]

/** A paragraph that is nothing but a query of rows. */
function placed(node: Extract<Nodes, { type: 'paragraph' }>): Alone | undefined {
  const [only, more] = node.children
  if (more || only?.type !== 'text') return undefined
  const pieces = piecesOf(only.value.trim())
  const [piece] = pieces
  if (pieces.length !== 1 || typeof piece !== 'object' || !('query' in piece)) return undefined
  const { query } = piece
  return query.kind === 'list' || isBlock(query) ? (query as Alone) : undefined
}

interface Style {
  readonly bold?: true
  readonly italic?: true
  readonly href?: string
}

function runsOf(pen: Pen, nodes: readonly Nodes[], style: Style = {}): Run[] {
  return nodes.flatMap((node): Run[] => {
    switch (node.type) {
      case 'text':
      case 'html':
      case 'inlineCode':
        return piecesOf(node.value).flatMap((piece) => pieceRuns(pen, piece).map((run) => styled(run, style)))
      case 'emphasis':
        return runsOf(pen, node.children, { ...style, italic: true })
      case 'strong':
        return runsOf(pen, node.children, { ...style, bold: true })
      case 'link':
        return runsOf(pen, node.children, isAllowedLink(node.url) ? { ...style, href: node.url } : style)
      case 'break':
        return [' ']
      case 'paragraph':
        return runsOf(pen, node.children, style)
      default:
        return []
    }
  })
}

function styled(run: Run, style: Style): Run {
  if (Object.keys(style).length === 0) return run
  return Object.assign({}, style, typeof run === 'string' ? { text: run } : run)
}

function pieceRuns(pen: Pen, piece: Piece): readonly Run[] {
  if (typeof piece === 'string') return [piece.replaceAll('\n', ' ')]
  return 'faulty' in piece ? [piece.faulty] : queryRuns(pen, piece.query)
}

function queryRuns(pen: Pen, query: Query): readonly Run[] {
  const { speech, material } = pen
  switch (query.kind) {
    case 'own':
      return [ownWord(pen, query.name)]
    case 'figure':
      return [figureRun(pen, query.name)]
    case 'words':
      return [formOf(query.forms, material.figures.get(query.name)?.value ?? 0, speech.locale)]
    case 'count':
      return [speech.number(rowsOf(pen, query)?.rows.length ?? 0)]
    default: {
      const found = rowsOf(pen, query)
      if (!found || found.rows.length === 0) return [{ text: pen.t('value.none'), italic: true }]
      return listRuns(
        pen,
        inOrder(speech, found.rows).map((row) => rowRun(pen, row)),
      )
    }
  }
}

export function ownWord({ speech, material }: Pick<Pen, 'speech' | 'material'>, name: string): string {
  const { year, network } = material
  if (name === 'network') return network?.name[speech.lang as 'en' | 'fr'] ?? ''
  return String(name === 'next_year' ? year + 1 : name === 'last_year' ? year - 1 : year)
}

/** Titles know the year and the network, and no figures. */
export const titleOf = (pen: Pick<Pen, 'speech' | 'material'>, title: string): string =>
  title.replace(/\{(year|next_year|last_year|network)\}/g, (_, name: string) => ownWord(pen, name))
