import { langOf, slugOf } from '#instruments'
import { href } from '#routes'
import { Facts } from '#ui'
import type { SectionProps } from './result.tsx'

/** Where the figures come from, what they are not, and the same as files. */
export function ProvenanceSection({ view, result, document, edition, texts, reading }: SectionProps) {
  const { lang, speech } = view
  const t = speech.words('insight')
  const rule = speech.words('instruments')
  const file = (format: string) => href('result', { lang, result: result.id }, { format })
  return (
    <section class="section">
      <h2>{t('provenance.title')}</h2>
      <p>
        <strong>{t('provenance.mirror')}</strong> {t('provenance.independent')}
      </p>
      <Facts
        facts={[
          {
            label: t('provenance.edition'),
            value: (
              <a href={href('instrument', { lang, edition: slugOf(edition) })} {...langOf(texts.edition)}>
                {`${texts.edition.title} ${edition.edition}`}
              </a>
            ),
            note: <code class="hash">{result.editionHash}</code>,
          },
          {
            label: t('provenance.rule'),
            value: rule(`rule.mean.${document.rule.mean}`),
            note: (
              <>
                {rule(`rule.missing.${document.rule.missing}`)} {rule('rule.na')}
                {edition.composites.map(({ key }) => {
                  const { name, about, ...text } = texts.composite(key)
                  return (
                    about && (
                      <span class="rule-composite" {...langOf(text)}>
                        <b>{name}</b> {about}
                      </span>
                    )
                  )
                })}
              </>
            ),
          },
          {
            label: t('provenance.time'),
            value: speech.date(result.computedAt, { dateStyle: 'long', timeStyle: 'short' }),
            note: t('provenance.utc'),
          },
          { label: t('provenance.engine'), value: <code>{result.engine}</code> },
          {
            label: t('provenance.hash'),
            value: <code class="hash">{result.hash}</code>,
            note: t('provenance.hash.note'),
          },
        ]}
      />
      <p class="actions">
        <a href={file('csv')} download>
          {t('download.csv')}
        </a>
        <a href={file('json')} download>
          {reading === 'answers' ? t('download.json') : speech.words('data')('publication.scoresFile')}
        </a>
      </p>
    </section>
  )
}
