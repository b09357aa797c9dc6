import type { View } from '#platform/http'
import { sourcesOf } from '../model.ts'

/** Where something is recorded from: addresses as links named by their host, anything else as it stands. */
export function SourceLinks({ view, source }: { view: View; source: string }) {
  const sources = sourcesOf(source)
  if (sources.length === 1) return <Source view={view} {...sources[0]} />
  return (
    <ul>
      {sources.map((one) => (
        <li>
          <Source view={view} {...one} />
        </li>
      ))}
    </ul>
  )
}

function Source({ view, text = '', href }: { view: View; text?: string; href?: string | undefined }) {
  const t = view.speech.words('network')
  if (!href || !URL.canParse(href)) return <>{text === 'ICC annual report 2020 (FR)' ? t('source.report2020') : text}</>
  const rest = text.slice(href.length).trim()
  return (
    <>
      <SourceLink href={href} label={(host) => t('source.page', { host })} />
      {rest && <span lang={view.lang === 'en' ? undefined : 'en'}> {rest}</span>}
    </>
  )
}

/** Said once in a section where something stands, marked, in the words of the record: these are English. */
export function RecordLanguageNote({ view, shown }: { view: View; shown: boolean }) {
  if (!shown || view.lang === 'en') return null
  const language = view.speech.language('en')
  return <p class="hint">{view.speech.words('network')('record.language', { language })}</p>
}

/** A page elsewhere, called by its host. */
export function SourceLink({ href, label }: { href: string; label: (host: string) => string }) {
  return (
    <a href={href} rel="noreferrer">
      {label(new URL(href).hostname.replace(/^www\./, ''))}
    </a>
  )
}
