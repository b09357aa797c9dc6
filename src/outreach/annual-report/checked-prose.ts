import { nearest } from '#instruments'
import { type Nodes, parseMarkdown } from '#platform/markdown'
import type { Chapter, Material, Problem, Prose } from './model.ts'
import { isBlock, piecesOf, type Query } from './queries.ts'

export type Known = Material['known']

/** Everything in the chapters that would let a figure be wrong unseen, and where it stands. */
export const faultsInProse = (prose: Prose, known: Known, languages: readonly string[]): Problem[] =>
  prose.chapters.flatMap((chapter) => languages.flatMap((lang) => faultsInChapter(prose, chapter, { lang, known })))

interface Reading {
  readonly lang: string
  readonly known: Known
}

function faultsInChapter(prose: Prose, { key, text, title }: Chapter, { lang, known }: Reading): Problem[] {
  const of = lang as keyof typeof text
  const written = text[of]
  if (!written?.trim() || !title[of]?.trim()) {
    return [{ kind: 'text missing', chapter: key, lang, line: null, what: key, hint: lang }]
  }
  return faultsInText(written, { names: prose.names, known }).map((fault) =>
    Object.assign(fault, { chapter: key, lang }),
  )
}

type Fault = Pick<Problem, 'kind' | 'line' | 'what' | 'hint'>

/** Each with its line. */
export function faultsInText(text: string, given: { names: readonly string[]; known: Known }): Fault[] {
  const queries = text.split('\n').flatMap((line, i) => queryFaults(line, given.known).map((fault) => at(fault, i + 1)))
  return [...queries, ...typedIn(parseMarkdown(text), given)].sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
}

const at = (fault: Omit<Fault, 'line'>, line: number): Fault => ({ ...fault, line })

function queryFaults(line: string, known: Known): Omit<Fault, 'line'>[] {
  return piecesOf(line).flatMap((piece): Omit<Fault, 'line'>[] => {
    if (typeof piece === 'string') return []
    if ('faulty' in piece) return [{ kind: 'form', what: piece.faulty, hint: '' }]
    const alone = line.trim() === piece.written
    if (isBlock(piece.query) && !alone) return [{ kind: 'form', what: piece.written, hint: 'alone' }]
    return unknownIn(piece.query, known, piece.written)
  })
}

function unknownIn(query: Query, { figures, series }: Known, written: string): Omit<Fault, 'line'>[] {
  if (query.kind === 'own') return []
  const ofFigures = query.kind === 'figure' || query.kind === 'words'
  const there = ofFigures ? figures : [...series, ...figures]
  if (there.includes(query.name)) return []
  return [{ kind: 'unknown query', what: written, hint: nearest(query.name, there) ?? '' }]
}

interface Allowed {
  readonly names: readonly string[]
  readonly known: Known
}

/**
 * Digits as a reader will see them, wherever the Markdown hides them: in entities, in broken links, as numbers of a list.
 * What stands in italics and is wholly the title of an entry keeps its own; so do names of the file's list.
 */
function typedIn(node: Nodes, allowed: Allowed): Fault[] {
  const line = node.position?.start.line ?? 1
  if (node.type === 'emphasis' && allowed.known.titles.has(wordsIn(node).trim())) return []
  if ('value' in node) {
    return node.value
      .split('\n')
      .flatMap((words, i) => digitsIn(withoutQueries(words), allowed.names).map((what) => typed(what, line + i)))
  }
  const inside = 'children' in node ? node.children.flatMap((child) => typedIn(child, allowed)) : []
  return node.type === 'list' && node.ordered ? [typed(`${node.start ?? 1}.`, line), ...inside] : inside
}

const typed = (what: string, line: number): Fault => ({ kind: 'figure in words', what, hint: '', line })

const wordsIn = (node: Nodes): string => {
  if ('value' in node) return node.value
  return 'children' in node ? node.children.map(wordsIn).join('') : ''
}

/** What is written like a query and is none is shown as it stands. */
const withoutQueries = (words: string): string =>
  piecesOf(words)
    .map((piece) => (typeof piece === 'string' ? piece : 'faulty' in piece ? piece.faulty : ' \uE000 '))
    .join('')

/** Digits of any script, and signs that are numbers: ², ①, Ⅷ. */
export function digitsIn(words: string, names: readonly string[]): string[] {
  const left = names.reduce((text, name) => text.replaceAll(name, ' '), words)
  return left.match(/\p{N}+(?:[.,\u00a0\u202f ]?\p{N}+)*/gu) ?? []
}
