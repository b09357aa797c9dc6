import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { SearchDocument } from '#platform/search'

const root = join(import.meta.dirname, '..', '..')
export const languages = ['en', 'fr'] as const
type Tongue = (typeof languages)[number]

const random = xoroshiro128plus(20261123)
export const uniform = () => uniformFloat64(random)
export const below = (n: number) => Math.floor(uniform() * n)

/** Words of our own texts by how often they stand there, and behind them names that are made up: 40,000 in all. */
function vocabulary(lang: Tongue): string[] {
  const counts = new Map<string, number>()
  const files = ['instruments', 'library', 'site', 'assessment', 'insight', 'review', 'legal', 'strategy', 'network']
  for (const file of files) {
    const text = readFileSync(join(root, 'locales', lang, `${file}.json`), 'utf8')
    for (const word of text.toLowerCase().match(/\p{L}{2,}/gu) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const known = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word)
  const made = new Set(known)
  while (made.size < 40_000) made.add(madeUp())
  return [...made]
}

const onsets = ['b', 'br', 'c', 'd', 'f', 'g', 'gr', 'k', 'l', 'm', 'n', 'p', 'pr', 'r', 's', 'st', 't', 'tr', 'v', 'z']
const rimes = ['a', 'an', 'e', 'el', 'en', 'i', 'in', 'o', 'on', 'or', 'u', 'é', 'ais']
const syllable = () => `${onsets[below(onsets.length)] ?? ''}${rimes[below(rimes.length)] ?? ''}`
const madeUp = () => Array.from({ length: 3 + below(2) }, syllable).join('')

export const words: Readonly<Record<Tongue, readonly string[]>> = { en: vocabulary('en'), fr: vocabulary('fr') }

/** A rank by Zipf's law, exponent 1: the chance of a rank is one over it. */
const rank = (of: number) => Math.min(of - 1, Math.floor(Math.exp(uniform() * Math.log(of + 1))) - 1)
export const word = (lang: Tongue) => words[lang][rank(words[lang].length)] ?? ''
const sentence = (lang: Tongue, length: number) => Array.from({ length }, () => word(lang)).join(' ')

const kinds = ['event', 'publication', 'news item', 'project', 'practice']
const themes = ['anti_rumours', 'gentrification', 'covid_19', 'business_labour', 'education', 'mediation', 'media']

/** A title of seven words and a text of seventy, in both languages. */
export function documentOf(n: number, places: readonly string[]): SearchDocument {
  const year = 2005 + below(22)
  const textIn = (lang: Tongue) => ({ title: sentence(lang, 4 + below(7)), body: sentence(lang, 40 + below(60)) })
  return {
    kind: kinds[n % kinds.length] ?? 'event',
    id: `bench-${n}`,
    texts: { en: textIn('en'), fr: textIn('fr') },
    sourceLanguage: 'en',
    address: (lang) => `/${lang}/events/bench-${n}`,
    facets: {
      year: [String(year)],
      theme: [themes[below(themes.length)] ?? ''],
      place: [places[rank(places.length)] ?? ''],
    },
    audience: uniform() < 0.9 ? ['public'] : ['members'],
    publishedAt: new Date(Date.UTC(year, below(12), 1 + below(28))),
  }
}

/** One slip: a letter left out, doubled, or two changed over. */
export function misspelt(text: string): string {
  const at = 1 + below(Math.max(1, text.length - 2))
  const slips = [
    text.slice(0, at) + text.slice(at + 1),
    text.slice(0, at) + text[at] + text.slice(at),
    text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2),
  ]
  return slips[below(slips.length)] ?? text
}
