import type { Asked } from './model.ts'

const longest = 200
const mostWords = 12
const aWord = /[\p{L}\p{N}]/u

/** `gender "social housing" -loans` → two things wanted, one unwanted. Whatever is typed can be read. */
export function readAsked(text: string): Asked {
  const kept = text.replaceAll('\0', ' ').slice(0, longest).normalize('NFC')
  const words: string[] = []
  const without: string[] = []
  let open = false
  for (const [whole, minus, phrase, word] of kept.matchAll(
    /(?<![^\s])(-?)(?:["“„«]([^"“”„«»]*)(?:["”“»]|$)|(\S+))/gu,
  )) {
    const wanted = (phrase ?? word ?? '').trim()
    if (!aWord.test(wanted)) continue
    ;(minus ? without : words).push(wanted)
    open = !minus && word !== undefined && kept.trimEnd().endsWith(whole) && /^[\p{L}\p{M}\p{N}]{3,}$/u.test(wanted)
  }
  return {
    words: words.slice(0, mostWords),
    without: without.slice(0, mostWords),
    open: open && words.length <= mostWords,
    cut: text.length > longest || words.length > mostWords || without.length > mostWords,
  }
}

/** The words as they are typed again, one of them changed. */
export function written({ words, without }: Pick<Asked, 'words' | 'without'>): string {
  const quoted = (word: string) => (/\s/.test(word) ? `"${word}"` : word)
  return [...words.map(quoted), ...without.map((word) => `-${quoted(word)}`)].join(' ')
}
