import type { View } from '#platform/http'
import { Badge } from '#ui'
import { type Step, type StepRecord, steps } from '../model.ts'
import { standingsOf, type StepStanding } from '../pipeline.ts'
import { sayDone, stepName } from '../words.ts'

interface StepListProps {
  view: View
  records: readonly StepRecord[]
  today: string
}

/** All seven, in the advised order, each as it stands today. */
export function StepList({ view, records, today }: StepListProps) {
  const t = view.speech.words('membership')
  const standings = standingsOf(records)
  return (
    <section>
      <h2>{t('accession.steps')}</h2>
      <ol class="steps-taken" role="list">
        {steps.map((step) => (
          <StepItem view={view} step={step} standing={standings[step]} today={today} />
        ))}
      </ol>
    </section>
  )
}

interface ItemProps {
  view: View
  step: Step
  standing: StepStanding
  today: string
}

function StepItem({ view, step, standing, today }: ItemProps) {
  const { speech } = view
  const t = speech.words('membership')
  const late = standing.state === 'planned' && standing.dueOn < today
  const document = standing.state === 'done' ? standing.record.document : null
  return (
    <li class={late ? 'late' : standing.state}>
      <h3>{stepName(speech, step)}</h3>
      <p>
        {standing.state === 'done' && <Badge kind="good">{t('accession.step.done')}</Badge>}
        {standing.state === 'planned' && (
          <Badge kind={late ? 'late' : 'waiting'}>{t(late ? 'overdue' : 'accession.step.planned')}</Badge>
        )}
        {standing.state === 'open' && <Badge>{t('accession.step.open')}</Badge>}{' '}
        {standing.state === 'done' && sayDone(speech, standing.on)}
        {standing.state === 'planned' && speech.date(standing.dueOn)}
        {document && (
          <>
            {' '}
            <a href={document} rel="noreferrer">
              {t('accession.document')}
            </a>
          </>
        )}
      </p>
      <p class="hint">{t(`step.about.${step}`)}</p>
    </li>
  )
}
