import type { Speech } from '#platform/i18n'
import type { AuditReport } from '#statistics'
import { ReportBody, type ReportProps } from './report.tsx'

const sheet = `body { font: 1rem/1.5 system-ui, sans-serif; max-inline-size: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1c2430 }
h1, h2, h3 { line-height: 1.2 } h2 { margin-block-start: 2.5rem }
table { border-collapse: collapse; margin-block: 1rem } caption { text-align: start; font-weight: 600; padding-block: .5rem }
th, td { text-align: start; padding: .35rem .75rem; border-block-end: 1px solid #c9cfd8; vertical-align: top } .numeric { text-align: end }
.table-frame { overflow-x: auto }`

/** The report as a file that opens anywhere. */
export function reportFile(
  speech: Speech,
  report: AuditReport,
  hash: string,
  words: Pick<ReportProps, 'name' | 'unitName'>,
): string {
  const t = speech.words('audit')
  return `<!doctype html>${String(
    <html lang={speech.lang} dir={speech.direction}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{t('title')}</title>
        <style>{sheet}</style>
      </head>
      <body>
        <h1>{t('title')}</h1>
        <p>{t('lead')}</p>
        <ReportBody speech={speech} report={report} {...words} />
        <p>{t('made', { hash })}</p>
      </body>
    </html>,
  )}`
}
