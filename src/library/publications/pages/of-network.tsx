import type { Deps } from '#deps'
import type { View } from '#platform/http'
import { href } from '#routes'
import { readerOf } from '../../entries/index.ts'
import { type Publication, slicePublications } from '../store.ts'
import { PublicationItems } from './items.tsx'

export interface PublicationsOfNetwork {
  readonly publications: readonly Publication[]
  readonly count: number
}

const shown = 5

/** The newest of a network that the reader may see. */
export function publicationsOf(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { actor, lang }: View,
  network: string,
): Promise<PublicationsOfNetwork> {
  const filter = { form: '', language: '', theme: '', network }
  return slicePublications({ db, reader: readerOf(actor), now: now() }, filter, { limit: shown, offset: 0, lang })
}

/** Nothing where there are none. */
export function PublicationsOf({ view, network, of }: { view: View; network: string; of: PublicationsOfNetwork }) {
  if (of.count === 0) return null
  const t = view.speech.words('publications')
  return (
    <section class="section">
      <h2>{t('publications.title')}</h2>
      <PublicationItems view={view} publications={of.publications} headings="h3" />
      {of.count > shown && (
        <p class="actions">
          <a href={href('publications', { lang: view.lang }, { network })}>
            {t('publications.ofNetwork', { count: of.count })}
          </a>
        </p>
      )}
    </section>
  )
}
