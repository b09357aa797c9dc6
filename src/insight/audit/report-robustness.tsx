import type { Sensitivity } from '#statistics'
import { Table } from '#ui'
import { type ReportProps, Step } from './report.tsx'

const shown = 10

export function RobustnessStep({ speech, report, name, unitName }: ReportProps) {
  const t = speech.words('audit')
  const found = report.robustness
  if (!found) {
    return (
      <Step speech={speech} number={8}>
        <p>{t('robust.none')}</p>
      </Step>
    )
  }
  // A share that rounds to nothing is 0, not -0.
  const figure = (value: number, digits = 2) =>
    speech.number(Math.abs(value) < 0.5 * 10 ** -digits ? 0 : value, { maximumFractionDigits: digits })
  const between = (value: number, [from, to]: Sensitivity['interval']['first']) =>
    from === to
      ? figure(value)
      : t('sensitivity.interval', { value: figure(value), from: figure(from), to: figure(to) })
  const { widest, sensitivity, leftOut } = found
  return (
    <Step speech={speech} number={8}>
      <p>{t(`robust.${found.kind}`, { builds: found.builds, seed: String(found.seed) })}</p>
      {found.meanWidth !== null && <p>{t('robust.width', { width: figure(found.meanWidth, 1), n: found.n })}</p>}
      {widest && <p>{t('robust.widest', { ...widest, unit: unitName(widest.unit) })}</p>}
      {found.tiers > 0 && <p>{t('robust.tiers', { count: found.tiers })}</p>}
      {sensitivity && (
        <Table
          caption={t('sensitivity.caption')}
          rows={sensitivity}
          columns={[
            {
              key: 'choice',
              head: t('sensitivity.assumption'),
              rowHead: true,
              cell: ({ assumption }) => t(`assumption.${assumption}`),
            },
            {
              key: 'first',
              head: t('sensitivity.first'),
              numeric: true,
              cell: ({ first, interval }) => between(first, interval.first),
            },
            {
              key: 'total',
              head: t('sensitivity.total'),
              numeric: true,
              cell: ({ total, interval }) => between(total, interval.total),
            },
          ]}
        />
      )}
      <Table
        caption={t('leftOut.caption')}
        rows={leftOut.slice(0, shown)}
        columns={[
          { key: 'key', head: t('leftOut.key'), rowHead: true, cell: ({ key }) => name(key) },
          {
            key: 'change',
            head: t('leftOut.change'),
            numeric: true,
            cell: ({ meanChange }) => (meanChange === null ? '–' : figure(meanChange)),
          },
        ]}
      />
    </Step>
  )
}
