import type { Speech, Translate } from '#platform/i18n'
import type { Fault, Faults } from './forms.ts'
import type { Step } from './model.ts'
import type { PartialDate } from './partial-date.ts'
import type { Remark, Stage } from './pipeline.ts'

export const stepName = (speech: Speech, step: Step): string => speech.words('membership')(`step.${step}`)

/** As exactly as it is known. */
export function sayDate(speech: Speech, date: PartialDate): string {
  if (date.length === 4) return date
  return date.length === 7 ? speech.date(date, { month: 'long', year: 'numeric' }) : speech.date(date)
}

/** The date of what was done, or that none is recorded. */
export const sayDone = (speech: Speech, on: PartialDate | null): string =>
  on === null ? speech.words('membership')('accession.noDate') : sayDate(speech, on)

export function sayStage(speech: Speech, stage: Stage): string {
  const t = speech.words('membership')
  if (stage === 'welcomed' || stage === 'ended') return t(`stage.${stage}`)
  return t('stage.next', { step: stepName(speech, stage) })
}

export function sayRemark(speech: Speech, remark: Remark): string {
  const t = speech.words('membership')
  if (remark.kind !== 'order') return t(`remark.${remark.kind}`)
  return t('remark.order', { step: stepName(speech, remark.step), first: stepName(speech, remark.usuallyFirst) })
}

/** The sentence beside a field, where it was not taken. */
export const faultOf = <Field extends string>(
  t: Translate<'membership'>,
  faults: Faults<Field> | undefined,
  field: Field,
): string | undefined => {
  const fault: Fault | undefined = faults?.[field]
  return fault && t(`fault.${fault}`)
}
