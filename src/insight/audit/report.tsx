import type { Child } from 'hono/jsx'
import type { Speech } from '#platform/i18n'
import type { AuditReport } from '#statistics'
import { Table } from '#ui'
import { issueSentence } from './issue-words.ts'
import { normaliseSentence } from './method-sentences.ts'
import { RobustnessStep } from './report-robustness.tsx'

export interface ReportProps {
  speech: Speech
  report: AuditReport
  /** What the code of an item, an area or a composite is called. */
  name: (key: string) => string
  unitName: (key: string) => string
}

/** The ten steps, in the reader's words; each section can stand in a page or in a file of its own. */
export function ReportBody(props: ReportProps) {
  const t = props.speech.words('audit')
  const { framework } = props.report
  return (
    <>
      <Step speech={props.speech} number={1}>
        <p>{t('framework', { ...framework })}</p>
      </Step>
      <DataStep {...props} />
      <MissingStep {...props} />
      <CoherenceStep {...props} />
      <Step speech={props.speech} number={5}>
        {props.report.method.denominate && <p>{t('denominate')}</p>}
        <p>{normaliseSentence(props.speech, props.report.method)}</p>
        <Named {...props} label={t('constant')} keys={props.report.constant} />
      </Step>
      <WeightStep {...props} />
      <AggregationStep {...props} />
      <RobustnessStep {...props} />
      <Step speech={props.speech} number={9}>
        <p>{t('links.none')}</p>
      </Step>
      <Step speech={props.speech} number={10}>
        <p>{t('show.none')}</p>
      </Step>
    </>
  )
}

type StepNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10

export function Step({ speech, number, children }: { speech: Speech; number: StepNumber; children?: Child }) {
  return (
    <section class="section">
      <h2>{speech.words('audit')(`step.${number}`)}</h2>
      {children}
    </section>
  )
}

/** A list of codes under a label; says so where it is empty. */
function Named({ speech, name, label, keys }: ReportProps & { label: string; keys: readonly string[] }) {
  const t = speech.words('audit')
  return (
    <p>
      <strong>{label}</strong>
      <br />
      {keys.length === 0 ? t('none') : speech.list(keys.map(name))}
    </p>
  )
}

function DataStep(props: ReportProps) {
  const { speech, report } = props
  const t = speech.words('audit')
  const { cells, missing, sparseIndicators, sparseUnits, uniform } = report.data
  return (
    <Step speech={speech} number={2}>
      <p>{t('data.cells', { count: missing, cells, share: speech.percent((100 * missing) / cells) })}</p>
      <Named {...props} label={t('data.sparseItems')} keys={sparseIndicators} />
      <Named {...props} name={props.unitName} label={t('data.sparsePlaces')} keys={sparseUnits} />
      <Named {...props} label={t('data.uniform')} keys={uniform} />
      {report.issues.length > 0 && (
        <>
          <h3>{t('warnings')}</h3>
          <ul>
            {report.issues.map((issue) => (
              <li>{issueSentence(issue, speech, (key) => props.name(props.unitName(key)))}</li>
            ))}
          </ul>
        </>
      )}
    </Step>
  )
}

function MissingStep(props: ReportProps) {
  const { speech, report, name } = props
  const t = speech.words('audit')
  const { imputed, outliers, treated } = report.missing
  const { impute } = report.method
  const how = impute?.group === undefined ? t('impute.mean') : t('impute.group', { group: impute.group })
  return (
    <Step speech={speech} number={3}>
      <p>{impute ? t('missing.imputed', { count: imputed, how }) : t('missing.none')}</p>
      <Named {...props} label={t('outliers')} keys={outliers} />
      {treated === null && <p>{t('treat.none')}</p>}
      {treated?.length === 0 && <p>{t('treat.untouched')}</p>}
      {treated !== null && treated.length > 0 && (
        <ul>
          {treated.map(({ key, winsorised, logarithm }) => (
            <li>
              {logarithm
                ? t('treat.logarithm', { key: name(key) })
                : t('treat.winsorised', { key: name(key), count: winsorised })}
            </li>
          ))}
        </ul>
      )}
    </Step>
  )
}

function CoherenceStep({ speech, report, name }: ReportProps) {
  const t = speech.words('audit')
  const { areas, collinear, negative } = report.multivariate
  const figure = (value: number | null, digits = 2) =>
    value === null ? '–' : speech.number(value, { maximumFractionDigits: digits, minimumFractionDigits: digits })
  const pairs = (label: string, list: typeof collinear) => (
    <>
      <h3>{label}</h3>
      {list.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <ul>
          {list.map(({ a, b, r, n }) => (
            <li>{t('pair', { a: name(a), b: name(b), r: figure(r), n })}</li>
          ))}
        </ul>
      )}
    </>
  )
  return (
    <Step speech={speech} number={4}>
      <p>{t('areas.explain')}</p>
      <Table
        caption={t('areas.caption')}
        stacked
        rows={areas}
        columns={[
          { key: 'area', head: t('areas.area'), rowHead: true, cell: ({ key }) => name(key) },
          { key: 'k', head: t('areas.items'), numeric: true, cell: ({ k }) => speech.number(k) },
          { key: 'n', head: t('areas.n'), numeric: true, cell: ({ n }) => speech.number(n) },
          { key: 'alpha', head: t('areas.alpha'), numeric: true, cell: ({ alpha }) => figure(alpha) },
          { key: 'kmo', head: t('areas.kmo'), numeric: true, cell: ({ kmo }) => figure(kmo) },
          { key: 'p', head: t('areas.bartlett'), numeric: true, cell: ({ bartlett }) => figure(bartlett, 3) },
          {
            key: 'first',
            head: t('areas.first'),
            numeric: true,
            cell: ({ firstComponent }) => (firstComponent === null ? '–' : speech.percent(100 * firstComponent)),
          },
          {
            key: 'weak',
            head: t('areas.weak'),
            cell: ({ weakItems }) => (weakItems.length === 0 ? t('none') : speech.list(weakItems.map(name))),
          },
        ]}
      />
      {pairs(t('pairs.collinear'), collinear)}
      {pairs(t('pairs.negative'), negative)}
    </Step>
  )
}

function WeightStep({ speech, report, name }: ReportProps) {
  const t = speech.words('audit')
  return (
    <Step speech={speech} number={6}>
      <p>{t(report.method.aggregate.weights ? 'weights.given' : 'weights.structure')}</p>
      <p>{t('weights.explain')}</p>
      <Table
        caption={t('weights.caption')}
        rows={report.weights}
        columns={[
          { key: 'area', head: t('weights.area'), rowHead: true, cell: ({ key }) => name(key) },
          {
            key: 'weight',
            head: t('weights.effective'),
            numeric: true,
            cell: ({ effectiveWeight }) => speech.percent(100 * effectiveWeight),
          },
          {
            key: 'importance',
            head: t('weights.importance'),
            numeric: true,
            cell: ({ importance }) => (importance === null ? '–' : speech.percent(100 * importance)),
          },
          { key: 'n', head: t('weights.n'), numeric: true, cell: ({ n }) => speech.number(n) },
        ]}
      />
    </Step>
  )
}

function AggregationStep({ speech, report }: ReportProps) {
  const t = speech.words('audit')
  const { mean, missing, availability } = report.method.aggregate
  return (
    <Step speech={speech} number={7}>
      <p>{t(`aggregate.${mean}`)}</p>
      <p>{t(`aggregate.${missing}`)}</p>
      {availability !== undefined && (
        <p>{t('aggregate.availability', { share: speech.percent(100 * availability) })}</p>
      )}
    </Step>
  )
}
