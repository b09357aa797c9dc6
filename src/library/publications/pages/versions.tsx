import type { View } from '#platform/http'
import { href } from '#routes'
import { In, textIn } from '../../entries/index.ts'
import { versionsOf } from '../model.ts'
import type { Publication } from '../store.ts'
import { languageLabel } from '../words.ts'
import { ReadOn } from './publication.tsx'

interface Props {
  view: View
  publication: Publication
  /** The same in other languages, listed for themselves. */
  versions: readonly Publication[]
}

/** Each language it exists in, and where it can be read. */
export function Versions({ view, publication, versions }: Props) {
  const { speech, lang } = view
  const t = speech.words('publications')
  const { language, languageInferred } = publication.values
  const own = versionsOf(publication.values)
  const known = new Set(own.map((version) => version.language))
  const apart = versions.filter(({ values }) => values.language !== null)
  const others = apart.filter(({ values }) => !known.has(values.language ?? ''))
  return (
    <section class="section">
      <h2>{t('publication.versions')}</h2>
      {own.length + others.length === 0 && <p>{t('publication.languages.none')}</p>}
      <ul>
        {own.map((version) => {
          const same = apart.find(({ values }) => values.language === version.language)
          return (
            <li>
              <strong>{languageLabel(speech, version.language)}</strong>
              {version.language === language && (
                <span class="also">
                  {' '}
                  {t(languageInferred ? 'publication.version.inferred' : 'publication.version.original')}
                </span>
              )}
              {' – '}
              {version.address ? (
                <ReadOn view={view} address={version.address} />
              ) : same ? (
                <Apart view={view} publication={same} />
              ) : (
                <span class="also">{t('publication.version.unknown')}</span>
              )}
            </li>
          )
        })}
        {others.map((other) => (
          <li>
            <strong>{languageLabel(speech, other.values.language ?? lang)}</strong>
            {' – '}
            <Apart view={view} publication={other} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Apart({ view, publication }: { view: View; publication: Publication }) {
  return (
    <>
      <a href={href('publication', { lang: view.lang, id: publication.id })}>
        <In view={view} said={textIn(publication, 'title', view.lang)} />
      </a>
      <span class="also"> {view.speech.words('publications')('publication.version.apart')}</span>
    </>
  )
}
