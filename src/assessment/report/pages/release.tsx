import { href } from '#routes'
import { TextArea } from '#ui'
import { approvalInForce, approvalUnbound } from '../model.ts'
import type { WorkProps } from './work.tsx'

/** The place's word that the report may go out. */
export function ApprovalPart({ view, round, approvals, content, versions, rights, refused }: WorkProps) {
  const { lang, speech } = view
  const t = speech.words('report')
  const standing = approvalInForce(approvals, content)
  const given = standing ?? (versions.length > 0 ? approvalUnbound(approvals) : undefined)
  const date = given && speech.date(given.approvedAt)
  const amiss = refused?.form === 'approve' ? refused.sentence : undefined
  return (
    <section>
      <h3>{t('approve.title')}</h3>
      {given && date ? (
        <p>
          {given.name === null ? t('approve.given.unknown', { date }) : t('approve.given', { name: given.name, date })}
        </p>
      ) : (
        <p>{t(approvals.length > 0 ? 'approve.lost' : 'approve.missing')}</p>
      )}
      {rights.approve && (
        <form method="post" action={href('reportApprove', { lang, round: round.id })} novalidate>
          {standing ? (
            <button type="submit" name="approve" value="no" class="secondary">
              {t('approve.withdraw')}
            </button>
          ) : (
            <>
              <p>{t('approve.lead')}</p>
              {versions.length > 0 && (
                <p>
                  <a href={href('report', { lang, round: round.id }, { draft: 'yes' })}>{t('approve.read')}</a>
                </p>
              )}
              <input type="hidden" name="content" value={content} />
              {amiss && (
                <p class="error" id="approve-error" role="alert">
                  {amiss}
                </p>
              )}
              <label class="option">
                <input type="checkbox" name="read" value="yes" aria-describedby={amiss && 'approve-error'} />
                <span>{t('approve.confirm')}</span>
              </label>
              <button type="submit" name="approve" value="yes">
                {t('approve.submit')}
              </button>
            </>
          )}
        </form>
      )}
    </section>
  )
}

export function PublishForm({ view, round, versions, refused }: WorkProps) {
  const { lang, speech } = view
  const t = speech.words('report')
  const amiss = refused?.form === 'publish' ? refused : undefined
  return (
    <section>
      <h3>{t('publish.title')}</h3>
      <p>{t('publish.lead')}</p>
      {amiss && (
        <p class="error" role="alert">
          {amiss.sentence}
        </p>
      )}
      <form method="post" action={href('reportPublish', { lang, round: round.id })} novalidate>
        {versions.length > 0 && (
          <TextArea
            name="reason"
            label={t('publish.reason')}
            hint={t('publish.reason.hint')}
            value={amiss?.typed['reason'] ?? ''}
            maxlength={1000}
          />
        )}
        <button type="submit">{t(versions.length > 0 ? 'publish.correct' : 'publish.submit')}</button>
      </form>
    </section>
  )
}
