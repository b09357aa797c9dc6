/** What stands in a text for a figure, `{score:education}`, or for a part the program draws, `{block:chart}`. */
const token = /\{([a-z]+):([\w.:-]+)\}/gi

export interface Token {
  readonly key: string
  readonly at: number
  readonly length: number
}

export function tokensOf(text: string): Token[] {
  return [...text.matchAll(token)].map(({ 0: whole, 1: kind, 2: of, index }) => ({
    key: `${kind}:${of}`,
    at: index,
    length: whole.length,
  }))
}

/** A text in pieces: words as they are, and keys of tokens. */
export function piecesOf(text: string): (string | { readonly key: string })[] {
  const pieces: (string | { key: string })[] = []
  let end = 0
  for (const { key, at, length } of tokensOf(text)) {
    if (at > end) pieces.push(text.slice(end, at))
    pieces.push({ key })
    end = at + length
  }
  if (end < text.length) pieces.push(text.slice(end))
  return pieces
}

const braces = /\{[^{}\n]*\}/g

/** What is written like a token and names nothing, each once, as written. */
export function unknownTokens(text: string, known: (key: string) => boolean): string[] {
  const found = (text.match(braces) ?? []).filter((written) => {
    const [only] = tokensOf(written)
    return !(only && only.length === written.length && known(only.key))
  })
  return [...new Set(found)]
}

const number = /(?<![\p{L}\p{N}])\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?(?![\p{L}\p{N}-])/gu
// A year dates an event; it counts nothing.
const isYear = (written: string) => /^(19|20)\d\d$/.test(written)

// "68.8 out of 100", « 68,8 sur 100 »: the end of the scale measures nothing.
const scale = /(?<=(?:of|sur|to|à)\s)100(?![\d.,])|(?<=(?:of|sur|to|à)\s)100(?=[.,](?:\s|$))/g

export interface BareNumber {
  readonly written: string
  /** Keys of figures that are written so: one of their tokens would keep it right. */
  readonly equals: readonly string[]
}

/** Numbers that a person typed, each once; years and the numbers of a list are none. */
export function bareNumbers(text: string, figures: ReadonlyMap<string, string>): BareNumber[] {
  const words = text
    .replace(token, ' ')
    .replace(/\]\([^)]*\)/g, '] ')
    .replace(/^\s*\d+[.)]\s/gm, '')
    .replace(scale, ' ')
  const written = [...new Set(words.match(number) ?? [])].filter((one) => !isYear(one))
  return written.map((one) => ({
    written: one,
    equals: [...figures].filter(([, said]) => said.replace('+', '') === one).map(([key]) => key),
  }))
}
