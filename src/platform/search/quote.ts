import type { Marked } from './model.ts'

const aWord = /[\p{L}\p{M}\p{N}]+/gu
const ofAWord = /[\p{L}\p{M}\p{N}]/u
/** Letters of a quotation from a long text. */
const room = 240

/** Only to guess which words could be meant: the database says which are. */
export const foldedHere = (text: string): string => (isPlain.test(text) ? text.toLowerCase() : foldedWhole(text))

const isPlain = /^[\p{ASCII}]*$/u
const foldedWhole = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('œ', 'oe').replaceAll('æ', 'ae')

export const wordsOf = (text: string): string[] => text.match(aWord) ?? []

/** Words of the texts that begin like one of those asked for. */
export function couldMatch(
  texts: readonly { lang: string; text: string }[],
  asked: readonly string[],
): { lang: string; word: string }[] {
  const beginnings = new Set(asked.map((word) => foldedHere(word).slice(0, 2)))
  const initials = new Set(Array.from(beginnings, (beginning) => beginning.charCodeAt(0)))
  const found = new Map<string, { lang: string; word: string }>()
  for (const { lang, text } of texts) {
    for (const word of wordsOf(text)) {
      // Of thousands of words most are told by their first letter, whose small form is one bit away.
      const initial = word.charCodeAt(0)
      if (initial < 128 && !initials.has(initial | 32)) continue
      // Two letters may become four where they are ligatures, and one where an accent stands by itself.
      if (beginnings.has(foldedHere(word.slice(0, 4)).slice(0, 2))) found.set(`${lang} ${word}`, { lang, word })
    }
  }
  return [...found.values()]
}

interface Text {
  readonly lang: string
  readonly text: string
}

/** Where one of these words, as they are written, stands as a whole word. */
function placesOf(text: string, words: readonly string[]): { at: number; word: string }[] {
  const found: { at: number; word: string }[] = []
  for (const word of words) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      if (!ofAWord.test(text.charAt(at - 1)) && !ofAWord.test(text.charAt(at + word.length))) found.push({ at, word })
    }
  }
  return found.sort((a, b) => a.at - b.at)
}

export function marked({ lang, text }: Text, asked: readonly string[]): Marked {
  const parts: string[] = []
  let end = 0
  for (const { at, word } of placesOf(text, asked)) {
    parts.push(text.slice(end, at), word)
    end = at + word.length
  }
  return { lang, parts: [...parts, text.slice(end)] }
}

/** Where most of what was asked for stands together; the beginning where nothing of it does. */
export function quoted(from: Text, asked: readonly string[]): Marked {
  const { text } = from
  if (text.length <= room) return marked(from, asked)
  const places = placesOf(text, asked).map(({ at }) => at)
  const countFrom = (first: number) => places.filter((at) => at >= first && at < first + room - 40).length
  const best = places.reduce((kept, at) => (countFrom(at) > countFrom(kept) ? at : kept), places[0] ?? 0)
  const start = best < room - 60 ? 0 : startOfWord(text, best - 60)
  const end = start + room >= text.length ? text.length : text.lastIndexOf(' ', start + room)
  const cut = text.slice(start, end > start ? end : start + room).trim()
  return marked({ ...from, text: `${start > 0 ? '… ' : ''}${cut}${end < text.length ? ' …' : ''}` }, asked)
}

function startOfWord(text: string, near: number): number {
  const space = text.indexOf(' ', Math.max(0, near))
  return space < 0 ? Math.max(0, near) : space + 1
}

export const isMarked = ({ parts }: Marked): boolean => parts.length > 1
