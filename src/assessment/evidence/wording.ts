import { type Edition, hasOptions, type Item, textsIn } from '#instruments'
import { type Piece, wordDifference } from '#platform/difference'

export type { Piece }

/** Two texts as one, word by word. */
export const difference = (before: string, after: string): Piece[] => gathered(wordDifference(before, after))

/** Words that changed one beside the other are read as one change: a space between them is no word that stayed. */
function gathered(pieces: readonly Piece[]): Piece[] {
  const found: Piece[] = []
  const run = { removed: '', added: '' }
  const flush = () => {
    for (const change of ['removed', 'added'] as const) {
      if (run[change] !== '') found.push({ text: run[change], change })
      run[change] = ''
    }
  }
  for (const [i, { text, change }] of pieces.entries()) {
    if (change !== 'same') run[change] += text
    else if (/^\s*$/.test(text) && run.removed !== '' && run.added !== '' && pieces[i + 1]) {
      run.removed += text
      run.added += text
    } else {
      flush()
      found.push({ text, change })
    }
  }
  flush()
  return found
}

export const differs = (pieces: readonly Piece[]): boolean => pieces.some(({ change }) => change !== 'same')

/** What is asked, and what may be answered, as it was and as it is. */
export interface Rewording {
  readonly lang: string
  readonly ask: readonly Piece[]
  readonly hint: readonly Piece[]
  /** Options that are new, gone, or put in other words. */
  readonly options: readonly (readonly Piece[])[]
}

interface Asked {
  readonly edition: Edition
  readonly item: Item
}

/** Undefined where a question and its options stand as they stood. */
export function rewordingOf(before: Asked, after: Asked, wished: string): Rewording | undefined {
  if (before.edition.id === after.edition.id) return undefined
  const { languages } = after.edition
  const lang = [wished, ...languages].find((one) => languages.includes(one) && before.edition.languages.includes(one))
  const [was, is] = [before, after].map(({ edition, item }) => textsIn(edition, lang ?? wished).item(item.key))
  if (!was || !is) return undefined
  const ask = difference(was.ask, is.ask)
  const hint = difference(was.hint ?? '', is.hint ?? '')
  const codes = new Set([...codesOf(before.item), ...codesOf(after.item)])
  const options = [...codes].map((code) => difference(was.options[code] ?? '', is.options[code] ?? '')).filter(differs)
  const changed = differs(ask) || differs(hint) || options.length > 0
  return changed ? { lang: is.lang, ask, hint, options } : undefined
}

const codesOf = (item: Item): string[] => (hasOptions(item) ? item.options.map(({ code }) => code) : [])
