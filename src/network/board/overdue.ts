import { stepName } from '../accession/words.ts'
import type { Speech } from '#platform/i18n'
import type { Accession, Step } from '../accession/model.ts'
import { overdueSteps } from '../accession/pipeline.ts'
import type { Place } from '../model.ts'
import type { Obligation } from '../obligations/calendar.ts'
import { overdueFees } from '../obligations/fees.ts'
import { type Member, type ObligationName, obligationNames } from '../obligations/model.ts'
import { obligationName } from '../obligations/words.ts'

/** What can be late: an obligation, a fee, a planned step. */
export const overdueKinds = [...obligationNames, 'fee', 'step'] as const
export type OverdueKind = (typeof overdueKinds)[number]

/** Something that should have been done, and where to act on it. */
export type Overdue = { readonly place: Place; readonly dueOn: string } & (
  | { readonly kind: ObligationName }
  | { readonly kind: 'fee'; readonly year: number }
  | { readonly kind: 'step'; readonly step: Step; readonly accession: string }
)

/** The longest ago first. */
export function overdueOf(
  members: readonly { readonly member: Member; readonly obligations: readonly Obligation[] }[],
  accessions: readonly Accession[],
  today: string,
): Overdue[] {
  const owed = members.flatMap(({ member: { place, fees }, obligations }): Overdue[] => [
    ...obligations.flatMap(({ kind, state, dueOn }) => (state === 'overdue' ? [{ place, kind, dueOn }] : [])),
    ...overdueFees(fees, today).map(({ year, dueOn }) => ({ place, kind: 'fee' as const, year, dueOn })),
  ])
  const planned = accessions.flatMap((accession) =>
    overdueSteps(accession, today).map(({ step, dueOn }) => {
      return { place: accession.place, kind: 'step' as const, step, accession: accession.id, dueOn }
    }),
  )
  return [...owed, ...planned].sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
}

export function sayOverdue(speech: Speech, overdue: Overdue): string {
  const t = speech.words('membership')
  if (overdue.kind === 'fee') return t('board.overdue.fee', { year: String(overdue.year) })
  if (overdue.kind === 'step') return t('board.overdue.step', { step: stepName(speech, overdue.step) })
  return obligationName(speech, overdue.kind)
}

export const overdueKindName = (speech: Speech, kind: OverdueKind): string =>
  kind === 'fee' || kind === 'step' ? speech.words('membership')(`board.kind.${kind}`) : obligationName(speech, kind)
