import { href } from '#routes'
import { Notice } from '#ui'
import type { SectionProps } from '../../pages/result.tsx'
import { mayPublish } from '../policy.ts'

/** Says how much of the result is public, to whoever sees more or less of it than all. */
export function PublicationNotice({ view, result, reading, published, preview }: SectionProps) {
  const { lang } = view
  const t = view.speech.words('data')
  const choose = href('resultPublication', { lang, result: result.id })
  if (preview) {
    return (
      <Notice kind="warning">
        <p>
          {t('publication.previewing', { level: t(`publication.level.${preview}`) })}{' '}
          <a href={choose}>{t('publication.back')}</a>
        </p>
      </Notice>
    )
  }
  if (reading === 'total' || reading === 'areas') return <Notice>{t(`publication.partly.${reading}`)}</Notice>
  const mayChoose = mayPublish(result, view.actor)
  if (published === 'answers' && !mayChoose) return null
  const key = published === 'answers' ? 'publication.now' : 'publication.onlyYou'
  return (
    <Notice>
      <p>
        {t(key, { level: t(`publication.level.${published}`) })}{' '}
        {mayChoose && <a href={choose}>{t('publication.change')}</a>}
      </p>
    </Notice>
  )
}
