import type { View } from '#platform/http'
import { languages } from '#platform/i18n'
import { href } from '#routes'
import { Markdown } from '#ui'
import type { Network } from '../../model.ts'
import type { WrittenPage } from '../page-store.ts'
import type { PageVersion } from '../writing.ts'
import { EditFrame } from './frame.tsx'
import { titleOf } from './overview.tsx'

interface Props {
  view: View
  network: Pick<Network, 'id' | 'name' | 'demonstration'>
  page: WrittenPage
  version: PageVersion
}

/** One version as it was saved, in every language, with the way back to it. */
export function VersionPage({ view, network, page, version }: Props) {
  const { speech, lang } = view
  const t = speech.words('networks')
  const { id } = network
  const isNewest = page.versions.at(-1) === version
  const title = t('version.title', { version: version.version, page: titleOf(view, page) })
  return (
    <EditFrame view={view} network={network} title={title} part="pages">
      <p>
        {t('version.savedBy', {
          date: speech.date(version.savedAt, { dateStyle: 'long', timeStyle: 'short' }),
          name: version.savedByName ?? t('version.nobody'),
        })}
      </p>
      <div class="side-by-side">
        {languages.map((one) => {
          const words = version.texts[one]
          return (
            <section class="card" lang={words ? one : undefined}>
              <h2>{speech.language(one)}</h2>
              {words ? (
                <>
                  {words.title && <h3>{words.title}</h3>}
                  <Markdown text={words.text} headings={4} />
                </>
              ) : (
                <p class="hint">{t('version.noWords')}</p>
              )}
            </section>
          )
        })}
      </div>
      <form
        class="actions"
        method="post"
        action={href('networkVersion', { lang, id, page: page.id, version: String(version.version) })}
      >
        {!isNewest && <button type="submit">{t('version.restore')}</button>}
        <a href={href('networkWriting', { lang, id, page: page.id })}>{t('version.back')}</a>
      </form>
    </EditFrame>
  )
}
