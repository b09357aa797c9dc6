import { type Entry, type Publication, PublicationLinks, textIn } from '#library'
import { SourceLink } from '#network'
import type { View } from '#platform/http'
import type { Link } from '../kinds.ts'
import { linesOf } from '../words.ts'

interface Props {
  view: View
  /** With `outputs` among its texts and `links` among its values. */
  entry: Entry<{ readonly links: readonly Link[] }>
  publications: readonly Publication[]
}

/** What came of it: entries of the library, addresses, and what is known by its name alone. */
export function Outputs({ view, entry, publications }: Props) {
  const { lang } = view
  const t = view.speech.words('activities')
  const { links } = entry.values
  const named = textIn(entry, 'outputs', lang)
  const lines = linesOf(named?.text)
  if (publications.length + links.length + lines.length === 0) return null
  return (
    <section>
      <h2>{t('outputs.title')}</h2>
      {lines.length > 0 && (
        <ul lang={named?.lang === lang ? undefined : named?.lang}>
          {lines.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      )}
      {links.length > 0 && (
        <ul>
          {links.map((link) => (
            <li>
              <LinkOut view={view} link={link} />
            </li>
          ))}
        </ul>
      )}
      {publications.length > 0 && (
        <>
          <h3>{t('outputs.publications')}</h3>
          <PublicationLinks view={view} publications={publications} />
        </>
      )}
    </section>
  )
}

function LinkOut({ view: { lang }, link: { title, address } }: { view: View; link: Link }) {
  const [own] = Object.keys(title)
  const language = title[lang] ? lang : own
  const text = language === undefined ? address : (title[language] ?? address)
  return (
    <span lang={language === lang ? undefined : language}>
      <SourceLink href={address} label={(host) => `${text} (${host})`} />
    </span>
  )
}
