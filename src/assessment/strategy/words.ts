import type { Speech } from '#platform/i18n'
import { type Action, isOverdue, stateOfAction } from './model.ts'
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

export function sayStateOf(speech: Speech, action: Action, today: string): string {
  const t = speech.words('strategy')
  const state = t(`state.${stateOfAction(action)}`)
  return isOverdue(action, today) ? t('state.overdue', { state }) : state
}
