import { nearest } from '#instruments'
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

/** Line by line, so that each fault has its place. */
export function faultsInText(text: string, { names, known }: { names: readonly string[]; known: Known }): Fault[] {
  return text.split('\n').flatMap((line, i) => {
    const pieces = piecesOf(line)
    const found = pieces.flatMap((piece): Omit<Fault, 'line'>[] => {
      if (typeof piece === 'string') return []
      if ('faulty' in piece) return [{ kind: 'form', what: piece.faulty, hint: '' }]
      const alone = line.trim() === piece.written
      if (isBlock(piece.query) && !alone) return [{ kind: 'form', what: piece.written, hint: 'alone' }]
      return unknownIn(piece.query, known, piece.written)
    })
    const words = pieces.map((piece) => (typeof piece === 'string' ? piece : ' \uE000 ')).join('')
    const digits = digitsIn(words, names).map((what) => ({ kind: 'figure in words' as const, what, hint: '' }))
    return [...found, ...digits].map((fault) => Object.assign(fault, { line: i + 1 }))
  })
}

function unknownIn(query: Query, { figures, series }: Known, written: string): Omit<Fault, 'line'>[] {
  if (query.kind === 'own') return []
  const ofFigures = query.kind === 'figure' || query.kind === 'words'
  const there = ofFigures ? figures : [...series, ...figures]
  if (there.includes(query.name)) return []
  return [{ kind: 'unknown query', what: written, hint: nearest(query.name, there) ?? '' }]
}

/**
 * Digits that a person typed. Names of the list are taken out first, and so are titles, which stand in italics, addresses of
 * links, and the numbers of a list.
 */
export function digitsIn(line: string, names: readonly string[]): string[] {
  let words = line
  for (const name of names) words = words.replaceAll(name, ' ')
  words = words
    .replace(/\]\([^)]*\)/g, '] ')
    .replace(/^\s*\d+[.)]\s/, '')
    .replace(/(?<!\*)\*(?=[^*]*\p{L}{3})[^*\n]+\*(?!\*)/gu, ' ')
  return words.match(/\d+(?:[.,\u00a0\u202f ]?\d+)*/g) ?? []
}
