import type { Speech } from '#platform/i18n'

interface PagerProps {
  speech: Speech
  page: number
  pages: number
  address: (page: number) => string
}

export function Pager({ speech, page, pages, address }: PagerProps) {
  if (pages <= 1) return null
  const t = speech.words('site')
  return (
    <nav class="pager" aria-label={t('pager.label')}>
      {page > 1 && (
        <a rel="prev" href={address(page - 1)}>
          {t('pager.previous')}
        </a>
      )}
      <span>{t('pager.position', { page, pages })}</span>
      {page < pages && (
        <a rel="next" href={address(page + 1)}>
          {t('pager.next')}
        </a>
      )}
    </nav>
  )
}
