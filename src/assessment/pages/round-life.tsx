import type { View } from '#platform/http'
import type { NextToAct, Step } from '../life.ts'

interface RoundLifeProps {
  view: View
  steps: readonly Step[]
  next: NextToAct
  missing: number
}

/** What has happened to a round, when and by whom, and who is to act next. */
export function RoundLife({ view, steps, next, missing }: RoundLifeProps) {
  const t = view.speech.words('departments')
  const say = ({ what, at, by }: Step) =>
    t(by === null ? `life.${what}.nobody` : `life.${what}`, { date: view.speech.date(at), name: by ?? '' })
  return (
    <section class="round-life">
      <h2>{t('life.title')}</h2>
      <ol>
        {steps.map((step) => (
          <li>{say(step)}</li>
        ))}
      </ol>
      <h3>{t('life.next')}</h3>
      <p>{t(next, { count: missing })}</p>
    </section>
  )
}
