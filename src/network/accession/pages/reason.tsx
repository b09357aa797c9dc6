import type { View } from '#platform/http'
import { longest } from '../typed.ts'

interface ReasonProps {
  view: View
  /** Unique on the page, which may hold several such forms. */
  id: string
  action: string
  label: string
  submit: string
  /** What was typed, where it was not taken, and why. */
  rejected?: { typed: string; error: string } | undefined
}

/** A form that asks for a reason and nothing else. */
export function ReasonForm({ id, action, label, submit, rejected }: ReasonProps) {
  return (
    <form method="post" action={action}>
      <div class={rejected ? 'field invalid' : 'field'}>
        <label for={id}>{label}</label>
        {rejected && (
          <p class="error" id={`${id}-error`} role="alert">
            {rejected.error}
          </p>
        )}
        <input
          id={id}
          name="reason"
          type="text"
          maxlength={longest.reason}
          value={rejected?.typed}
          aria-invalid={rejected ? 'true' : undefined}
          aria-describedby={rejected ? `${id}-error` : undefined}
        />
      </div>
      <button class="secondary" type="submit">
        {submit}
      </button>
    </form>
  )
}

interface TakeBackProps extends Omit<ReasonProps, 'label' | 'submit' | 'id'> {
  /** Of the record. */
  record: string
}

/** Folded, since it is rarely wanted; open where its reason was not taken. */
export function TakeBack({ view, record, ...props }: TakeBackProps) {
  const t = view.speech.words('membership')
  return (
    <details class="take-back" open={props.rejected !== undefined}>
      <summary>{t('takeBack.summary')}</summary>
      <ReasonForm
        view={view}
        id={`reason-${record}`}
        label={t('takeBack.reason')}
        submit={t('takeBack.submit')}
        {...props}
      />
    </details>
  )
}
