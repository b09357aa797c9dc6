import { type PublicationLevel, publicationLevels } from '#insight'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Notice } from '#ui'
import type { Round } from '../model.ts'
import type { Standing } from './open.ts'
import type { Signing } from './signing.ts'

interface SubmissionProps extends Standing {
  view: View
  round: Round
  place: { readonly name: string }
  signing: Signing
}

/** What signing off will do, what the mandate holder stands by, and what becomes public. */
export function Submission(props: SubmissionProps) {
  const { view, round, place, progress, undecided, signing } = props
  const t = view.speech.words('assessment')
  const { missing } = progress.counts
  const unconfirmed = signing.refused === 'unconfirmed'
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
        <PublicationChoice view={view} level={signing.level} />
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
              <span>{t('submit.confirm', { place: place.name })}</span>
            </label>
          </div>
        </div>
        <button type="submit">{t('submit.submit')}</button>
      </form>
    </section>
  )
}

/** What everybody may read of the result; it can be changed at any time. */
function PublicationChoice({ view, level }: { view: View; level: PublicationLevel }) {
  const t = view.speech.words('data')
  return (
    <fieldset class="item">
      <legend>{t('publication.legend')}</legend>
      <p class="hint">{view.speech.words('assessment')('submit.public')}</p>
      <div class="options publication-levels">
        {publicationLevels.map((one) => (
          <div class="publication-level">
            <label class="option">
              <input
                type="radio"
                name="publication"
                value={one}
                checked={one === level}
                aria-describedby={`${one}-means`}
              />
              <span>{t(`publication.level.${one}`)}</span>
            </label>
            <div class="publication-means" id={`${one}-means`}>
              <p>{t(`publication.level.${one}.text`)}</p>
            </div>
          </div>
        ))}
      </div>
    </fieldset>
  )
}
