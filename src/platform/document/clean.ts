import type { Doc } from './model.ts'

/** Control signs, halves of pairs, code points that mean nothing: no font has them, no XML takes them, no reader misses them. */
export const clean = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)[\p{Cc}\p{Co}\p{Cn}\u2028\u2029]/gu, ' ')

/** The same document with clean texts. Drawings are XML already, and stay as they are. */
export const cleaned = (doc: Doc): Doc => within(doc) as Doc

function within(value: unknown, key?: string): unknown {
  if (typeof value === 'string') return key === 'svg' ? value : clean(value)
  if (Array.isArray(value)) return value.map((one) => within(one))
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, within(inner, name)]))
}
