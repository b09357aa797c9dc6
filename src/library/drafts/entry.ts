import type { MappingRow } from '../mapping/model.ts'
import { ownerSource, type Translation } from '../model.ts'
import { isBlank } from './complete.ts'
import type { DraftContent } from './model.ts'

/** What stands in the bank of a practice that its place wrote. */
export interface OwnEntry {
  readonly title: string
  readonly summary: string
  readonly language: string
  readonly translation: Translation | null
  readonly year: number | null
  readonly period: string | null
  readonly area: string
  readonly source: string
}

/** Of a draft that lacks nothing: its purpose is its summary. Throws Error without an area. */
export function entryOf({ original, texts, area, from, until }: DraftContent, placeId: string): OwnEntry {
  const text = texts[original]
  if (!text || area === null) throw new Error('A draft that lacks something is not published.')
  const other = Object.entries(texts).find(([lang, one]) => lang !== original && !isBlank(one))
  const ended = until === null || until === from ? String(from) : `${from}–${until}`
  return {
    title: text.title,
    summary: text.purpose,
    language: original,
    translation: other ? { language: other[0], title: other[1].title, summary: other[1].purpose } : null,
    year: from,
    // As the record puts what goes on, so that any language can say it.
    period: from !== null && until === null ? `since ${from}` : ended,
    area,
    source: ownerSource(placeId),
  }
}

/** A place answers for the questions it names itself. */
export const mappingOf = ({ items, origin }: DraftContent, practiceId: string): MappingRow[] =>
  items.map((item) => ({
    practiceId,
    item,
    fit: 'strong',
    reasons:
      origin?.item === item
        ? {
            en: `The place wrote it from its own answer to this question in its round of ${origin.year}.`,
            fr: `Le territoire l’a rédigée à partir de sa propre réponse à cette question, lors de sa campagne ${origin.year}.`,
          }
        : {
            en: 'The place itself names this question as one that the practice answers.',
            fr: 'Le territoire cite lui-même cette question parmi celles auxquelles la pratique répond.',
          },
  }))

/** `Brannoreth`, `Keys to the house` → `brannoreth-qn-keys-to-the-house`. */
export function entryId(placeId: string, title: string): string {
  const slug = title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return `${placeId}-${slug || 'practice'}`.slice(0, 90).replace(/-+$/, '')
}
