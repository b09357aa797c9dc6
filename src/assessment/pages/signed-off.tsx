import type { Actor } from '#network'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Notice, TextArea } from '#ui'
import { type Round, stateOf } from '../model.ts'
import { mayOpen } from '../policy.ts'
import { ReportLink } from '../report/index.ts'
import { readerOf } from '../review/index.ts'
import type { OpenedRound } from './open.ts'
import type { Signing } from './signing.ts'
import { When } from './when.tsx'

interface SignedOffProps extends OpenedRound {
  view: View
  resultId: string | undefined
  signing: Signing
}

/** A round that is signed off: what comes of it, and how it can be taken back. */
export function SignedOff(props: SignedOffProps) {
  const { view, round, resultId, signing } = props
  const t = view.speech.words('assessment')
  const state = stateOf(round)
  return (
    <>
      <Notice kind="success" title={t('submitted.title')}>
        {round.submittedAt && <p>{t('submitted.text', { date: view.speech.date(round.submittedAt) })}</p>}
        {state === 'signed_off' && <p>{t(signing.reviewed ? 'submitted.review' : 'submitted.next')}</p>}
        <p class="actions">
          {resultId && readsResult(props) && (
            <a class="button" href={href('result', { lang: view.lang, result: resultId })}>
              {t('round.result')}
            </a>
          )}
          {readsReport(props) && <ReportLink view={view} round={round} />}
          {(signing.reviewed || state === 'signed_off') && (
            <a href={href('review', { lang: view.lang, round: round.id })}>{t('submitted.toReview')}</a>
          )}
        </p>
      </Notice>
      {state === 'signed_off' && mayTakeBack(props) && <ReopenForm {...props} />}
    </>
  )
}

/** Whoever reviews reads the answers; the result is the place’s until it is public. */
const readsResult = ({ actor, round }: { actor: OpenedRound['actor']; round: Round }): boolean =>
  actor.mandates.some(({ role, placeId }) => role === 'secretariat' || placeId === round.placeId)

/** Whoever scores blind is shown no door to it: what everybody may read of it stands with the result. */
const readsReport = ({ actor, round, signing }: SignedOffProps): boolean =>
  readerOf(actor as Actor, round.placeId, signing.review).seesFirst

/** The table says the same; who only reads is not shown a form. */
const mayTakeBack = ({ actor, round }: { actor: OpenedRound['actor']; round: Round }): boolean =>
  mayOpen(actor, round.placeId) || actor.mandates.some(({ role }) => role === 'secretariat')

function ReopenForm({ view, round, signing }: SignedOffProps) {
  const t = view.speech.words('assessment')
  const amiss = signing.refused === 'reasonless'
  return (
    <details open={amiss || undefined} class="end-step">
      <summary>{t('reopen.open')}</summary>
      <form method="post" action={href('roundReopen', { lang: view.lang, round: round.id })} novalidate>
        <p>{t('reopen.text')}</p>
        <TextArea
          name="reason"
          label={t('reopen.reason')}
          hint={t('reopen.reason.hint')}
          rows={3}
          maxlength={4000}
          error={amiss ? t('reopen.reasonless') : undefined}
        />
        <button type="submit" class="secondary">
          {t('reopen.submit')}
        </button>
      </form>
    </details>
  )
}

/** Where a sign-off was taken back: every one of them, by whom, when and why. */
export function SignOffHistory({ view, signing: { signOffs } }: { view: View; signing: Signing }) {
  if (!signOffs.some(({ reopenedAt }) => reopenedAt)) return null
  const t = view.speech.words('assessment')
  return (
    <section class="section">
      <h2>{t('signOffs.title')}</h2>
      <ol class="turns" reversed>
        {signOffs.map((one) => (
          <li>
            <p>
              {t('signOffs.signedOff', { name: one.signedOffByName ?? t('somebody') })},{' '}
              <When view={view} time={one.signedOffAt} />
            </p>
            {one.reopenedAt && (
              <>
                <p>
                  {t('signOffs.reopened', { name: one.reopenedByName ?? t('somebody') })},{' '}
                  <When view={view} time={one.reopenedAt} />
                </p>
                <p class="said">{one.reason}</p>
              </>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
