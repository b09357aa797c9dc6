import { z } from 'zod'
import { type Answer, answerFrom, type InputFault, type Item } from '#instruments'
import { confidences, type Mark, type Part, sameAnswer, verdicts } from './model.ts'

/** Characters that a reason, a question or a reply may have. */
export const longest = 4000

/** What an expert has typed for one item, before it is known to fit. */
export interface MarkDraft {
  readonly verdict: string
  readonly values: readonly string[]
  readonly reason: string
  readonly confidence: string
  /** To be asked of the place. */
  readonly question: string
  /** The newest of one's own opinions that was seen; 0 for none. */
  readonly basedOn: number
  /** The newest answer of the place that was seen; 0 for none. */
  readonly read: number
}

/** By part of the form; a part without fault is not there. `same`: it proposes what the place said. */
export interface MarkFaults {
  readonly verdict?: 'missing'
  readonly answer?: InputFault | 'none' | 'same'
  readonly reason?: 'missing' | 'too_long'
  readonly confidence?: 'missing'
  readonly question?: 'too_long'
}

// Browsers send line ends as two characters; the database takes no NUL.
const text = z
  .string()
  .catch('')
  .transform((typed) => typed.replace(/\r\n?/g, '\n').replaceAll('\0', '').trim())
const revision = z.coerce.number().int().min(0).max(999_999)

const Fields = z.object({
  verdict: text,
  reason: text,
  confidence: text,
  question: text,
  basedOn: revision,
  read: revision,
})

/**
 * The form of an area: `ITEM.verdict`, `ITEM` (another answer), `ITEM.reason`, `ITEM.confidence`, `ITEM.question`,
 * `ITEM.revision`, `ITEM.read`; items that were not on the page are left out. Null when it is no such form.
 */
export function readMarks(form: Record<string, unknown>, items: readonly Item[]): Map<string, MarkDraft> | null {
  const drafts = new Map<string, MarkDraft>()
  for (const { key } of items) {
    if (form[`${key}.revision`] === undefined) continue
    const of = (name: string) => form[`${key}.${name}`]
    const read = Fields.safeParse({
      verdict: of('verdict'),
      reason: of('reason'),
      confidence: of('confidence'),
      question: of('question'),
      basedOn: of('revision'),
      read: of('read'),
    })
    const values = [form[key] ?? []].flat().filter((value): value is string => typeof value === 'string')
    if (!read.success) return null
    drafts.set(key, { ...read.data, values })
  }
  return drafts
}

/** What is to be saved of a draft: undefined where nothing was said. */
export function markFrom(
  item: Item,
  draft: MarkDraft,
  { part, said }: { part: Part; said: Answer },
): { mark: Omit<Mark, 'answer'> & { answer?: Answer } } | { faults: MarkFaults } | undefined {
  const { question, reason } = draft
  const verdict = verdicts.find((one) => one === draft.verdict)
  const confidence = confidences.find((one) => one === draft.confidence)
  const tooLong: MarkFaults = question.length > longest ? { question: 'too_long' } : {}
  if (!verdict) {
    const begun = confidence !== undefined || reason !== ''
    const faults: MarkFaults = { ...tooLong, ...(begun && { verdict: 'missing' as const }) }
    return Object.keys(faults).length > 0 ? { faults } : undefined
  }
  const proposed: Proposed = verdict === 'propose' ? proposalFrom(item, draft.values, said) : {}
  const needsReason = verdict === 'propose' && part === 'lead' && reason === ''
  const faults: MarkFaults = {
    ...tooLong,
    ...(proposed.fault && { answer: proposed.fault }),
    ...(needsReason && { reason: 'missing' as const }),
    ...(reason.length > longest && { reason: 'too_long' as const }),
    ...(!confidence && { confidence: 'missing' as const }),
  }
  if (Object.keys(faults).length > 0 || !confidence) return { faults }
  return { mark: { verdict, reason, confidence, ...(proposed.answer && { answer: proposed.answer }) } }
}

interface Proposed {
  readonly fault?: NonNullable<MarkFaults['answer']>
  readonly answer?: Answer
}

function proposalFrom(item: Item, values: readonly string[], said: Answer): Proposed {
  const read = answerFrom(item, values)
  if ('fault' in read) return { fault: read.fault }
  if (read.answer.state === 'missing') return { fault: 'none' }
  return sameAnswer(read.answer, said) ? { fault: 'same' } : { answer: read.answer }
}
