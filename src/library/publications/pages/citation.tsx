import type { View } from '#platform/http'
import { href } from '#routes'
import { languageMark } from '../../pages/practice-items.tsx'
import type { CslItem } from '../csl.ts'

/** A line to copy, and files for reference managers. */
export function Citation({ view, item }: { view: View; item: CslItem }) {
  const { lang, speech } = view
  const t = speech.words('publications')
  const year = item.issued?.['date-parts'][0][0] ?? t('publication.cite.undated')
  const file = (ending: string) => href('publicationFile', { lang, id: item.id, file: `${item.id}${ending}` })
  const by = item.author ? speech.list(item.author.map(({ literal }) => literal)) : item.publisher
  return (
    <section class="section">
      <h2>{t('publication.cite')}</h2>
      <p class="citation">
        {by} ({year}). <cite lang={languageMark(item.language, view)}>{item.title}</cite>. {item.genre}.{' '}
        {item.author && <>{item.publisher}. </>}
        <span class="address">{item.URL}</span>
      </p>
      <p class="actions">
        <span>{t('publication.cite.files')}</span>
        <a href={file('.csl.json')}>{t('publications.export.csl')}</a>
        <a href={file('.bib')}>{t('publications.export.bibtex')}</a>
      </p>
    </section>
  )
}
