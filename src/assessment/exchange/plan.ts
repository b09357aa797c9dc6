import { type Content, type Edition, type Revision, sameContent } from '#instruments'
import { type ExchangeRow, fitRow, type RowFault } from './rows.ts'

/** What an import would do with one row. */
export type PlannedRow =
  | Change
  | { readonly row: ExchangeRow; readonly status: 'same' | 'empty' }
  | { readonly row: ExchangeRow; readonly status: 'wrong'; readonly fault: RowFault }

export interface Change {
  readonly row: ExchangeRow
  /** `clash`: somebody else answered since the file was made; both answers will stand until somebody chooses. */
  readonly status: 'new' | 'changed' | 'clash'
  readonly content: Content
  readonly before: Content
  readonly basedOn: number
}

const nothing: Content = { answer: { state: 'missing' }, comment: '', source: '' }

/** Compares a file with the answers in force, row by row. */
export function planImport(
  edition: Edition,
  rows: readonly ExchangeRow[],
  answers: ReadonlyMap<string, Revision>,
): PlannedRow[] {
  const lines = new Map<string, number>()
  return rows.map((row): PlannedRow => {
    const fit = fitRow(edition, row)
    if ('fault' in fit) return { row, status: 'wrong', fault: fit.fault }
    const first = lines.get(row.item)
    if (first !== undefined) return { row, status: 'wrong', fault: { kind: 'twice', first } }
    lines.set(row.item, row.line)
    if (!fit.answer && !fit.comment && !fit.source) return { row, status: 'empty' }
    const current = answers.get(row.item)
    const before = current ?? nothing
    const content = {
      answer: fit.answer ?? before.answer,
      comment: fit.comment ?? before.comment,
      source: fit.source ?? before.source,
    }
    if (sameContent(content, before)) return { row, status: 'same' }
    const newest = current?.revision ?? 0
    const basedOn = Math.min(row.seen ?? newest, newest)
    const status = basedOn < newest ? 'clash' : current ? 'changed' : 'new'
    return { row, status, content, before, basedOn }
  })
}

export const isWrong = (plan: readonly PlannedRow[]): boolean => plan.some(({ status }) => status === 'wrong')

/** Nothing of a file is taken in while one of its rows is wrong. */
export const changesOf = (plan: readonly PlannedRow[]): Change[] =>
  isWrong(plan) ? [] : plan.filter((one) => 'content' in one)

/** What was previewed is what is taken in: another answer meanwhile makes another. */
export const fingerprintOf = (plan: readonly PlannedRow[]): string =>
  JSON.stringify(plan.map((one) => [one.row.item, one.status, 'basedOn' in one ? one.basedOn : null]))
