import type { Speech } from '#platform/i18n'
import { type Action, isOverdue, type Standing, stateOfAction } from './model.ts'
import type { Added } from './recommendations.ts'

/** What a version of a strategy can be of. */
export const changes = [
  'objective_added',
  'objective_changed',
  'objective_removed',
  'objective_moved',
  'action_added',
  'action_changed',
  'action_removed',
  'action_moved',
  'progress_noted',
  'progress_taken_back',
  'restored',
] as const

/** What a version did. */
export function changeWord(speech: Speech, change: string): string {
  const kind = changes.find((one) => one === change)
  return kind ? speech.words('strategy')(`change.${kind}`) : change
}

export function sayAdded(speech: Speech, { to, points }: Added): string {
  // Singular or plural goes by what is read.
  const count = Math.round(points * 10) / 10
  return speech.words('insight')(`gains.${to}`, { points: speech.score(points), count })
}

export const sayEuros = (speech: Speech, amount: number): string =>
  speech.number(amount, { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 })

/** How many actions are in each state; those overdue, which are counted in theirs, at the end. */
export function sayStanding(speech: Speech, { overdue, done, under_way, not_begun, dropped }: Standing): string {
  const t = speech.words('strategy')
  const states = speech.list([
    t('state.count.done', { count: done }),
    t('state.count.under_way', { count: under_way }),
    t('state.count.not_begun', { count: not_begun }),
    ...(dropped > 0 ? [t('state.count.dropped', { count: dropped })] : []),
  ])
  return t('doc.standing', { states: overdue > 0 ? t('state.count.overdue', { states, count: overdue }) : states })
}

export function sayStateOf(speech: Speech, action: Action, today: string): string {
  const t = speech.words('strategy')
  const state = t(`state.${stateOfAction(action)}`)
  return isOverdue(action, today) ? t('state.overdue', { state }) : state
}
