import type { View } from '#platform/http'
import { href } from '#routes'
import { In, textIn } from '../../entries/index.ts'
import { foldVersions } from '../model.ts'
import type { Publication } from '../store.ts'
import { languageLabel } from '../words.ts'

interface Props {
  view: View
  publications: readonly Publication[]
}

/** Each publication once, by its title. */
export function PublicationLinks({ view, publications }: Props) {
  return (
    <ul>
      {foldVersions(publications).map(({ first, others }) => (
        <li>
          <PublicationLink view={view} publication={first} />
          <OtherVersions view={view} versions={others} />
        </li>
      ))}
    </ul>
  )
}

/** The same in other languages, where they are entries of their own. */
export function OtherVersions({ view, versions }: { view: View; versions: readonly Publication[] }) {
  if (versions.length === 0) return null
  const { speech } = view
  return (
    <details>
      <summary>{speech.words('publications')('publication.apart', { count: versions.length })}</summary>
      <ul>
        {versions.map((version) => (
          <li>
            <PublicationLink view={view} publication={version} />
            {version.values.language && <span class="also"> ({languageLabel(speech, version.values.language)})</span>}
          </li>
        ))}
      </ul>
    </details>
  )
}

const PublicationLink = ({ view, publication }: { view: View; publication: Publication }) => (
  <a href={href('publication', { lang: view.lang, id: publication.id })}>
    <In view={view} said={textIn(publication, 'title', view.lang)} />
  </a>
)
