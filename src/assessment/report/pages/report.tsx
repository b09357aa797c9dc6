import type { Child } from 'hono/jsx'
import { type Doc, DocumentBody } from '#platform/document'
import type { View } from '#platform/http'
import { href } from '#routes'
import { Breadcrumb, Empty, Notice, Page } from '#ui'
import { mayHaveData } from '../files-policy.ts'
import type { ReportVersion } from '../model.ts'
import type { OpenedReport } from './open.ts'

export interface ReportProps extends OpenedReport {
  view: View
  doc: Doc
  /** The version shown; null for the draft. */
  shown: ReportVersion | null
  resultId: string | null
  /** Quotations of single answers are left out. */
  partly: boolean
  /** What was just done. */
  done: 'remark' | 'settled' | 'approved' | 'withdrawn' | 'published' | undefined
  /** What those who work on it see besides. */
  children?: Child
}

/** The report as everybody reads it, with the work on it for those whose it is. */
export function ReportPage(props: ReportProps) {
  const { view, doc, place, done, children } = props
  const t = view.speech.words('report')
  return (
    <Page
      view={view}
      title={doc.title}
      description={doc.description}
      section="index"
      demonstration={place.demonstration}
      indexed={false}
    >
      <Crumbs {...props} />
      {done && (
        <Notice kind="success" live>
          <p>{t(`done.${done}`)}</p>
        </Notice>
      )}
      <DocumentBody doc={doc}>
        <Standing {...props} />
        <Files {...props} />
        {children}
      </DocumentBody>
    </Page>
  )
}

function Crumbs({ view, place, round, inside }: ReportProps) {
  const { lang, speech } = view
  const words = speech.words('assessment')
  return (
    <Breadcrumb
      speech={speech}
      crumbs={[
        { label: place.name, href: href('place', { lang, id: place.id }) },
        ...(inside
          ? [
              {
                label: words('round.name', { place: place.name, year: String(round.year) }),
                href: href('round', { lang, round: round.id }),
              },
            ]
          : []),
      ]}
    />
  )
}

/** Which version this is, what it replaces, who can read it. */
function Standing({ view, shown, versions, round, level, inside, partly }: ReportProps) {
  const { lang, speech } = view
  const t = speech.words('report')
  if (!shown) {
    return (
      <Notice>
        <p>{t('page.draft')}</p>
      </Notice>
    )
  }
  const [newest] = versions
  const given = {
    version: String(shown.version),
    date: speech.date(shown.publishedAt),
    former: String(shown.version - 1),
  }
  const reason = shown.reason ?? ''
  return (
    <div class="report-standing">
      {newest && newest.version !== shown.version ? (
        <Notice kind="warning">
          <p>
            {t('page.older', given)} <a href={href('report', { lang, round: round.id })}>{t('page.newest')}</a>
          </p>
        </Notice>
      ) : (
        <p>{shown.reason === null ? t('page.version', given) : t('page.correction', { ...given, reason })}</p>
      )}
      <p class="hint hash">{t('page.fingerprint', { hash: shown.hash })}</p>
      {versions.length > 1 && <Versions view={view} roundId={round.id} versions={versions} />}
      {inside && level !== 'areas' && level !== 'answers' && <p class="hint">{t('page.private')}</p>}
      {partly && <p class="hint">{t('page.partly')}</p>}
    </div>
  )
}

function Versions({ view, roundId, versions }: { view: View; roundId: string; versions: readonly ReportVersion[] }) {
  const { lang, speech } = view
  const t = speech.words('report')
  return (
    <details>
      <summary>{t('page.versions')}</summary>
      <ul>
        {versions.map(({ version, publishedAt, reason }) => (
          <li>
            <a href={href('reportVersion', { lang, round: roundId, version: String(version) })}>
              {t('page.versions.item', { version: String(version), date: speech.date(publishedAt) })}
            </a>
            {reason !== null && ` ${reason}`}
          </li>
        ))}
      </ul>
    </details>
  )
}

function Files({ view, round, resultId, blind }: Pick<ReportProps, 'view' | 'resultId' | 'round' | 'blind'>) {
  const { lang, speech } = view
  const t = speech.words('report')
  return (
    <nav class="report-files" aria-label={t('page.files')}>
      <ul>
        <li>
          <a href={href('reportPdf', { lang, round: round.id })}>{t('page.pdf')}</a>
        </li>
        <li>
          <a href={href('reportWord', { lang, round: round.id })}>{t('page.docx')}</a>
        </li>
        <li>
          <a href={href('reportSummary', { lang, round: round.id })}>{t('page.summary')}</a>
        </li>
        {!blind && mayHaveData(view.actor, round.placeId) && (
          <li>
            <a href={href('reportData', { lang, round: round.id })}>{t('page.data')}</a>
          </li>
        )}
        {resultId !== null && (
          <li>
            <a href={href('result', { lang, result: resultId })}>{t('page.result')}</a>
          </li>
        )}
      </ul>
    </nav>
  )
}

/** A round that is still open has none. */
export function NoReportPage({ view, place, round }: Pick<ReportProps, 'view' | 'place' | 'round'>) {
  const { lang, speech } = view
  const t = speech.words('report')
  const title = t('doc.title', { place: place.name, year: String(round.year) })
  return (
    <Page view={view} title={title} section="index" demonstration={place.demonstration} indexed={false}>
      <Breadcrumb speech={speech} crumbs={[{ label: place.name, href: href('place', { lang, id: place.id }) }]} />
      <h1>{title}</h1>
      <Empty title={t('page.none.title')}>
        <p>{t('page.none.text')}</p>
        <p>
          <a href={href('round', { lang, round: round.id })}>
            {speech.words('assessment')('round.name', { place: place.name, year: String(round.year) })}
          </a>
        </p>
      </Empty>
    </Page>
  )
}
