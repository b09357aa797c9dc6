import type { Child } from 'hono/jsx'
import { href } from '#routes'
import { Empty, Notice, SelectField, TextArea, TextField } from '#ui'
import { type Fitness, type Step, visibilities } from '../model.ts'
import { sayConflict } from '../words.ts'
import type { RequestProps } from './request.tsx'

type FormProps = RequestProps & { children?: Child }

const routes = {
  assign: 'supportAssign',
  agree: 'supportAgree',
  deliver: 'supportDeliver',
  close: 'supportClose',
  decline: 'supportDecline',
  withdraw: 'supportWithdraw',
  reopen: 'supportReopen',
} as const satisfies Record<Step, string>

/** A step's form with its heading, and what was wrong where it was refused. */
function Framed({ view, request, refused, step, children }: FormProps & { step: Step }) {
  const t = view.speech.words('support')
  const amiss = refused?.step === step ? refused : undefined
  return (
    <section>
      <h2>{t(`step.${step}`)}</h2>
      {amiss && (
        <Notice kind="error" live>
          {amiss.objections.length > 0 ? amiss.objections.map((said) => <p>{said}</p>) : <p>{t('refused')}</p>}
        </Notice>
      )}
      <form method="post" action={href(routes[step], { lang: view.lang, request: request.id })} novalidate>
        {children}
      </form>
    </section>
  )
}

/** What a field shows: what was typed when the form was refused, else what is known. */
function fieldOf({ view, refused }: RequestProps, step: Step) {
  const t = view.speech.words('support')
  const amiss = refused?.step === step ? refused : undefined
  return (name: string, known: string | null | undefined) => {
    const fault = amiss?.faults[name]
    return { name, value: amiss?.typed[name] ?? known ?? '', error: fault && t(`error.${fault}`) }
  }
}

/** Whoever fits best first; whoever has a conflict of interest is named with it and cannot be chosen. */
export function AssignForm(props: FormProps) {
  const { view, request, fitnesses } = props
  const t = view.speech.words('support')
  if (fitnesses.length === 0) {
    return (
      <section>
        <h2>{t('step.assign')}</h2>
        <Empty title={t('assign.nobody')}>
          <p>{t('assign.nobody.hint')}</p>
        </Empty>
      </section>
    )
  }
  return (
    <Framed {...props} step="assign">
      <fieldset>
        <legend class="unseen">{t('step.assign')}</legend>
        {fitnesses.map((fitness) => (
          <Candidate {...props} fitness={fitness} chosen={fitness.expert.accountId === request.expertId} />
        ))}
      </fieldset>
      <button type="submit">{t('assign.submit')}</button>
    </Framed>
  )
}

function Candidate({ view, fitness, chosen }: FormProps & { fitness: Fitness; chosen: boolean }) {
  const { speech } = view
  const t = speech.words('support')
  const { expert, conflicts, remarks } = fitness
  const excluded = conflicts.length > 0
  const said = excluded
    ? conflicts.map((tie) => sayConflict(speech, tie))
    : remarks.map((remark) => t(`remark.${remark}`))
  return (
    <label class="option candidate">
      <input type="radio" name="expert" value={expert.accountId} checked={chosen && !excluded} disabled={excluded} />
      <span>
        {expert.name}
        <span class="also"> {said.length > 0 ? said.join(' ') : t('remark.fits')}</span>
      </span>
    </label>
  )
}

export function AgreeForm(props: FormProps) {
  const t = props.view.speech.words('support')
  const field = fieldOf(props, 'agree')
  return (
    <Framed {...props} step="agree">
      <TextArea
        {...field('work', props.request.work)}
        label={t('agree.work')}
        hint={t('agree.work.hint')}
        rows={4}
        maxlength={4000}
      />
      <TextField {...field('due', props.request.dueOn)} type="date" label={t('agree.due')} />
      <button type="submit">{t('agree.submit')}</button>
    </Framed>
  )
}

export function DeliverForm(props: FormProps) {
  const t = props.view.speech.words('support')
  const field = fieldOf(props, 'deliver')
  const { output } = props.request
  return (
    <Framed {...props} step="deliver">
      <TextField {...field('title', output?.title)} label={t('deliver.title')} maxlength={300} />
      <TextField {...field('link', output?.link)} type="url" label={t('deliver.link')} hint={t('deliver.link.hint')} />
      <SelectField
        {...field('visibility', output?.visibility ?? 'members')}
        label={t('deliver.visibility')}
        choices={visibilities.map((one) => ({ value: one, label: t(`visibility.${one}`) }))}
      />
      <button type="submit">{t('deliver.submit')}</button>
    </Framed>
  )
}

/** What needs a button and nothing else. */
export function PlainForm(props: FormProps & { step: 'close' | 'reopen' }) {
  const { step } = props
  const t = props.view.speech.words('support')
  return (
    <Framed {...props} step={step}>
      <p>{t(`${step}.text`)}</p>
      <button class={step === 'reopen' ? 'secondary' : undefined} type="submit">
        {t(`${step}.submit`)}
      </button>
    </Framed>
  )
}

/** Declined by the secretariat, or withdrawn by the place: with the reason, folded since it is rarely wanted. */
export function EndForm(props: FormProps & { step: 'decline' | 'withdraw' }) {
  const { step, refused } = props
  const t = props.view.speech.words('support')
  const field = fieldOf(props, step)
  return (
    <details open={refused?.step === step} class="end-step">
      <summary>{t(`${step}.open`)}</summary>
      <Framed {...props} step={step}>
        <TextArea {...field('reason', '')} label={t('end.reason')} rows={3} maxlength={4000} />
        <button class="secondary" type="submit">
          {t(`${step}.submit`)}
        </button>
      </Framed>
    </details>
  )
}
