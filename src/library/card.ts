import type { DraftContent } from './drafts/model.ts'
import type { PracticeRecord } from './model.ts'

/** Pure: what a full card of a practice consists of, and which of it an entry has. */

export const parts = [
  'summary',
  'period',
  'rationale',
  'process',
  'impact',
  'measures',
  'documents',
  'translation',
] as const

export interface CardPart {
  readonly key: (typeof parts)[number]
  readonly there: boolean
}

/** Of an entry of the record alone, or with what its place wrote. */
export function cardParts(practice: PracticeRecord, content: DraftContent | undefined): CardPart[] {
  const text = content?.texts[content.original]
  const there: Record<(typeof parts)[number], boolean> = {
    summary: practice.summary !== '',
    period: practice.period !== null || practice.year !== null,
    rationale: Boolean(text?.rationale),
    process: Boolean(text?.process),
    impact: Boolean(text?.impact),
    measures: content !== undefined && (content.notMeasured || (text?.measures.length ?? 0) > 0),
    documents: (content?.documents.length ?? 0) > 0,
    translation: practice.translation !== null,
  }
  return parts.map((key) => ({ key, there: there[key] }))
}
