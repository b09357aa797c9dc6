import type { Db } from '../database/index.ts'
import { languages } from '../i18n/index.ts'
import { readAsked, written } from './asked.ts'
import { spellings } from './english.ts'
import { type Asked, type Found, type Hit, most, type Reading, type Search } from './model.ts'
import { couldMatch, foldedHere, isMarked, marked, quoted, wordsOf } from './quote.ts'
import { nearest } from './spelling.ts'
import { findPage, type FoundPage, type FoundRow, listAlike, listMatching, listUnknown, type Query } from './store.ts'

/**
 * What a reader may find, best first. Where nothing is found: what begins so, then what was probably meant, then what has
 * some of the words.
 */
export async function search(db: Db, asked: Search): Promise<Found> {
  const read = readAsked(asked.text)
  const langs = [asked.lang, ...languages.filter((lang) => lang !== asked.lang)]
  const query = { languages: langs, ...read, beginning: false, whichever: false }
  if (asked.text.trim() === '') return toFound(db, { as: 'asked' }, undefined, await findPage(db, asked, undefined))
  if (read.words.length === 0) return nothing
  const found = await findPage(db, asked, query)
  if (found.total > 0) return toFound(db, { as: 'asked' }, query, found)
  return (await otherwise(db, asked, read, query)) ?? toFound(db, { as: 'asked' }, query, found)
}

export const nothing: Found = { reading: { as: 'asked' }, hits: [], total: 0, more: false, facets: {} }

async function otherwise(db: Db, asked: Search, read: Asked, query: Query): Promise<Found | undefined> {
  const tried = async (reading: Reading, changed: Query) => {
    const found = await findPage(db, asked, changed)
    return found.total > 0 ? toFound(db, reading, changed, found) : undefined
  }
  const parts = await listUnknown(db, asked, query.languages, [
    ...new Set(read.words.flatMap((word) => word.split(/\s+/))),
  ])
  const isUnknown = (word: string) => word.split(/\s+/).some((part) => parts.includes(part))
  const last = read.words.at(-1) ?? ''
  if (read.open && isUnknown(last)) {
    const found = await tried({ as: 'beginning', word: last }, { ...query, beginning: true })
    if (found) return found
  }
  const words = await Promise.all(read.words.map(async (word) => (isUnknown(word) ? correct(db, word) : word)))
  if (words.some((word, n) => word !== read.words[n])) {
    const text = written({ words, without: read.without })
    const found = await tried({ as: 'corrected', text }, { ...query, words })
    if (found) return found
  }
  return words.length > 1 ? tried({ as: 'some' }, { ...query, words, whichever: true }) : undefined
}

/** Each word of a phrase by itself; one that nothing resembles stays. */
async function correct(db: Db, phrase: string): Promise<string> {
  const parts = await Promise.all(
    phrase.split(/(\s+)/).map(async (word) => {
      if (word.trim().length < 4 || word.length > 40) return word
      const alike = await listAlike(db, word)
      return alike.some((one) => one.word === one.folded) ? word : (nearest(alike) ?? word)
    }),
  )
  return parts.join('')
}

async function toFound(db: Db, reading: Reading, query: Query | undefined, page: FoundPage): Promise<Found> {
  const facets: Record<string, { value: string; count: number }[]> = {}
  for (const { facet, count } of page.facets) {
    const [name = '', value = ''] = facet.split(/=(.*)/s)
    ;(facets[name] ??= []).push({ value, count })
  }
  const more = page.total > most
  return { reading, total: Math.min(page.total, most), more, facets, hits: await withMarks(db, query, page.rows) }
}

async function withMarks(db: Db, query: Query | undefined, rows: readonly FoundRow[]): Promise<Hit[]> {
  const words = query ? query.words.flatMap(wordsOf).flatMap(spellings) : []
  const texts = rows.flatMap((row) => [
    { lang: row.titleLang, text: row.title },
    { lang: row.bodyLang, text: row.body },
    ...(row.extra ? [{ lang: row.extraLang ?? row.bodyLang, text: row.extra }] : []),
  ])
  const candidates = query ? couldMatch(texts, words) : []
  const one = query && { ...query, words, without: [], whichever: true }
  const known = one && candidates.length > 0 ? await listMatching(db, one, candidates) : new Set<string>()
  const asked = new Set(words.map(foldedHere))
  const meant = candidates.filter(({ lang, word }) => known.has(`${lang} ${word}`) || asked.has(foldedHere(word)))
  const byLang = Map.groupBy(meant, ({ lang }) => lang)
  const askedIn = (lang: string) => byLang.get(lang)?.map(({ word }) => word) ?? []
  return rows.map((row) => toHit(row, askedIn))
}

function toHit(row: FoundRow, asked: (lang: string) => readonly string[]): Hit {
  const title = marked({ lang: row.titleLang, text: row.title }, asked(row.titleLang))
  const own = quoted({ lang: row.bodyLang, text: row.body }, asked(row.bodyLang))
  const lang = row.extraLang ?? row.bodyLang
  const other = row.extra && !isMarked(title) && !isMarked(own) && quoted({ lang, text: row.extra }, asked(lang))
  const { kind, id, address, facets, audience } = row
  return { kind, id, address, facets, audience, title, quote: other && isMarked(other) ? other : own }
}
