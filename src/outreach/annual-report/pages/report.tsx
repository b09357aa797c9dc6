import { DocumentBody } from '#platform/document'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, Notice, Page } from '#ui'
import type { OpenedPart, OpenedYear } from './open.ts'

interface NamedNetwork {
  readonly id: string
  readonly name: string
}

export interface ReportProps extends OpenedYear {
  view: View
  networks: readonly NamedNetwork[]
}

/** A year's report as a page: what it is, its files, its contents, its chapters. */
export function ReportPage(props: ReportProps) {
  const { view, doc } = props
  const t = view.speech.words('annualReport')
  return (
    <Page view={view} title={doc.title} description={doc.description} structured={structuredOf(props)}>
      <Breadcrumb
        speech={view.speech}
        crumbs={[{ label: t('list.title'), href: href('annualReports', { lang: view.lang }) }]}
      />
      <DocumentBody doc={doc}>
        <Standing {...props} />
        <Files {...props} />
      </DocumentBody>
    </Page>
  )
}

/** As schema.org has it. */
const structuredOf = ({ view, doc, year, shown }: ReportProps) => ({
  '@type': 'Report',
  '@id': view.origin + href('annualReport', { lang: view.lang, year: String(year) }),
  name: doc.title,
  inLanguage: view.lang,
  temporalCoverage: String(year),
  ...(shown && { datePublished: shown.frozenAt.toISOString().slice(0, 10), version: String(shown.version) }),
})

function Standing({ view, shown, versions, lines }: ReportProps) {
  const { speech, lang } = view
  const t = speech.words('annualReport')
  const [newest] = versions
  // That it is not frozen stands in the mark of the document.
  if (!shown) {
    const broken = lines.some(({ state }) => state === 'open' || state === 'lacking')
    return broken ? <Notice kind="warning">{t('report.broken')}</Notice> : null
  }
  const former = String(shown.version - 1)
  return (
    <Notice>
      {newest && newest.version !== shown.version && (
        <p>
          {t('report.older')}{' '}
          <a href={href('annualReport', { lang, year: String(shown.year) })}>{t('report.newest')}</a>
        </p>
      )}
      <p>{t('report.frozen', { date: speech.date(shown.frozenAt), version: String(shown.version) })}</p>
      {shown.reason !== null && <p>{t('report.replaces', { former, reason: shown.reason })}</p>}
      <p class="hint annual-hash">{t('report.hash', { hash: shown.hash })}</p>
    </Notice>
  )
}

function Files({ view, year, prepares, shown, versions, networks }: ReportProps) {
  const { lang, speech } = view
  const t = speech.words('annualReport')
  const at = { lang, year: String(year) }
  const query = shown && versions[0]?.version !== shown.version ? { version: shown.version } : {}
  return (
    <nav class="annual-files" aria-label={t('report.files')}>
      <ul>
        <li>
          <a href={href('annualReportFigures', at)}>{t('report.figures')}</a>
        </li>
        <li>
          <a href={href('annualReportPdf', at, query)}>{t('report.pdf')}</a>
        </li>
        <li>
          <a href={href('annualReportWord', at, query)}>{t('report.word')}</a>
        </li>
        {shown && (
          <li>
            <a href={href('annualReportPackage', at, query)}>{t('report.package')}</a>
          </li>
        )}
        {prepares && (
          <li>
            <a href={href('annualReportDesk', at)}>{t('report.desk')}</a>
          </li>
        )}
      </ul>
      {versions.length > 1 && <Versions view={view} versions={versions} shown={shown} />}
      {networks.length > 0 && (
        <details>
          <summary>{t('report.networks')}</summary>
          <ul>
            {networks.map(({ id, name }) => (
              <li>
                <a href={href('annualReportNetwork', { ...at, network: id })}>{name}</a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </nav>
  )
}

function Versions({ view, versions, shown }: Pick<ReportProps, 'view' | 'versions' | 'shown'>) {
  const { lang, speech } = view
  const t = speech.words('annualReport')
  return (
    <details>
      <summary>{t('report.versions')}</summary>
      <ul>
        {versions.map(({ year, version, frozenAt }) => (
          <li>
            <a
              href={href('annualReportVersion', { lang, year: String(year), version: String(version) })}
              aria-current={shown?.version === version ? 'page' : undefined}
            >
              {t('report.former', { version: String(version), date: speech.date(frozenAt) })}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** A network's part: as frozen with the year's report, else as it stands now. */
export function NetworkReportPage({ view, doc, frozen, year }: OpenedPart & { view: View; year: string }) {
  const t = view.speech.words('annualReport')
  const { lang } = view
  return (
    <Page view={view} title={doc.title} description={doc.description}>
      <Breadcrumb
        speech={view.speech}
        crumbs={[
          { label: t('list.title'), href: href('annualReports', { lang }) },
          { label: t('report.year', { year }), href: href('annualReport', { lang, year }) },
        ]}
      />
      <DocumentBody doc={doc}>
        {frozen && (
          <Notice>
            {t('report.part', { date: view.speech.date(frozen.frozenAt), version: String(frozen.version) })}
          </Notice>
        )}
      </DocumentBody>
    </Page>
  )
}
