import { sourcesOf } from '#network'
import type { View } from '#platform/http'

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
  const host = new URL(href).hostname.replace(/^www\./, '')
  const rest = text.slice(href.length).trim()
  return (
    <>
      <a href={href} rel="noreferrer">
        {t('source.page', { host })}
      </a>
      {rest && <span lang={view.lang === 'en' ? undefined : 'en'}> {rest}</span>}
    </>
  )
}
