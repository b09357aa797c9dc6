/** Widths of characters in em: those of Source Sans 3 for Latin letters, rounded up; whole scripts for the rest. */
const latin: readonly (readonly [characters: string, em: number])[] = [
  [" \u00a0\u202f.,:;'’|!ijlI", 0.28],
  ['ftr()[]-–/"“”«»', 0.38],
  ['cszJ', 0.47],
  ['mwMW@%…', 0.84],
  ['ABCDEFGHKLNOPQRSTUVXYZ', 0.64],
]
const em = new Map(latin.flatMap(([characters, width]) => Array.from(characters, (one) => [one, width] as const)))
const marks = /\p{M}/u
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\uff01-\uff60]/u
const ours = /[\p{Script=Latin}\d]/u
const breaks = /(?<=[ \-–])|(?<=\p{Script=Han})|(?<=\p{Script=Hiragana})|(?<=\p{Script=Katakana})/u
const joined = /[\p{Script=Arabic}\p{Script=Hebrew}]/u

/** Room for a heavier weight, and for the fallback font while ours loads. */
const allowance = 1.08

/** An estimate from above, in the unit of `size`: there is no font to measure with on the server. */
export function textWidth(text: string, size: number): number {
  let width = 0
  for (const character of text) width += characterWidth(character)
  return width * size * allowance
}

function characterWidth(character: string): number {
  const known = em.get(character)
  if (known !== undefined) return known
  // An accent changes no width; what is found is kept, for there are few characters and many texts.
  const base = character.normalize('NFD').charAt(0)
  const width = em.get(base) ?? scriptWidth(character)
  em.set(character, width)
  return width
}

function scriptWidth(character: string): number {
  if (marks.test(character)) return 0
  if (wide.test(character)) return 1
  if (ours.test(character)) return 0.56
  return joined.test(character) ? 0.58 : 0.66
}

/** Lines that fit: broken at spaces and after hyphens, between any two signs of scripts without spaces, else anywhere. */
export function wrap(text: string, size: number, room: number): string[] {
  if (textWidth(text, size) <= room) return [text]
  const lines: string[] = []
  let line = ''
  for (const piece of text.split(breaks)) {
    if (textWidth((line + piece).trimEnd(), size) <= room) {
      line += piece
      continue
    }
    if (line) lines.push(line.trimEnd())
    const parts = breakAnywhere(piece, size, room)
    line = parts.pop() ?? ''
    lines.push(...parts)
  }
  return [...lines, line.trimEnd()].filter(Boolean)
}

function breakAnywhere(word: string, size: number, room: number): string[] {
  const parts: string[] = []
  let part = ''
  for (const character of word) {
    if (part && textWidth((part + character).trimEnd(), size) > room) {
      parts.push(part)
      part = ''
    }
    part += character
  }
  return [...parts, part]
}
