import { href } from '#routes'
import { TextArea, TextField } from '#ui'
import { canTake, stateOfVisit } from '../model.ts'
import type { VisitProps } from './visit.tsx'

/** What comes next and who is to do it; for whoever is, the way. */
export function NextStep(props: VisitProps) {
  const { view, visit, rights } = props
  const t = view.speech.words('visits')
  const state = stateOfVisit(visit)
  return (
    <section class="next-step">
      <h2>{t('next.title')}</h2>
      <p>{t(`next.${state}`)}</p>
      {rights.write && canTake(visit, 'hold') && <HoldForm {...props} />}
      {rights.write && canTake(visit, 'send') && <StepButton {...props} step="send" to="visit" />}
      {(state === 'sent' || state === 'checked') && (
        <p class="actions">
          <a class="button" href={href('visitProfile', { lang: view.lang, visit: visit.id })}>
            {t(rights.check && state === 'sent' ? 'next.check.go' : 'next.profile.go')}
          </a>
        </p>
      )}
      {rights.run && canTake(visit, 'publish') && <StepButton {...props} step="publish" to="visitRun" />}
      {rights.write && canTake(visit, 'back') && <StepButton {...props} step="back" to="visit" />}
    </section>
  )
}

function StepButton({
  view,
  visit,
  step,
  to,
}: VisitProps & { step: 'send' | 'back' | 'publish'; to: 'visit' | 'visitRun' }) {
  const t = view.speech.words('visits')
  return (
    <form class="actions" method="post" action={href(to, { lang: view.lang, visit: visit.id })}>
      <button class={step === 'back' ? 'quiet' : undefined} type="submit" name="do" value={step}>
        {t(`step.${step}`)}
      </button>
    </form>
  )
}

function HoldForm({ view, visit, content, refused, today }: VisitProps) {
  const t = view.speech.words('visits')
  const sent = refused?.form === 'hold' ? refused : undefined
  const last = content.untilOn ?? content.fromOn
  return (
    <form method="post" action={href('visit', { lang: view.lang, visit: visit.id })} novalidate>
      <TextField
        name="held"
        type="date"
        label={t('step.hold.on')}
        value={sent?.typed['held'] ?? (last !== null && last <= today ? last : '')}
        error={sent && t('error.held')}
      />
      <button class="secondary" type="submit" name="do" value="hold">
        {t('step.hold')}
      </button>
    </form>
  )
}

export function CancelForm({ view, visit, refused }: VisitProps) {
  const t = view.speech.words('visits')
  const sent = refused?.form === 'cancel' ? refused : undefined
  return (
    <details class="end-step" open={sent !== undefined}>
      <summary>{t('cancel.open')}</summary>
      <form method="post" action={href('visitRun', { lang: view.lang, visit: visit.id })} novalidate>
        <TextArea
          name="reason"
          label={t('cancel.reason')}
          rows={3}
          maxlength={4000}
          error={sent && t('error.reason')}
        />
        <button class="secondary" type="submit" name="do" value="cancel">
          {t('cancel.submit')}
        </button>
      </form>
    </details>
  )
}
