import { isSubjectKey, subjectName } from '#instruments'
import { type Conflict, inLanguage } from '#network'
import type { Speech } from '#platform/i18n'
import { stateOf, type SupportRequest } from './model.ts'

export const themeName = (speech: Speech, theme: string): string =>
  isSubjectKey(theme) ? subjectName(theme, speech.lang) : theme

/** Its state with the day since when. */
export function sayState(speech: Speech, request: SupportRequest): string {
  const t = speech.words('support')
  const state = stateOf(request)
  const since = {
    asked: request.askedAt,
    assigned: request.assignedAt,
    agreed: request.agreedAt,
    delivered: request.deliveredAt,
    closed: request.closedAt,
    declined: request.endedAt,
    withdrawn: request.endedAt,
  }[state]
  return t('state.since', { state: t(`state.${state}`), date: since ? speech.date(since) : '' })
}

/** Why somebody must not be asked. */
export function sayConflict(speech: Speech, { kind, name, fromOn, untilOn }: Conflict): string {
  const t = speech.words('support')
  const words = { name: inLanguage(name, speech.lang).text, from: speech.date(fromOn) }
  if (kind === 'mandate') return t('conflict.mandate', words)
  return untilOn === null
    ? t('conflict.since', words)
    : t('conflict.between', { ...words, until: speech.date(untilOn) })
}
