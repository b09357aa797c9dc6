import {
  type Answer,
  answerFrom,
  type Edition,
  findItem,
  type InputFault,
  type Item,
  nearest,
  notApplicable,
} from '#instruments'
import { longest } from '../draft.ts'

/** A line of a file of answers, as it was written. Nothing written leaves what is there. */
export interface ExchangeRow {
  /** Where it stands in the file, for whoever has to mend it. */
  readonly line: number
  readonly item: string
  /** answered, na, or nothing. */
  readonly state: string
  /** A code, several, or a number. */
  readonly values: readonly string[]
  readonly comment: string
  readonly source: string
  /** The newest revision that the file was made from; null where it does not say. */
  readonly seen: number | null
}

export type RowFault =
  | { readonly kind: 'unknown_item'; readonly near: string | undefined }
  | { readonly kind: 'twice'; readonly first: number }
  | { readonly kind: 'too_long'; readonly limit: number }
  | { readonly kind: 'answer'; readonly fault: InputFault }

/** A row that fits the edition: parts that were left empty are undefined. */
export interface FitRow {
  readonly item: Item
  readonly answer: Answer | undefined
  readonly comment: string | undefined
  readonly source: string | undefined
}

/** What is longer is no mistyped key. */
const longestKey = 40

/** One row by itself, against the questionnaire. */
export function fitRow(edition: Edition, row: ExchangeRow): FitRow | { readonly fault: RowFault } {
  const item = findItem(edition, row.item)
  if (!item) {
    const keys = edition.items.map(({ key }) => key)
    const near = row.item.length <= longestKey ? nearest(row.item, keys) : null
    return { fault: { kind: 'unknown_item', near: near ?? undefined } }
  }
  for (const part of ['comment', 'source'] as const) {
    if (row[part].length > longest[part]) return { fault: { kind: 'too_long', limit: longest[part] } }
  }
  const read = answerFrom(item, row.state === 'na' ? [...row.values, notApplicable] : row.values)
  if ('fault' in read) return { fault: { kind: 'answer', fault: read.fault } }
  return {
    item,
    answer: read.answer.state === 'missing' ? undefined : read.answer,
    comment: row.comment || undefined,
    source: row.source || undefined,
  }
}
