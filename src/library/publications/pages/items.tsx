import type { View } from '#platform/http'
import { href } from '#routes'
import { In, textIn } from '../../entries/index.ts'
import { foldVersions } from '../model.ts'
import type { Publication } from '../store.ts'
import { formName, sayDay } from '../words.ts'
import { OtherVersions } from './links.tsx'

interface ItemsProps {
  view: View
  publications: readonly Publication[]
  headings: 'h3' | 'h4'
  /** Kind, date and languages stand in a column of their own. */
  wide?: boolean
}

/** Title, what it is about, and one line on kind, date and languages. */
export function PublicationItems({ view, publications, headings: Heading, wide }: ItemsProps) {
  const { lang } = view
  return (
    <ul class={wide ? 'practices wide' : 'practices'} role="list">
      {foldVersions(publications).map(({ first: publication, others }) => {
        const summary = textIn(publication, 'summary', lang) ?? textIn(publication, 'note', lang)
        return (
          <li>
            <Heading>
              <a href={href('publication', { lang, id: publication.id })}>
                <In view={view} said={textIn(publication, 'title', lang)} />
              </a>
            </Heading>
            {summary && (
              <p>
                <In view={view} said={summary} />
              </p>
            )}
            <p class="also">{metaOf(publication, view)}</p>
            <OtherVersions view={view} versions={others} />
          </li>
        )
      })}
    </ul>
  )
}

function metaOf({ values }: Publication, { speech }: View): string {
  const languages = values.languages.map((code) => speech.language(code))
  return [
    formName(speech, values.form),
    ...(values.issued ? [sayDay(speech, values.issued)] : []),
    ...(languages.length > 0 ? [speech.list(languages)] : []),
  ].join('\u00A0· ')
}
