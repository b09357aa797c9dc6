import type { View } from '#platform/http'
import { href } from '#routes'
import { SelectField, TextArea, TextField } from '#ui'
import type { Faults, StepForm } from '../forms.ts'
import { type Accession, steps } from '../model.ts'
import type { NextThing } from '../pipeline.ts'
import { longest } from '../typed.ts'
import { faultOf, stepName } from '../words.ts'

interface StepFieldsProps {
  view: View
  accession: Accession
  next: NextThing | null
  /** Whether the reader may record the welcome. */
  welcome: boolean
  rejected: { typed: StepForm; faults: Faults<keyof StepForm> } | undefined
}

/** Plans or records any step: the next one stands chosen. */
export function StepFields({ view, accession, next, welcome, rejected }: StepFieldsProps) {
  const { speech, lang } = view
  const t = speech.words('membership')
  const typed = rejected?.typed
  const error = (field: keyof StepForm) => faultOf(t, rejected?.faults, field)
  return (
    <section id="record">
      <h2>{t('record.title')}</h2>
      <form method="post" action={href('accessionSteps', { lang, accession: accession.id })}>
        <SelectField
          name="step"
          label={t('record.step')}
          choices={steps.map((step) => ({ value: step, label: stepName(speech, step) }))}
          value={typed?.step ?? next?.step}
          error={error('step')}
          hint={welcome ? undefined : t('record.welcomeOnly')}
        />
        <What view={view} chosen={typed?.what ?? 'done'} error={error('what')} />
        <TextField
          name="on"
          label={t('record.on')}
          hint={t('record.on.hint')}
          maxlength={10}
          inputmode="numeric"
          value={typed?.on}
          error={error('on')}
        />
        <TextArea
          name="note"
          label={t('record.note')}
          maxlength={longest.note}
          value={typed?.note}
          error={error('note')}
        />
        <TextField
          name="document"
          type="url"
          label={t('record.document')}
          maxlength={longest.address}
          value={typed?.document}
          error={error('document')}
        />
        <button type="submit">{t('record.submit')}</button>
      </form>
    </section>
  )
}

function What({ view, chosen, error }: { view: View; chosen: string; error: string | undefined }) {
  const t = view.speech.words('membership')
  return (
    <fieldset class={error ? 'field invalid' : 'field'} aria-describedby={error ? 'what-error' : undefined}>
      <legend class="label">{t('record.what')}</legend>
      {error && (
        <p class="error" id="what-error">
          {error}
        </p>
      )}
      <div class="options">
        {(['done', 'planned'] as const).map((what) => (
          <label class="option">
            <input type="radio" name="what" value={what} checked={chosen === what} />
            <span>{t(`record.what.${what}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
