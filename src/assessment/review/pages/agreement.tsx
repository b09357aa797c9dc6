import { langOf, textsIn } from '#instruments'
import type { View } from '#platform/http'
import { Notice, Table } from '#ui'
import { type Agreement, agreementOf } from '../agreement.ts'
import { comparedAt } from '../model.ts'
import type { OpenedReview } from './open.ts'

/** How far the two experts agree, area by area, with what the figure does not show. */
export function AgreementSection({ view, edition, review }: OpenedReview & { view: View }) {
  const { speech } = view
  const t = speech.words('review')
  const texts = textsIn(edition, view.lang)
  const rows = agreementOf(edition, review)
  const at = comparedAt(review)
  return (
    <section class="section" id="agreement">
      <h2>{t('agreement.title')}</h2>
      {!at && <p>{t('agreement.notYet')}</p>}
      {at && (
        <>
          <p>{t('agreement.text', { date: speech.date(at) })}</p>
          <Table
            caption={t('agreement.title')}
            captionHidden
            stacked
            columns={[
              {
                key: 'area',
                head: t('agreement.area'),
                rowHead: true,
                cell: ({ area }: Agreement) =>
                  area === null ? (
                    t('agreement.all')
                  ) : (
                    <span {...langOf(texts.area(area))}>{texts.area(area).name}</span>
                  ),
              },
              {
                key: 'same',
                head: t('agreement.same'),
                numeric: true,
                cell: ({ same, compared }) => t('agreement.of', { count: same, of: compared }),
              },
              {
                key: 'kappa',
                head: t('agreement.kappa'),
                numeric: true,
                cell: ({ kappa }) =>
                  kappa === null ? t('agreement.undefined') : speech.number(kappa, { maximumFractionDigits: 2 }),
              },
              { key: 'n', head: t('agreement.n'), numeric: true, cell: ({ decisions }) => speech.number(decisions) },
            ]}
            rows={rows}
          />
          <Notice title={t('agreement.limits.title')}>
            <p>{t('agreement.limits.text')}</p>
          </Notice>
        </>
      )}
    </section>
  )
}
