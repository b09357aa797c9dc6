import type { View } from '#platform/http'
import { href } from '#routes'
import { Notice } from '#ui'
import type { Round } from '../model.ts'
import type { Standing } from './open.ts'

interface SubmissionProps extends Standing {
  view: View
  round: Round
  /** The form came without its confirmation. */
  unconfirmed: boolean
}

/** What submitting will do, and the form that does it. */
export function Submission({ view, round, progress, undecided, unconfirmed }: SubmissionProps) {
  const t = view.speech.words('assessment')
  const { missing } = progress.counts
  return (
    <section class="section" id="submit">
      <h2>{t('submit.title')}</h2>
      <p>{t('submit.text')}</p>
      {missing > 0 && (
        <Notice kind="warning">
          <p>{t('submit.missing', { count: missing })}</p>
        </Notice>
      )}
      {undecided.length > 0 && (
        <Notice kind="warning">
          <p>{t('submit.clash', { count: undecided.length })}</p>
        </Notice>
      )}
      <form method="post" action={href('roundSubmit', { lang: view.lang, round: round.id })}>
        <div class={unconfirmed ? 'field invalid' : 'field'}>
          {unconfirmed && (
            <p class="error" id="confirm-error" role="alert">
              {t('submit.unconfirmed')}
            </p>
          )}
          <div>
            <label class="option">
              <input
                type="checkbox"
                name="confirm"
                value="yes"
                aria-invalid={unconfirmed ? 'true' : undefined}
                aria-describedby={unconfirmed ? 'confirm-error' : undefined}
              />
              <span>{t('submit.confirm')}</span>
            </label>
          </div>
        </div>
        <button type="submit">{t('submit.submit')}</button>
      </form>
    </section>
  )
}
