import { below, languages, misspelt, words } from './texts.ts'

export interface Kind {
  readonly what: string
  /** Of a hundred. */
  readonly share: number
  readonly query: (lang: 'en' | 'fr') => string
}

const ranked = (lang: 'en' | 'fr', from: number, to: number): string => words[lang][from + below(to - from)] ?? ''
const long = (lang: 'en' | 'fr', from: number, to: number): string => {
  for (let tries = 0; tries < 100; tries += 1) {
    const word = ranked(lang, from, to)
    if (word.length >= 7) return word
  }
  return ranked(lang, from, to)
}
const q = (text: string, more = '') => `q=${encodeURIComponent(text)}${more}`

/** What people are taken to type, and how often. */
export const mix: readonly Kind[] = [
  { what: 'a rare word', share: 20, query: (lang) => q(ranked(lang, 5_000, 40_000)) },
  { what: 'a common word', share: 20, query: (lang) => q(ranked(lang, 100, 600)) },
  { what: 'a word that stands everywhere', share: 15, query: (lang) => q(long(lang, 10, 100)) },
  { what: 'two words', share: 15, query: (lang) => q(`${ranked(lang, 50, 400)} ${ranked(lang, 400, 3_000)}`) },
  { what: 'a misspelt word', share: 15, query: (lang) => q(misspelt(long(lang, 100, 3_000))) },
  { what: 'a common word, by year', share: 5, query: (lang) => q(long(lang, 10, 200), `&year=${2005 + below(22)}`) },
  {
    what: 'a common word, by kind and theme',
    share: 5,
    query: (lang) => q(long(lang, 10, 200), '&kind=event&theme=media'),
  },
  { what: 'two words in quotes', share: 5, query: (lang) => q(`"${ranked(lang, 20, 100)} ${ranked(lang, 20, 100)}"`) },
]

export function anyOf(mixed: readonly Kind[]): () => string {
  const total = mixed.reduce((sum, { share }) => sum + share, 0)
  return () => {
    let at = below(total)
    const lang = languages[below(languages.length)] ?? 'en'
    const kind = mixed.find(({ share }) => (at -= share) < 0) ?? mixed[0]
    return `/${lang}/search?${kind?.query(lang) ?? ''}`
  }
}
