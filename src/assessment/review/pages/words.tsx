import type { View } from '#platform/http'
import { Badge } from '#ui'
import type { Round } from '../../model.ts'
import { clockOf } from '../model.ts'

/** How long until the report is due. */
export function ClockText({ view, round, now }: { view: View; round: Round; now: Date }) {
  const t = view.speech.words('review')
  const clock = clockOf(round, now)
  if (!clock) return null
  const { daysLeft, dueAt, stopped } = clock
  if (stopped) return <>{t('clock.stopped')}</>
  const date = view.speech.date(dueAt)
  return daysLeft < 0 ? (
    <>
      <Badge kind="late">{t('clock.late', { count: -daysLeft })}</Badge> {t('clock.was', { date })}
    </>
  ) : (
    <>{t('clock.left', { count: daysLeft, date })}</>
  )
}
