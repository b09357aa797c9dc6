import { type Basis, bases, type FigureKey, isFigureKey, type Variant, variants } from './model.ts'

// What somebody typed, in a form or in a cell of a table, as values: each with what is wrong where it cannot be read.

export type Fault =
  | 'year'
  | 'date'
  | 'score'
  | 'whole'
  | 'rank_beyond'
  | 'variant'
  | 'basis'
  | 'area'
  | 'source'
  | 'source_missing'
  | 'figure_missing'
  | 'file_type'
  | 'file_size'
  | 'too_long'
  | 'reason_missing'
  | 'name_missing'
  | 'country'
  | 'place_unknown'
  | 'place_not_yours'
  | 'twice'
  | 'disagrees'

export type Read<Value> = { readonly value: Value } | { readonly fault: Fault }

const value = <Value>(read: Value): Read<Value> => ({ value: read })
const fault = (code: Fault): { fault: Fault } => ({ fault: code })

/** PostgreSQL takes no NUL in a text. */
export const plain = (typed: string): string => typed.replaceAll('\0', '').trim()

/** Texts longer than this are no name, no note and no address. */
export const longest = 1000

export function readText(typed: string): Read<string | null> {
  const text = plain(typed)
  return text.length > longest ? fault('too_long') : value(text || null)
}

/** The first comparisons were made in 2008; a result of next year is a mistyped one. */
export function readYear(typed: string, thisYear: number): Read<number | null> {
  const text = plain(typed)
  if (text === '') return value(null)
  const year = /^\d{4}$/.test(text) ? Number(text) : Number.NaN
  return year >= 2005 && year <= thisYear ? value(year) : fault('year')
}

/** YYYY, YYYY-MM or YYYY-MM-DD, of a day that exists. */
export function readDate(typed: string): Read<string | null> {
  const text = plain(typed)
  if (text === '') return value(null)
  if (!/^\d{4}(-\d{2}(-\d{2})?)?$/.test(text)) return fault('date')
  const date = new Date(`${text}-01-01`.slice(0, 10))
  const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
  return exists ? value(text) : fault('date')
}

/** 0..100 as printed, with a decimal point or comma; null where nothing is typed. */
export function readScore(typed: string): Read<number | null> {
  const text = plain(typed).replace(/\s*%$/, '').replace(',', '.')
  if (text === '') return value(null)
  const score = /^\d{1,3}(\.\d{1,4})?$/.test(text) ? Number(text) : Number.NaN
  return score >= 0 && score <= 100 ? value(score) : fault('score')
}

export function readWhole(typed: string): Read<number | null> {
  const text = plain(typed)
  if (text === '') return value(null)
  return /^[1-9]\d{0,3}$/.test(text) ? value(Number(text)) : fault('whole')
}

export function readVariant(typed: string): Read<Variant> {
  const text = plain(typed).toLowerCase() || 'unspecified'
  const known = variants.find((variant) => variant === text)
  return known ? value(known) : fault('variant')
}

export function readBasis(typed: string): Read<Basis> {
  const text = plain(typed).toLowerCase() || 'own_result'
  const known = bases.find((basis) => basis === text)
  return known ? value(known) : fault('basis')
}

export function readArea(typed: string): Read<FigureKey> {
  const text = plain(typed).toLowerCase()
  return isFigureKey(text) ? value(text) : fault('area')
}

export function readSource(typed: string): Read<string | null> {
  const text = plain(typed)
  if (text === '') return value(null)
  if (text.length > longest) return fault('too_long')
  return /^https?:\/\/[^\s]+\.[^\s]+$/i.test(text) && URL.canParse(text) ? value(text) : fault('source')
}
